"""
Runs a command and prints the user and system seconds of it and of all its descendants, also of those whose own parent did
not wait for them: a browser leaves its helpers behind, and the shell's `time` would miss them. Linux only.
"""

import ctypes
import os
import resource
import sys

PR_SET_CHILD_SUBREAPER = 36

ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
command = os.fork()
if command == 0:
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.execvp(sys.argv[1], sys.argv[1:])
code = None
while True:
    try:
        ended, status = os.wait()
    except ChildProcessError:
        break
    if ended == command:
        code = os.waitstatus_to_exitcode(status)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{used.ru_utime:.3f} {used.ru_stime:.3f}")
sys.exit(code)
