import { readFileSync } from 'node:fs'

const INTERVAL_MS = 50

/**
 * Calls `onExceeded` once when a process holds more than `limitMb`; returns what ends the watch. Only Linux tells of
 * another process's memory in a file; elsewhere the child's own heap limit has to do.
 */
export function watchMemory(pid: number | undefined, limitMb: number, onExceeded: () => void): () => void {
  if (pid === undefined || process.platform !== 'linux') return () => {}
  const timer = setInterval(() => {
    if (residentMb(pid) <= limitMb) return
    clearInterval(timer)
    onExceeded()
  }, INTERVAL_MS)
  return () => clearInterval(timer)
}

/** 0 where the process is gone. */
function residentMb(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}
