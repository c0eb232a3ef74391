import { saveFile } from '#electron/workbooks/save-file.ts'

/** Arguments: path, size in bytes, overwrite or keep. Prints the result as JSON. */
const [path = '', size = '0', mode = 'keep'] = process.argv.slice(2)
const saved = await saveFile(path, Buffer.alloc(Number(size), '新'), {
  overwrite: mode === 'overwrite',
  waits: [50, 200, 600, 900],
})
process.stdout.write(JSON.stringify(saved))
