import { formatDecimal } from '../scheme/decimal.ts'
import { formatPointsShort } from '../scheme/points.ts'
import { draftSentence, receiptSentence } from './build-bulletin.ts'
import { hasPendingItems } from './draft.ts'
import { describeGroups, listNames, receiptOf, unitsOf } from './figures.ts'
import { fieldSection } from './field-work.ts'
import { fillTemplate } from './fill-template.ts'
import { textsOf, type ReportFacts } from './report-facts.ts'
import { heading, paragraph, table, type ReportBlock } from './report-model.ts'
import type { ReportVersion } from './report-version.ts'

/** 一、评价工作开展情况: basis, who handed in, method. */
export function workSection(facts: ReportFacts, version: ReportVersion): readonly ReportBlock[] {
  const { sheet } = facts
  const texts = textsOf(facts)
  return [
    heading(1, '一、评价工作开展情况'),
    heading(2, '（一）评价依据和对象'),
    paragraph(
      fillTemplate('报告依据', {
        依据: texts.basis,
        年度: sheet.year,
        办公室: texts.office,
        评价对象: describeGroups(sheet),
      }),
      '报告依据',
    ),
    ...(hasPendingItems(sheet) ? [paragraph(draftSentence(facts), '暂计说明')] : []),
    heading(2, '（二）自评表报送情况'),
    paragraph(receiptSentence(facts) + (version === 'internal' ? receiptNames(facts) : ''), '报送情况'),
    table({
      caption: '自评表报送情况',
      columns: [
        { header: '组别', width: 32, align: 'left' },
        { header: '应报', width: 17, align: 'right' },
        { header: '按时报送', width: 17, align: 'right' },
        { header: '逾期报送', width: 17, align: 'right' },
        { header: '未报送', width: 17, align: 'right' },
      ],
      rows: [...sheet.groups, { name: '合计', units: unitsOf(sheet) }].map(({ name, units }) => {
        const { due, onTime, late, missing } = receiptOf(units)
        return [name, ...[due, onTime.length, late.length, missing.length].map(String)]
      }),
    }),
    heading(2, '（三）评价方法'),
    ...methodSentences(facts).map(({ text, key }) => paragraph(text, key)),
    ...fieldSection(facts.field, version),
  ]
}

function receiptNames({ sheet }: ReportFacts): string {
  const { late, missing } = receiptOf(unitsOf(sheet))
  return [
    late.length === 0 ? '' : fillTemplate('报告逾期名单', { 名单: listNames(late) }),
    missing.length === 0 ? '' : fillTemplate('报告未报名单', { 名单: listNames(missing) }),
  ].join('')
}

function methodSentences({
  scheme,
}: ReportFacts): readonly { readonly text: string; readonly key: string }[] {
  const { bonus, deduction, grades, quota } = scheme
  const parts = scheme.groups.map(({ name, blocks }) => ({
    name,
    text: blocks.map((block) => `${block.name}${formatPointsShort(block.max)}分`).join('和'),
  }))
  const bases = [...new Set(parts.map(({ text }) => text))].map((text) =>
    fillTemplate('方法基础分', {
      组名: parts
        .filter((part) => part.text === text)
        .map(({ name }) => name)
        .join('和'),
      部分: text,
    }),
  )
  const steps = grades.map(({ name, from }, index) => {
    const [下限, 上限] = [from, grades[index - 1]?.from ?? from].map(formatPointsShort)
    if (from <= 0) return fillTemplate('方法等次最低', { 上限: 上限 ?? '', 等次: name })
    return index === 0
      ? fillTemplate('方法等次最高', { 下限: 下限 ?? '', 等次: name })
      : fillTemplate('方法等次中间', { 下限: 下限 ?? '', 上限: 上限 ?? '', 等次: name })
  })
  return [
    {
      text:
        fillTemplate('方法百分制') +
        bases.join('') +
        fillTemplate('方法权重', { 权重: formatDecimal(scheme.leadWeight) }),
      key: '方法百分制',
    },
    {
      text: fillTemplate(bonus.countsInTotal ? '方法总分' : '方法总分不计', {
        加分上限: formatPointsShort(bonus.cap),
        扣分上限: formatPointsShort(deduction.cap),
        每日: formatPointsShort(deduction.latePerWorkingDay),
        逾期上限: formatPointsShort(deduction.lateCap),
      }),
      key: '方法总分',
    },
    {
      text:
        fillTemplate('方法等次', { 各等次: steps.join('，') }) +
        (quota === null
          ? ''
          : fillTemplate('方法名额', { 等次: quota.grade, 比例: formatDecimal(quota.percent) })),
      key: '方法等次',
    },
  ]
}
