/*
 * Preloaded into a program under test: makes the N-th call that writes below one folder fail, once or from then on, or
 * writes down all such calls with their data. What it shall do stands in a small file that is mapped into memory
 * (FAULT_CONTROL), so that a test changes it from call to call; the calls go to FAULT_LOG. Linux only.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

struct control {
  volatile int32_t mode;   /* 0: nothing, 1: count and fail, 2: write down */
  volatile int32_t nth;    /* the call to fail, from 1; 0: none */
  volatile int32_t sticky; /* every later one fails too */
  volatile int32_t error;  /* an errno */
  volatile int32_t count;  /* calls seen */
  volatile int32_t failed; /* calls failed */
  volatile int32_t torn;   /* a write that fails has written half before */
  volatile int32_t held;   /* so many renames fail first, as where another program holds the file */
  char folder[224]; /* only paths that begin so */
};

/* As the replayer reads it (power-cut-log.ts): then the first path or the data, then the second path. */
struct record {
  uint8_t kind; /* c w t s r l u a */
  uint8_t pad[7];
  uint64_t file; /* inode */
  uint64_t offset;
  uint32_t first;
  uint32_t second;
};

static struct control *control;
static int log_file = -1;
static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

__attribute__((constructor)) static void start(void) {
  const char *name = getenv("FAULT_CONTROL");
  const char *log = getenv("FAULT_LOG");
  int file = name ? (int)syscall(SYS_openat, AT_FDCWD, name, O_RDWR | O_CLOEXEC, 0) : -1;
  if (file >= 0) {
    void *at = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (at != MAP_FAILED) control = at;
    close(file);
  }
  if (log) log_file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CLOEXEC, 0);
}

static int below(const char *path) {
  return control && control->mode && strncmp(path, (const char *)control->folder, strlen((const char *)control->folder)) == 0;
}

static int watched(int fd, char path[4096]) {
  char link_name[64];
  if (!control || !control->mode) return 0;
  snprintf(link_name, sizeof link_name, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link_name, path, 4095);
  if (length < 0) return 0;
  path[length] = 0;
  return below(path);
}

/* Counts a call; 1: it is to fail, with errno set. */
static int fails(void) {
  if (control->mode != 1) return 0;
  int call = __atomic_add_fetch(&control->count, 1, __ATOMIC_SEQ_CST);
  int nth = control->nth;
  if (nth == 0 || call < nth || (call > nth && !control->sticky)) return 0;
  __atomic_add_fetch(&control->failed, 1, __ATOMIC_SEQ_CST);
  errno = control->error;
  return 1;
}

static void put(const void *data, size_t length) {
  const char *at = data;
  while (length > 0) {
    ssize_t done = syscall(SYS_write, log_file, at, length);
    if (done <= 0) abort();
    at += done;
    length -= (size_t)done;
  }
}

static void note(char kind, uint64_t file, uint64_t offset, const void *first, size_t first_size, const char *second) {
  struct record record = {.kind = (uint8_t)kind, .file = file, .offset = offset, .first = (uint32_t)first_size,
                          .second = second ? (uint32_t)strlen(second) : 0};
  if (log_file < 0) return;
  put(&record, sizeof record);
  put(first, first_size);
  if (second) put(second, record.second);
}

static int noting(void) { return control && control->mode == 2; }

static uint64_t inode_of(int fd) {
  struct stat stats;
  return fstat(fd, &stats) == 0 ? (uint64_t)stats.st_ino : 0;
}

static uint64_t end_or_position(int fd) {
  struct stat stats;
  if ((fcntl(fd, F_GETFL) & O_APPEND) && fstat(fd, &stats) == 0) return (uint64_t)stats.st_size;
  return (uint64_t)lseek(fd, 0, SEEK_CUR);
}

#define REAL(name, type) static type real; if (!real) real = (type)dlsym(RTLD_NEXT, name)

typedef ssize_t (*write_fn)(int, const void *, size_t);
ssize_t write(int fd, const void *data, size_t size) {
  REAL("write", write_fn);
  char path[4096];
  if (!watched(fd, path)) return real(fd, data, size);
  if (fails()) {
    int error = errno;
    if (control->torn && size > 1) real(fd, data, size / 2);
    errno = error;
    return -1;
  }
  if (!noting()) return real(fd, data, size);
  pthread_mutex_lock(&lock);
  uint64_t offset = end_or_position(fd);
  ssize_t done = real(fd, data, size);
  if (done > 0) note(strstr(path, ".acks") ? 'a' : 'w', inode_of(fd), offset, data, (size_t)done, NULL);
  pthread_mutex_unlock(&lock);
  return done;
}

typedef ssize_t (*pwrite_fn)(int, const void *, size_t, off64_t);
static ssize_t pwrite_any(pwrite_fn real, int fd, const void *data, size_t size, off64_t offset) {
  char path[4096];
  if (!watched(fd, path)) return real(fd, data, size, offset);
  if (fails()) {
    int error = errno;
    if (control->torn && size > 1) real(fd, data, size / 2, offset);
    errno = error;
    return -1;
  }
  if (!noting()) return real(fd, data, size, offset);
  pthread_mutex_lock(&lock);
  ssize_t done = real(fd, data, size, offset);
  if (done > 0) note('w', inode_of(fd), (uint64_t)offset, data, (size_t)done, NULL);
  pthread_mutex_unlock(&lock);
  return done;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) {
  REAL("pwrite64", pwrite_fn);
  return pwrite_any(real, fd, data, size, offset);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
  REAL("pwrite64", pwrite_fn);
  return pwrite_any(real, fd, data, size, offset);
}

