import { runBatch } from './batch/run.ts'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `需要 Node 22.18 以上（现为 ${process.versions.node}），请用 npm run --silent evaluate -- … 运行。\n`,
  )
  process.exitCode = 3
} else {
  process.exitCode = await runBatch(process.argv.slice(2))
}
