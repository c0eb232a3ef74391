import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { findWordFaults } from '#tests/support/words.ts'
import { ROOT } from './planted-tree.ts'

const HAN = /[一-鿿]/
/** Not said to anyone: SQL, patterns, markup, number and date formats, header codes of Excel, names of files. */
const NOT_SAID =
  /\b(?:SELECT|INSERT|CREATE|UPDATE|PRAGMA|ALTER|VALUES|WHERE)\b|[\\<]|\(\?|YYYY|mm|"年"|"月"|&[LCR]&|^\.\.\/|\.ttf$|\[Content/

interface Text {
  readonly place: string
  readonly text: string
}

/** The texts in a source that hold Chinese: strings, the fixed parts of templates, what stands between tags. */
function textsOf(name: string, source: string): readonly Text[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true)
  const found: Text[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node) || isLaterPart(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
      if (HAN.test(node.text) && !NOT_SAID.test(node.text))
        found.push({ place: `${name}:${line + 1}`, text: node.text.trim() })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function isLaterPart(node: ts.Node): node is ts.TemplateMiddle | ts.TemplateTail {
  return ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
}

function findFaults({ place, text }: Text): readonly string[] {
  return findWordFaults(text).map((fault) => `${place} ${fault}：${text}`)
}

/** Commands and the note in an archive are for technicians: they name options and files. */
const SAID_BY_COMMANDS = /^hosts\/batch|archive-note\.ts$/

const SOURCES = ['db', 'electron', 'renderer', 'shared'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !SAID_BY_COMMANDS.test(name))
    .map((name) => join(folder, name)),
)

test('the words of a planted sentence are found', () => {
  const planted =
    "const a = '系统异常，请稍后重试！'; const b = `第 ${n} 行value为空`; const c = <p>保存成功</p>"
  expect(textsOf('a.tsx', planted).flatMap(findFaults)).toEqual([
    'a.tsx:1 用词：系统异常，请稍后重试！',
    'a.tsx:1 外文“value”：行value为空',
    'a.tsx:1 用词：保存成功',
  ])
})

test('no text of the program breaks the wording rules', () => {
  expect(SOURCES.length).toBeGreaterThan(400)
  const texts = SOURCES.flatMap((name) => textsOf(name, readFileSync(join(ROOT, name), 'utf8')))
  expect(texts.length).toBeGreaterThan(1500)
  expect(texts.flatMap(findFaults)).toEqual([])
})
