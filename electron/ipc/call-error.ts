import { ERROR_CODES, type CallError, type ErrorCode } from '#shared/contract/answer.ts'

const CODES: ReadonlySet<string> = new Set(ERROR_CODES)

function isErrorCode(code: string): code is ErrorCode {
  return CODES.has(code)
}

/** Some sentences of the use cases name options of the batch command; a window has none. */
const WINDOW_WORDS: Readonly<Partial<Record<ErrorCode, string>>> = {
  'year-exists': '这个年度已经建立，没有改动。请直接打开它，或新建另一个年度。',
  missing: '没有找到数据库，也没能新建。请检查数据文件夹的权限和磁盘空间后重新打开程序。',
}

/** A use case's refusal as the contract has it: a code that it does not know becomes `failed`, the message stays. */
export function toCallError({
  code,
  message,
}: {
  readonly code: string
  readonly message: string
}): CallError {
  const known = isErrorCode(code) ? code : 'failed'
  return { code: known, message: WINDOW_WORDS[known] ?? message }
}
