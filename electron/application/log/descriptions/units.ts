import type { Describe, Descriptions } from '../description.ts'
import { join, listIn, partIn, textIn, type Detail } from '../detail.ts'

function withDocument(detail: Detail): string {
  return join([textIn(detail, 'reason'), textIn(detail, 'document')])
}

/** The first year in which a change holds. */
function since(detail: Detail): string {
  return `${textIn(detail, 'year')}年度起`
}

const renamed: Describe = ({ detail }) => ({
  before: textIn(detail, 'before'),
  after: join([textIn(detail, 'after'), since(detail)]),
  reason: withDocument(detail),
})

const ended: Describe = ({ detail }) => ({
  before: textIn(detail, 'before'),
  after: join([
    textIn(detail, 'successors') === '' ? '停止评价' : `由${textIn(detail, 'successors')}承接`,
    since(detail),
  ]),
  reason: withDocument(detail),
})

const founded: Describe = ({ detail }) => ({
  after: join([textIn(detail, 'name'), textIn(detail, 'kind'), since(detail)]),
  reason: withDocument(detail),
})

const undone: Describe = ({ detail }) => ({
  before: join([textIn(detail, 'undone'), textIn(detail, 'name'), since(detail)]),
  after: '已撤销',
  reason: textIn(detail, 'reason'),
})

const aliases: Describe = ({ detail }) => {
  const say = (word: string, key: string): string => {
    const names = listIn(detail, key).map(String)
    return names.length === 0 ? '' : `${word}${names.join('、')}`
  }
  return { after: join([say('增加', 'added'), say('去掉', 'dropped')], '；') }
}

const kind: Describe = ({ detail }) => ({ before: textIn(detail, 'before'), after: textIn(detail, 'after') })

const contact: Describe = ({ detail }) => {
  const say = (of: Detail | null): string =>
    of === null
      ? ''
      : join([
          textIn(of, 'leader') === '' ? '' : `分管领导 ${textIn(of, 'leader')}`,
          textIn(of, 'liaison') === '' ? '' : `联络员 ${textIn(of, 'liaison')}`,
          textIn(of, 'phone'),
        ])
  return { before: say(partIn(detail, 'before')), after: say(partIn(detail, 'after')) }
}

const enlisted: Describe = ({ detail }) => ({ after: `列入${textIn(detail, 'year')}年度评价` })

export const unitDescriptions: Descriptions = {
  单位更名: renamed,
  单位并入: ended,
  停止评价: ended,
  职责划转: ended,
  新增单位: founded,
  撤销单位变更: undone,
  改简称: aliases,
  改类别: kind,
  登记联系人: contact,
  列入评价: enlisted,
}
