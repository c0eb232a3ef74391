import type { Answer } from './answer.ts'
import type { Calls } from './calls.ts'
import type { Push } from './push.ts'
import type { PickedFiles } from './returns.ts'

/**
 * What Electron's preload puts at `window.bridge`; where it is absent, the page is in the browser host and speaks HTTP
 * (see http.ts). `DroppedFile` is the browser's File.
 */
export interface Bridge<DroppedFile> extends Calls {
  /** Files and folders dropped on the window; their paths never reach the renderer. */
  readonly takeDropped: (files: readonly DroppedFile[]) => Promise<Answer<PickedFiles>>
  /** Gives back what ends the listening. */
  readonly onPush: (listener: (push: Push) => void) => () => void
}
