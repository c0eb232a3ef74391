/** Type stripping without a flag, zlib.crc32, Map.groupBy: Node 22.18. npm scripts bring their own Node on common systems. */
export function requireNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return
  process.stderr.write(
    `Node 22.18 or newer is needed, this is ${process.versions.node}: run it through "npm run".\n`,
  )
  process.exit(2)
}
