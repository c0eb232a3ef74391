/** What no text of the program may hold (screens.md, Wording rules 1, 5 and 7). */
const BANNED = /异常|非法|校验失败|操作失败|成功|您|未知错误|[!！]|[一-鿿][,;?][一-鿿”]/
/** Latin words that office staff know from their own work, keys, kinds of file and names of systems. */
const KNOWN =
  /^(Excel|WPS|Word|Office|PDF|ZIP|RAR|z|gz|Numbers|OpenDocument|Debian|Ubuntu|glibc|rsj|init|Ctrl|Alt|Shift|Enter|Esc|Tab|Home|End|PageUp|PageDown|Backspace|Delete|Windows|Linux|UOS|USB|U|F\d+|[A-Z]{1,3}\d*|SHA|JPG|JPEG|PNG|GB|MB|KB|KMGT?B|pt)$/

/** "用词", "外文“value”": what in a text breaks the wording rules; endings of files and options of commands are none of it. */
export function findWordFaults(text: string): readonly string[] {
  const words = text.replaceAll(/\.[a-z]+\b|--?[a-z-]+/g, ' ').match(/[A-Za-z][A-Za-z\d]*/g) ?? []
  const foreign = words.filter((word) => !KNOWN.test(word))
  return [...(BANNED.test(text) ? ['用词'] : []), ...foreign.map((word) => `外文“${word}”`)]
}
