import type { AtDeskNow } from '#shared/contract/operators.ts'

export type OperatorRow = AtDeskNow['operators'][number]
