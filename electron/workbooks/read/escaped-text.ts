const ESCAPE = /_x([0-9A-Fa-f]{4})_/g

/** Characters that XML cannot hold are stored as _x000D_ (ECMA-376 part 1, 22.9.2.19); a real "_x" as _x005F_x. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(ESCAPE, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
