import type { AnswerOf, CallName, RequestOf } from '#shared/contract/calls.ts'
import type { Answer } from '#shared/contract/answer.ts'
import type { Push } from '#shared/contract/push.ts'
import type { PickedFiles } from '#shared/contract/returns.ts'

/** What files are for: evidence may be larger than a return. */
export type HandOverPurpose = 'returns' | 'evidence' | 'package'

/** The way to main in one host. */
export interface Transport {
  readonly call: <Name extends CallName>(name: Name, request: RequestOf<Name>) => Promise<AnswerOf<Name>>
  /** Makes files of this page known to main; `sent` tells how many are there. */
  readonly handOver: (
    files: readonly File[],
    sent: (count: number) => void,
    purpose: HandOverPurpose,
  ) => Promise<Answer<PickedFiles>>
  readonly listen: (listener: (push: Push) => void) => void
  /** The bytes of a finished download. */
  readonly download: (id: string) => Promise<Answer<Blob>>
}
