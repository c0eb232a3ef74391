import { App } from 'antd'
import { useState } from 'react'
import { isCancelled, messageOf } from '../../api/failure.ts'
import { call, deliver, handOver } from '../../api/main-side.ts'
import type { SavedFiles } from '#shared/contract/saved.ts'
import type { SchemeDraft } from './use-scheme-draft.ts'

export interface IndicatorTable {
  /** What the latest export since the page was opened wrote; null: none yet. */
  readonly saved: SavedFiles | null
  /** What of the latest import was not taken. */
  readonly refused: readonly string[]
  readonly save: () => Promise<void>
  readonly take: (file: File) => Promise<void>
  readonly forget: () => void
}

/** The indicators out to a workbook and back from one. */
export function useIndicatorTable(year: number, draft: SchemeDraft): IndicatorTable {
  const { message } = App.useApp()
  const [saved, setSaved] = useState<SavedFiles | null>(null)
  const [refused, setRefused] = useState<readonly string[]>([])
  return {
    saved,
    refused,
    save: async () => {
      try {
        const files = await call('exportIndicators', { year })
        await deliver(files)
        setSaved(files)
      } catch (error) {
        if (!isCancelled(error)) void message.error(messageOf(error))
      }
    },
    take: async (file) => {
      setRefused([])
      const answer = await draft.run(async () => {
        const [pick] = await handOver([file], () => {})
        return call('importIndicators', { year, pick: pick?.id ?? '' })
      })
      if (answer === null) return
      setRefused(answer.refused)
      void message.info(
        answer.changes === 0 ? '与草稿没有差别，没有改动' : `已读入草稿，改动 ${answer.changes} 处，可以撤销`,
      )
    },
    forget: () => {
      setRefused([])
    },
  }
}
