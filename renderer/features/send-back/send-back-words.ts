import type { ProposedSendBackItem, SendBackEntry, WaitingUnit } from '#shared/contract/send-backs.ts'
import type { Light } from '../../components/status-tag.tsx'
import { dayText } from '../../components/texts.ts'

export type SendBackTab = 'waiting' | 'open' | 'answered' | 'over'

/** Which 退回 stand under which tab; over: withdrawn or replaced. */
export const STATES: Readonly<Record<Exclude<SendBackTab, 'waiting'>, readonly SendBackEntry['state'][]>> = {
  open: ['open'],
  answered: ['answered'],
  over: ['withdrawn', 'replaced'],
}

export const SOURCES: Readonly<Record<ProposedSendBackItem['source'], string>> = {
  decided: '核对时标为退回',
  question: '审核疑点',
  refused: '不能识别',
  empty: '没有填报',
  before: '已退回，未补正',
  asked: '审核时提出',
}

/** "标为退回 1 处，审核疑点 1 处，不能识别 2 处，没有填报 1 项". */
export function waitingText({ decided, questions, refused, empty }: WaitingUnit): string {
  return [
    decided === 0 ? '' : `标为退回 ${decided} 处`,
    questions === 0 ? '' : `审核疑点 ${questions} 处`,
    refused === 0 ? '' : `不能识别 ${refused} 处`,
    empty === 0 ? '' : `没有填报 ${empty} 项`,
  ]
    .filter((part) => part !== '')
    .join('，')
}

export function stateOf(entry: SendBackEntry): { readonly light: Light; readonly word: string } {
  switch (entry.state) {
    case 'open':
      return entry.daysLeft < 0
        ? { light: 'bad', word: '逾期未补正' }
        : { light: 'partial', word: '等待补正' }
    case 'answered':
      return { light: 'good', word: '已重新报送' }
    case 'replaced':
      return { light: 'none', word: '已由后来的退回代替' }
    case 'withdrawn':
      return { light: 'none', word: '已撤回' }
  }
}

/** "还有 4 天", "逾期 2 个工作日（4 天）"; of an answered one how it was answered. */
export function progressText(entry: SendBackEntry): string {
  const { state, answer, unchanged, items, withdrawal, early, daysLeft, workingDaysOver } = entry
  if (state === 'withdrawn') return withdrawal?.reason ?? ''
  if (state === 'replaced') return '见后来的退回'
  if (answer !== null) {
    const left = unchanged === null || unchanged === 0 ? '' : `，其中 ${unchanged} 处没有改动`
    return `第 ${answer.number} 次报送，${dayText(answer.received)}收到，${items.length} 处${left}`
  }
  const due =
    daysLeft < 0
      ? `逾期 ${workingDaysOver} 个工作日（${-daysLeft} 天）`
      : daysLeft === 0
        ? '今天到期'
        : `还有 ${daysLeft} 天`
  return early === null
    ? due
    : `${due}。第 ${early.number} 次报送是退回前（${dayText(early.received)}）收到的，不算补正`
}
