import { verifyLog } from '#db/log.ts'
import { checkCode } from '#shared/reports/check-code.ts'
import type { Office } from '../office.ts'

/** Whether the chain of the log is whole, in a sentence that can be compared with one on paper. */
export function logState({ db }: Office): { readonly whole: boolean; readonly text: string } {
  const check = verifyLog(db)
  if (!check.ok) {
    return {
      whole: false,
      text: `记录不完整：第 ${check.sequence} 条与前一条接不上，被改动、删去或插入过。请保留数据文件和备份，交技术人员查看。`,
    }
  }
  const code = check.entries === 0 ? '' : `，校验码 ${checkCode(check.head)}`
  return { whole: true, text: `记录完整，共 ${check.entries} 条${code}` }
}
