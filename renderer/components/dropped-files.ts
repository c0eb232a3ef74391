/** Every file under what was dropped, folders opened to the bottom, in the order of their names. */
export async function filesDropped(transfer: DataTransfer): Promise<readonly File[]> {
  // The list is emptied when the event is over: take all entries before waiting for anything.
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null
    return entry === null ? [] : [entry]
  })
  const files = await Promise.all(entries.map(filesUnder))
  return files.flat()
}

async function filesUnder(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isFile(entry)) {
    return [
      await new Promise<File>((resolve, reject) => {
        entry.file(resolve, reject)
      }),
    ]
  }
  if (!isDirectory(entry)) return []
  const reader = entry.createReader()
  const children: FileSystemEntry[] = []
  for (;;) {
    // One call gives at most 100 entries; an empty answer is the end.
    const part = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject)
    })
    if (part.length === 0) break
    children.push(...part)
  }
  const files = await Promise.all(
    children.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN')).map(filesUnder),
  )
  return files.flat()
}

/** Chromium has these kinds of entries without a class of their name. */
function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
