/** What is used of papaparse. Its published types would bring Node's own into the window. */
declare module 'papaparse' {
  interface Parsed {
    readonly data: string[][]
    readonly errors: readonly { readonly type: string }[]
  }
  const papa: {
    readonly parse: (
      text: string,
      options: { readonly delimiter: string; readonly quoteChar: string },
    ) => Parsed
  }
  export default papa
}
