import type { Describe, Descriptions } from '../description.ts'
import { join, listIn, partIn, textIn, type Detail } from '../detail.ts'

/** "小李，填报录入、审核". */
function stateText(state: Detail | null): string {
  if (state === null) return ''
  const roles = listIn(state, 'roles').map(String).join('、')
  return join([textIn(state, 'name'), roles, state['active'] === false ? '已停用' : ''])
}

const changed: Describe = ({ detail }) => ({
  before: stateText(partIn(detail, 'before')),
  after: join([stateText(partIn(detail, 'after')), detail['pin'] === true ? '设有口令' : '']),
})

const pin: Describe = ({ detail }) => ({ reason: textIn(detail, 'reason') })

export const operatorDescriptions: Descriptions = {
  新增操作人员: changed,
  修改操作人员: changed,
  停用操作人员: changed,
  恢复操作人员: changed,
  重设口令: pin,
  修改口令: pin,
  取消口令: pin,
  清除口令: pin,
}
