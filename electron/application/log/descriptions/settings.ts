import type { Describe, Descriptions } from '../description.ts'
import { join, partIn, textIn, type Detail } from '../detail.ts'

function headingText(heading: Detail | null): string {
  if (heading === null) return ''
  return join([
    textIn(heading, 'group'),
    textIn(heading, 'office'),
    textIn(heading, 'contact'),
    textIn(heading, 'phone'),
  ])
}

const headed: Describe = ({ detail }) => ({
  before: headingText(partIn(detail, 'before')),
  after: headingText(partIn(detail, 'after')),
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

export const settingDescriptions: Descriptions = { 修改单位抬头: headed, 修改备份设置: backedUp }
