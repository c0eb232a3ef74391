import type { CallError, ErrorCode } from '#shared/contract/answer.ts'

/** A call that was not done, as an error for the query library; its message is the office's sentence from main. */
export class CallFailure extends Error {
  readonly code: ErrorCode

  constructor({ code, message }: CallError) {
    super(message)
    this.name = 'CallFailure'
    this.code = code
  }
}

/** A person closed a dialog or pressed 取消: nothing to complain about. */
export function isCancelled(error: unknown): boolean {
  return error instanceof CallFailure && error.code === 'cancelled'
}

/** What to tell the person; a fault of the program itself gets one plain sentence. */
export function messageOf(error: unknown): string {
  return error instanceof CallFailure
    ? error.message
    : '程序内部出错，这一步没有完成，已保存的数据不受影响。请再试一次；仍不行，请重新启动程序。'
}
