import text from '../../../docs/使用手册.md?raw'

export interface ManualPart {
  readonly title: string
  readonly level: 2 | 3
}

/** The manual as it is written; its own title is the page's. */
export const MANUAL = text.replace(/^# .*\n/, '')

/** Its headings in order: a page's own part has the page's name, by which F1 finds it. */
export const PARTS: readonly ManualPart[] = [...MANUAL.matchAll(/^(##|###) (.+)$/gm)].map(
  ([, marks, title]) => ({
    title: title ?? '',
    level: marks === '##' ? 2 : 3,
  }),
)

const PICTURES = import.meta.glob<string>('../../../docs/pictures/manual/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** Where the build has put a picture that the manual names from its own folder. */
export function pictureOf(name: string): string | undefined {
  return PICTURES[`../../../docs/${name}`]
}
