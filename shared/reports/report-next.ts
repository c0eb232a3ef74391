import { appealStage } from './appeal-stage.ts'
import { formatDay } from '../scheme/day.ts'
import { pendingOf, unitsOf } from './figures.ts'
import { fillTemplate } from './fill-template.ts'
import { textsOf, type ReportFacts } from './report-facts.ts'
import { heading, type ReportBlock } from './report-model.ts'
import { listed, said, type Said } from './said.ts'

/** 七、下一步工作安排. */
export function nextSection(facts: ReportFacts): readonly ReportBlock[] {
  const { sheet } = facts
  const pending = pendingOf(sheet)
  const open = unitsOf(sheet).some(({ gradeNote }) => gradeNote === '待定')
  const steps = [
    ...(pending > 0 ? [said('安排核定', { 待核定: pending })] : []),
    ...(open ? [said('安排待定')] : []),
    ...feedbackSteps(facts),
    said('安排归档'),
  ]
  return [heading(1, '七、下一步工作安排'), ...listed(steps)]
}

/** What is still to be done of feedback and appeals on the day of the report. */
function feedbackSteps(facts: ReportFacts): readonly Said[] {
  const { scheme, appealUntil } = facts
  const { office } = textsOf(facts)
  const { told, untold, over, open } = appealStage(facts)
  const until = appealUntil === null ? null : formatDay(appealUntil)
  const appeals =
    until === null
      ? fillTemplate('安排申诉', { 工作日: scheme.appealWorkingDays, 办公室: office })
      : !over
        ? fillTemplate('安排申诉限期', { 期限: until, 办公室: office })
        : open === 0
          ? null
          : fillTemplate('安排复核', { 期限: until, 件数: open, 办公室: office })
  const letters = {
    all: null,
    some: fillTemplate('安排反馈其余', { 个数: untold }),
    none: fillTemplate('安排反馈'),
  }[told]
  return [
    ...(letters === null ? [] : [{ text: letters, key: '安排反馈' }]),
    ...(appeals === null ? [] : [{ text: appeals, key: '安排申诉' }]),
    { text: fillTemplate(appeals === null ? '安排印发' : '安排通报'), key: '安排通报' },
  ]
}
