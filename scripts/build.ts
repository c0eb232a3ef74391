import { bundleMain } from './bundle.ts'

await bundleMain()
