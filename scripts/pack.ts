import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findElectronFolder } from './electron-folder.ts'
import { ROOT } from './steps.ts'

/** Builds the program and packs it, unpacked as a folder, for this machine's platform: dist/…-unpacked. */
process.exitCode = pack()

function pack(): number {
  const electron = findElectronFolder()
  if (electron === null) {
    process.stderr.write(
      'Electron is not installed: run npm run install-electron first (docs/packaging.md).\n',
    )
    return 1
  }
  const build = run(process.execPath, [join(ROOT, 'scripts', 'build.ts')])
  if (build !== 0) return build
  const builder = join(ROOT, 'node_modules', 'electron-builder', 'cli.js')
  // From the installed files: no download, and the very Electron that was tested.
  return run(process.execPath, [builder, '--dir', '--publish', 'never', `-c.electronDist=${electron}`])
}

function run(program: string, args: readonly string[]): number {
  return spawnSync(program, args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1
}