/* As single writes, so that each piece is counted and written down. */
ssize_t writev(int fd, const struct iovec *pieces, int count) {
  typedef ssize_t (*writev_fn)(int, const struct iovec *, int);
  REAL("writev", writev_fn);
  char path[4096];
  if (!watched(fd, path)) return real(fd, pieces, count);
  ssize_t total = 0;
  for (int n = 0; n < count; n += 1) {
    ssize_t done = write(fd, pieces[n].iov_base, pieces[n].iov_len);
    if (done < 0) return total > 0 ? total : -1;
    total += done;
    if ((size_t)done < pieces[n].iov_len) break;
  }
  return total;
}

typedef int (*sync_fn)(int);
static int sync_any(sync_fn real, int fd) {
  char path[4096];
  if (!watched(fd, path)) return real(fd);
  if (fails()) return -1;
  pthread_mutex_lock(&lock);
  int done = real(fd);
  if (done == 0 && noting()) note('s', inode_of(fd), 0, path, strlen(path), NULL);
  pthread_mutex_unlock(&lock);
  return done;
}

int fsync(int fd) {
  REAL("fsync", sync_fn);
  return sync_any(real, fd);
}

int fdatasync(int fd) {
  REAL("fdatasync", sync_fn);
  return sync_any(real, fd);
}

typedef int (*truncate_fn)(int, off64_t);
static int truncate_any(truncate_fn real, int fd, off64_t size) {
  char path[4096];
  if (!watched(fd, path)) return real(fd, size);
  if (fails()) return -1;
  pthread_mutex_lock(&lock);
  int done = real(fd, size);
  if (done == 0 && noting()) note('t', inode_of(fd), (uint64_t)size, "", 0, NULL);
  pthread_mutex_unlock(&lock);
  return done;
}

int ftruncate64(int fd, off64_t size) {
  REAL("ftruncate64", truncate_fn);
  return truncate_any(real, fd, size);
}

int ftruncate(int fd, off_t size) {
  REAL("ftruncate64", truncate_fn);
  return truncate_any(real, fd, size);
}

typedef int (*names_fn)(const char *, const char *);
static int names_any(names_fn real, char kind, const char *from, const char *to) {
  if (!control || !control->mode || !(below(from) || below(to))) return real(from, to);
  if (kind == 'r' && control->held > 0) {
    control->held -= 1;
    __atomic_add_fetch(&control->failed, 1, __ATOMIC_SEQ_CST);
    errno = EBUSY;
    return -1;
  }
  if (fails()) return -1;
  pthread_mutex_lock(&lock);
  int done = real(from, to);
  if (done == 0 && noting()) note(kind, 0, 0, from, strlen(from), to);
  pthread_mutex_unlock(&lock);
  return done;
}

int rename(const char *from, const char *to) {
  REAL("rename", names_fn);
  return names_any(real, 'r', from, to);
}

int link(const char *from, const char *to) {
  REAL("link", names_fn);
  return names_any(real, 'l', from, to);
}

/* Only written down: what has no room can still be taken away. */
int unlink(const char *path) {
  typedef int (*unlink_fn)(const char *);
  REAL("unlink", unlink_fn);
  if (!control || !control->mode || !below(path)) return real(path);
  pthread_mutex_lock(&lock);
  int done = real(path);
  if (done == 0 && noting()) note('u', 0, 0, path, strlen(path), NULL);
  pthread_mutex_unlock(&lock);
  return done;
}

typedef int (*open_fn)(const char *, int, ...);
static int open_any(open_fn real, const char *path, int flags, mode_t mode) {
  if (!control || !control->mode || !(flags & O_CREAT) || !below(path)) return real(path, flags, mode);
  struct stat stats;
  int existed = stat(path, &stats) == 0;
  if (!existed && fails()) return -1;
  pthread_mutex_lock(&lock);
  int fd = real(path, flags, mode);
  if (fd >= 0 && noting() && !existed) note('c', inode_of(fd), 0, path, strlen(path), NULL);
  if (fd >= 0 && noting() && existed && (flags & O_TRUNC)) note('t', inode_of(fd), 0, "", 0, NULL);
  pthread_mutex_unlock(&lock);
  return fd;
}

#define MODE(flags)                             \
  mode_t mode = 0;                              \
  if (flags & O_CREAT) {                          \
    va_list rest;                               \
    va_start(rest, flags);                      \
    mode = (mode_t)va_arg(rest, int);           \
    va_end(rest);                               \
  }

int open(const char *path, int flags, ...) {
  MODE(flags)
  REAL("open", open_fn);
  return open_any(real, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE(flags)
  REAL("open64", open_fn);
  return open_any(real, path, flags, mode);
}
