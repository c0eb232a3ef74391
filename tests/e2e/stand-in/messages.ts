/** What the test tells the program under the stand-in, and what it hears of it. */
export type ToProgram =
  | { readonly kind: 'dialog'; readonly answer: readonly string[] | null }
  | { readonly kind: 'message-box'; readonly answer: number }
  | { readonly kind: 'close-window' }

export type FromProgram =
  | { readonly kind: 'window'; readonly debugPort: number; readonly url: string }
  | { readonly kind: 'dialog'; readonly title: string; readonly defaultPath: string | null }
  | { readonly kind: 'opened'; readonly path: string }
  | { readonly kind: 'utility-process'; readonly name: string }
  | { readonly kind: 'denied'; readonly what: string; readonly url: string }

export function tell(message: FromProgram): void {
  process.send?.(message)
}
