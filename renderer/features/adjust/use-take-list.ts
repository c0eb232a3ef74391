import { useQueryClient } from '@tanstack/react-query'
import type { App } from 'antd'
import { useState } from 'react'
import { isCancelled, messageOf } from '../../api/failure.ts'
import { noteSaved } from '../../api/last-saved.ts'
import { call, handOver } from '../../api/main-side.ts'

type Message = ReturnType<typeof App.useApp>['message']

/** Takes in a 加减分清单; what of it was not registered stays on the page until it is closed. */
export function useTakeList(year: number): {
  readonly busy: boolean
  readonly refused: readonly string[]
  readonly take: (file: File, message: Message) => Promise<void>
  readonly forget: () => void
} {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<readonly string[]>([])
  return {
    busy,
    refused,
    take: async (file, message) => {
      setBusy(true)
      setRefused([])
      try {
        const [pick] = await handOver([file], () => {})
        const answer = await call('importAdjustments', { year, pick: pick?.id ?? '' })
        noteSaved()
        await client.invalidateQueries()
        setRefused(answer.refused)
        const known = answer.known === 0 ? '' : `，${answer.known} 条早已登记过`
        const bad = answer.refused.length === 0 ? '' : `，${answer.refused.length} 处没有登记`
        void message.info(`登记 ${answer.added} 条${known}${bad}`)
      } catch (error) {
        if (!isCancelled(error)) void message.error(messageOf(error))
      } finally {
        setBusy(false)
      }
    },
    forget: () => {
      setRefused([])
    },
  }
}
