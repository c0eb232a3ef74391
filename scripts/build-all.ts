import { bundleMain } from './bundle.ts'
import { bundlePreload, bundleRenderer } from './bundle-window.ts'
import { gatherLicences } from './licences.ts'
import { noteBuilt } from './is-built.ts'

/** Everything into out/: main side, preload, pages. */
export async function buildAll(): Promise<void> {
  const started = Date.now()
  await bundleMain()
  await bundlePreload()
  await bundleRenderer()
  gatherLicences()
  noteBuilt(started)
}
