import { bundleMain } from './bundle.ts'
import { bundlePreload, bundleRenderer } from './bundle-window.ts'

await bundleMain()
await bundlePreload()
await bundleRenderer()
