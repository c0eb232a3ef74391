import { spawn, spawnSync } from 'node:child_process'

/**
 * Does nothing itself where the first argument says "child": a child of its own burns so many seconds, holds so many MB.
 * "orphan": it does not wait for that child.
 */
const [who, seconds = '0', megabytes = '0'] = process.argv.slice(2)
if (who === 'child') {
  const { status } = spawnSync(process.execPath, [import.meta.filename, 'self', seconds, megabytes])
  process.exitCode = status ?? 1
} else if (who === 'orphan') {
  spawn(process.execPath, [import.meta.filename, 'self', seconds], {
    detached: true,
    stdio: 'ignore',
  }).unref()
} else {
  const held = Buffer.alloc(1 + Number(megabytes) * 1024 * 1024, 1)
  const start = process.cpuUsage()
  while (process.cpuUsage(start).user < Number(seconds) * 1e6) held[0] = 2
}
