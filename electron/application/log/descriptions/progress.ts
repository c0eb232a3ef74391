import type { KeptEntry } from '#db/log.ts'
import { periodWord, RHYTHM_WORDS } from '#shared/plan/periods.ts'
import { unitId } from '#shared/plan/unit.ts'
import type { Describe, Descriptions } from '../description.ts'
import { dayIn, join, listIn, numberIn, partIn, textIn, type Detail } from '../detail.ts'
import { yearOf, type Names } from '../names.ts'

/** "按计划，已举办 3 场"; '' where there was or is none. */
function noteText(note: Detail | null): string {
  if (note === null) return ''
  return join([
    textIn(note, 'state'),
    textIn(note, 'done'),
    prefixed('问题：', textIn(note, 'problems')),
    prefixed('下一步：', textIn(note, 'next')),
    dayIn(note, 'day'),
  ])
}

function prefixed(word: string, text: string): string {
  return text === '' ? '' : word + text
}

const told: Describe = (entry, names) => {
  const { detail } = entry
  const unit = names.unitOf(entry.object)
  const name = unit === null ? entry.object : names.unit(unit, yearOf(entry))
  return {
    object: `${name} ${textIn(detail, 'task')} ${periodWord(textIn(detail, 'period'))}`,
    before: noteText(partIn(detail, 'before')),
    after: noteText(partIn(detail, 'after')),
    reason: textIn(detail, 'reason'),
  }
}

const copied: Describe = ({ detail }) => ({
  after: `${periodWord(textIn(detail, 'from'))}已完成的 ${textIn(detail, 'copied')} 项带入${periodWord(textIn(detail, 'period'))}`,
})

const rhythmWord = (detail: Detail, key: string): string =>
  textIn(detail, key) === 'half' ? RHYTHM_WORDS.half : RHYTHM_WORDS.quarter

const rhythm: Describe = ({ detail }) => ({
  before: rhythmWord(detail, 'before'),
  after: rhythmWord(detail, 'after'),
})

/** "2018年5月8日，市科技馆，市科协". */
function recordText(entry: KeptEntry, names: Names, record: Detail | null): string {
  if (record === null) return ''
  const units = listIn(record, 'units').map((unit) => names.unit(unitId(String(unit)), yearOf(entry)))
  return join([dayIn(record, 'day'), textIn(record, 'place'), units.join('、'), textIn(record, 'findings')])
}

const recorded: Describe = (entry, names) => {
  const { detail } = entry
  const problems = listIn(detail, 'problems').length
  return {
    before: recordText(entry, names, partIn(detail, 'before')),
    after: join([
      recordText(entry, names, partIn(detail, 'after')),
      problems === 0 ? '' : `登记或改动 ${problems} 个问题`,
    ]),
    reason: textIn(detail, 'reason'),
  }
}

/** "已整改（2018年6月30日），已补齐台账". */
function outcomeText(outcome: Detail | null): string {
  if (outcome === null) return ''
  const settled = dayIn(outcome, 'settled')
  return join([settled === '' ? '待整改' : `已整改（${settled}）`, textIn(outcome, 'outcome')])
}

const settled: Describe = ({ object, detail }) => ({
  object: `${object} 问题 ${numberIn(detail, 'problem') ?? ''}`,
  about: textIn(detail, 'text'),
  before: outcomeText(partIn(detail, 'before')),
  after: outcomeText(partIn(detail, 'after')),
})

const photo: Describe = ({ detail }) => ({
  after: textIn(detail, 'file'),
  reason: textIn(detail, 'reason'),
})

export const progressDescriptions: Descriptions = {
  登记进展: told,
  修改进展: told,
  恢复进展: told,
  撤回进展: told,
  带入上期进展: copied,
  改进展周期: rhythm,
  登记督导调研: recorded,
  修改督导调研: recorded,
  恢复督导调研: recorded,
  撤回督导调研: recorded,
  登记整改: settled,
  添加督导照片: photo,
  移除督导照片: photo,
}
