import { fail } from '../outcome.ts'

export function unknownOperator(): ReturnType<typeof fail> {
  return fail('unknown-operator', '没有找到这位操作人员，请重新选择。')
}
