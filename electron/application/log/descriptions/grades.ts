import type { Describe, Descriptions } from '../description.ts'
import { join, partIn, textIn } from '../detail.ts'

const decided: Describe = ({ detail }) => ({
  before: textIn(detail, 'before'),
  after: textIn(detail, 'after'),
  reason: textIn(detail, 'reason'),
})

/** "优秀 6 家，良好 15 家". */
const fixed: Describe = ({ detail }) => ({
  after: join(
    Object.entries(partIn(detail, 'grades') ?? {}).map(([grade, count]) => `${grade} ${String(count)} 家`),
  ),
})

const saved: Describe = ({ detail }) => ({
  after: join([textIn(detail, 'file'), `归档校验码 ${textIn(detail, 'code')}`]),
})

export const gradeDescriptions: Descriptions = {
  决定并列等次: decided,
  改定等次: decided,
  取消等次决定: decided,
  定稿: fixed,
  退回进度: decided,
  进入下一步: decided,
  归档: decided,
  归档未完成: decided,
  解锁: decided,
  存归档文件: saved,
}
