import type { Describe, Descriptions } from '../description.ts'
import { join, partIn, textIn, type Detail } from '../detail.ts'

const nameIn = (heading: Detail | null): string => {
  const name = heading === null ? '' : textIn(heading, 'office')
  return name === '' ? '按规划中的城市名' : name
}

const headed: Describe = ({ detail }) => ({
  before: nameIn(partIn(detail, 'before')),
  after: nameIn(partIn(detail, 'after')),
})

function letterheadText(set: Detail | null): string {
  if (set === null || (set['on'] !== true && set['report'] !== true)) return '不印版头和版记'
  const named = (word: string, key: string): string => {
    const text = textIn(set, key)
    return text === '' ? '' : `${word}${text}`
  }
  return join([
    set['report'] !== true ? '印版头和版记' : `${set['on'] === true ? '通报和' : ''}评价报告印版头和版记`,
    named('标志 ', 'mark'),
    named('', 'number'),
    named('评价报告 ', 'reportNumber'),
    named('抄送 ', 'copyTo'),
    named('印发 ', 'printer'),
  ])
}

const letterheaded: Describe = ({ detail }) => ({
  before: letterheadText(partIn(detail, 'before')),
  after: letterheadText(partIn(detail, 'after')),
})

function backupText(settings: Detail | null): string {
  if (settings === null) return ''
  const folder = textIn(settings, 'folder')
  return join([
    folder === '' ? '放在数据文件夹' : `放在 ${folder}`,
    settings['daily'] === false ? '不每天备份' : '每天备份',
  ])
}

const backedUp: Describe = ({ detail }) => ({
  before: backupText(partIn(detail, 'before')),
  after: backupText(partIn(detail, 'after')),
})

const restored: Describe = ({ detail }) => {
  const lost = detail['lost']
  return {
    before: typeof lost === 'number' ? `备份之后还有 ${lost} 条操作` : '',
    after: `${textIn(detail, 'backup')}；原来的数据保存在“${textIn(detail, 'keptIn')}”中`,
  }
}

const checkText = (setting: Detail | null): string =>
  setting?.['on'] === true ? '每项核定后由另一个人复核' : '不复核'

const checkSet: Describe = ({ detail }) => ({
  before: checkText(partIn(detail, 'before')),
  after: checkText(partIn(detail, 'after')),
})

const fontIn = (font: Detail | null): string => (font === null ? '由程序选用' : textIn(font, 'family'))

const fontChosen: Describe = ({ detail }) => ({
  before: fontIn(partIn(detail, 'before')),
  after: fontIn(partIn(detail, 'after')),
})

export const settingDescriptions: Descriptions = {
  修改单位抬头: headed,
  修改复核设置: checkSet,
  修改版头版记: letterheaded,
  选定字体: fontChosen,
  修改备份设置: backedUp,
  从备份恢复: restored,
}
