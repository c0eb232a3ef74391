/** An OLE compound file ([MS-CFB]) whose root holds empty streams of these names: enough to tell what it is. */
export function buildOle(names: readonly string[]): Buffer {
  const header = Buffer.alloc(512)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header)
  header.writeUInt16LE(9, 30)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(0, 76)
  const table = Buffer.alloc(512, 0xff)
  const sectors = Math.ceil((names.length + 1) / 4)
  table.writeUInt32LE(0xffff_fffd, 0)
  for (let sector = 1; sector <= sectors; sector += 1) {
    table.writeUInt32LE(sector === sectors ? 0xffff_fffe : sector + 1, sector * 4)
  }
  const directory = Buffer.alloc(sectors * 512)
  const entries = ['Root Entry', ...names]
  for (const [index, name] of entries.entries()) {
    const at = index * 128
    directory.write(name, at, 'utf16le')
    directory.writeUInt16LE(name.length * 2 + 2, at + 64)
    directory.writeUInt32LE(0xffff_ffff, at + 68)
    // A chain to the right instead of a balanced tree: readers must not care.
    directory.writeUInt32LE(index === 0 || index === names.length ? 0xffff_ffff : index + 1, at + 72)
    directory.writeUInt32LE(index === 0 && names.length > 0 ? 1 : 0xffff_ffff, at + 76)
  }
  return Buffer.concat([header, table, directory])
}
