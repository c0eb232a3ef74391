import type { Describe, Descriptions } from '../description.ts'
import { listIn, textIn } from '../detail.ts'

const LONGEST = 120

function shortText(text: string): string {
  const line = text.replaceAll('\n', ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}……` : line
}

const edited: Describe = ({ object, detail }) => {
  const after = textIn(detail, 'after')
  return {
    object,
    before: shortText(textIn(detail, 'before')),
    after: after === '' ? '不印这一段' : shortText(after),
  }
}

const restored: Describe = ({ object, detail }) => {
  const texts = listIn(detail, 'texts').map(String)
  return {
    object,
    before: shortText(texts.map((text) => (text === '' ? '不印这一段' : text)).join(' ')),
    after: `${texts.length} 段恢复为生成稿`,
  }
}

const issued: Describe = ({ object, detail }) => ({
  object,
  after: `第${textIn(detail, 'number')}版，校验码 ${textIn(detail, 'code')}，SHA-256 ${textIn(detail, 'sha256')}`,
})

export const documentDescriptions: Descriptions = {
  修改文稿: edited,
  恢复生成稿: edited,
  全部恢复生成稿: restored,
  文稿定稿: issued,
  修改文字模板: edited,
  恢复默认文字: edited,
}
