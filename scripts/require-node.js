// Plain JavaScript, loaded before each script by --import: an old Node cannot even read the .ts file that would say so.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Node 22.18 or newer is needed, this is ${process.versions.node}: run "npm ci", which brings it, then start with "npm run …". 需要 Node 22.18 以上：请先执行 npm ci，再用 npm run 启动。\n`,
  )
  process.exit(2)
}
