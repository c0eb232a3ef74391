import { describe, expect, test } from 'vitest'
import { builtinPlan } from '#shared/plan/builtin.ts'
import { buildCommonReminder, buildReminder } from '#shared/reports/build-reminder.ts'
import { buildSendBackNotice } from '#shared/reports/build-send-back-notice.ts'
import type { NoticeFacts } from '#shared/reports/notice-facts.ts'
import { dueText, owingWord, type OwingUnit } from '#shared/reports/owing-unit.ts'
import { reminderClosing, reminderLine, reminderOpening } from '#shared/reports/reminder-text.ts'
import { day } from '#shared/scheme/day.ts'
import { SCHEME } from '#tests/workbooks/example-form.ts'
import { linesOf } from './model-text.ts'

const OFFICE = '德州市全民科学素质工作领导小组办公室'
const BASIS = '《德州市全民科学素质行动计划纲要实施方案（2016—2020年）》（德政办发〔2017〕8号）'
const FACTS: NoticeFacts = {
  plan: builtinPlan,
  scheme: SCHEME,
  year: 2018,
  deadline: day('2019-01-10'),
  contact: '科普部，0534-0000000。',
  heading: { office: '', contact: '' },
  sample: false,
  issued: day('2019-01-14'),
}
const MISSING: OwingUnit = {
  name: '市气象局',
  state: 'missing',
  due: day('2019-01-10'),
  daysLeft: -4,
  workingDaysOver: 2,
  sentBackOn: null,
}
const SENT_BACK: OwingUnit = {
  name: '市财政局',
  state: 'sent-back',
  due: day('2019-01-17'),
  daysLeft: 3,
  workingDaysOver: 0,
  sentBackOn: day('2019-01-12'),
}

describe('退回通知', () => {
  const sent = {
    unitName: '市财政局',
    received: day('2019-01-08'),
    number: 2,
    deadline: day('2019-01-21'),
    note: '纸质材料同时补一份。',
    fileName: '2018年度自评表_市财政局_退回.xlsx',
    items: [
      { indicator: '', title: '', place: '整份表', original: '', reason: '没有加盖公章。' },
      {
        indicator: 'S4',
        title: '监测评估',
        place: 'H14 实际完成值',
        original: '三四篇吧',
        reason: '请只填数字。',
      },
      { indicator: 'S5', title: '总结', place: '备注', original: '长'.repeat(70), reason: '请精简。' },
    ],
  }

  test('写明退回哪一次报送、逐处原因、怎么改、期限和联系方式；落款是退回之日', () => {
    const model = buildSendBackNotice(FACTS, sent)
    expect({ ...model, blocks: linesOf(model.blocks) }).toEqual({
      title: '关于退回2018年度全民科学素质工作自评表的通知',
      titleLines: ['关于退回2018年度全民科学素质工作', '自评表的通知'],
      marks: [],
      subject: '关于退回2018年度全民科学素质工作自评表的通知（市财政局）',
      author: OFFICE,
      cover: null,
      addressee: '市财政局',
      blocks: [
        '你单位2019年1月8日报送的2018年度全民科学素质工作自评表（第2次报送）收悉。经核对，有3处需要补正，现予退回。',
        '# 一、需要补正的内容',
        '编号|指标|单元格|原填内容|退回原因',
        '—||整份表|（空白）|没有加盖公章。',
        'S4|监测评估|H14 实际完成值|三四篇吧|请只填数字。',
        `S5|总结|备注|${'长'.repeat(60)}……|请精简。`,
        '# 二、补正要求',
        '随本通知退回的自评表“2018年度自评表_市财政局_退回.xlsx”中，需要补正的单元格已加底色并附批注，请直接在该表上补正，其他内容和表格样式不要改动。',
        '请于2019年1月21日前将补正后的自评表报送我办。报送时间仍以首次报送之日为准，不因退回计为逾期。',
        '纸质材料同时补一份。',
        '联系方式：科普部，0534-0000000。',
      ],
      signature: { name: OFFICE, date: '2019年1月14日' },
      annexes: [],
    })
  })

  test('示例年度标明示例；没有联系方式就不写，不留空', () => {
    const model = buildSendBackNotice({ ...FACTS, sample: true, contact: '' }, { ...sent, note: '' })
    expect(model.marks).toEqual(['示例'])
    expect(linesOf(model.blocks).at(-1)).toMatch(/^请于2019年1月21日前/)
  })
})

describe('催报通知', () => {
  const said = (unit: OwingUnit): readonly string[] => linesOf(buildReminder(FACTS, unit).blocks).slice(0, 2)

  test('逾期未报：写明截止日、逾期几个工作日和扣分办法', () => {
    expect(said(MISSING)).toEqual([
      `按照${BASIS}和2018年度评价工作安排，各单位应于2019年1月10日前报送2018年度全民科学素质工作自评表。截至2019年1月14日，你单位尚未报送，已逾期2个工作日。`,
      '请收到本通知后立即填报并报送我办。逾期报送的，每逾期1个工作日扣0.5分，最多扣2分；不报送的，各项指标按缺报计0分。',
    ])
  })

  test('还没到期：不说逾期', () => {
    expect(said({ ...MISSING, due: day('2019-01-18'), daysLeft: 4, workingDaysOver: 0 })).toEqual([
      `按照${BASIS}和2018年度评价工作安排，各单位应于2019年1月18日前报送2018年度全民科学素质工作自评表。截至2019年1月14日，你单位尚未报送。`,
      '请抓紧办理，于2019年1月18日前报送我办。',
    ])
  })

  test('过了期限但还没有工作日：不写“逾期0个工作日”', () => {
    expect(said({ ...MISSING, daysLeft: -1, workingDaysOver: 0 })[0]).toMatch(/你单位尚未报送，已经逾期。$/)
  })

  test('退回后未重新报送：写明退回日和退回时定的期限，不提逾期扣分', () => {
    expect(said(SENT_BACK)).toEqual([
      '你单位2018年度全民科学素质工作自评表已于2019年1月12日退回补正，应于2019年1月17日前重新报送。截至2019年1月14日，尚未收到补正后的自评表。',
      '请抓紧办理，于2019年1月17日前报送我办。',
    ])
    expect(said({ ...SENT_BACK, due: day('2019-01-11'), daysLeft: -3, workingDaysOver: 1 })).toEqual([
      '你单位2018年度全民科学素质工作自评表已于2019年1月12日退回补正，应于2019年1月11日前重新报送。截至2019年1月14日，尚未收到补正后的自评表，已逾期1个工作日。',
      '请收到本通知后立即补正并报送我办。不补正的，由我办按已报送的内容核定。',
    ])
  })

  test('合为一份时附名单，数目与名单一致', () => {
    const { addressee, blocks, annexes } = buildCommonReminder(FACTS, [MISSING, SENT_BACK])
    expect([addressee, linesOf(blocks)[0], annexes.map((annex) => linesOf(annex.blocks))]).toEqual([
      '各有关单位',
      `按照${BASIS}和2018年度评价工作安排，各单位应于2019年1月10日前报送2018年度全民科学素质工作自评表。截至2019年1月14日，尚有1个单位未报送，1个单位退回补正后未重新报送，名单见附件。`,
      [
        [
          '序号|单位|情况|应报日期|逾期工作日',
          '1|市气象局|逾期未报|2019年1月10日|2',
          '2|市财政局|退回待补正|2019年1月17日|—',
        ],
      ],
    ])
    const annexOf = (units: readonly (typeof MISSING)[]): string | undefined =>
      buildCommonReminder(FACTS, units).annexes[0]?.title
    expect([annexOf([MISSING]), annexOf([SENT_BACK]), annexOf([MISSING, SENT_BACK])]).toEqual([
      '未报送自评表单位名单',
      '待补正自评表单位名单',
      '未报送和待补正自评表单位名单',
    ])
    const only = linesOf(buildCommonReminder(FACTS, [SENT_BACK]).blocks)[0]
    expect(only).toMatch(/截至2019年1月14日，1个单位退回补正后未重新报送，名单见附件。$/)
  })
})

describe('催报名单的文字', () => {
  test.each([
    [-4, 2, '逾期 2 个工作日（4 天）'],
    [-1, 0, '已过期限 1 天，其间没有工作日'],
    [0, 0, '今天到期'],
    [3, 0, '还有 3 天'],
  ])('离期限 %i 天：%s', (daysLeft, workingDaysOver, text) => {
    expect(dueText({ daysLeft, workingDaysOver })).toBe(text)
  })

  test('每家一行，状态、期限、找谁都在；没有登记就说没有登记', () => {
    expect(reminderLine(MISSING, { liaison: '示例甲', phone: '0534-0000001' })).toBe(
      '市气象局：未报送，逾期 2 个工作日（4 天）。联络员 示例甲 0534-0000001',
    )
    expect(reminderLine(SENT_BACK, { liaison: '', phone: '0534-0000002' })).toBe(
      '市财政局：退回后未重新报送，还有 3 天。电话 0534-0000002',
    )
    expect(reminderLine(MISSING, { liaison: '', phone: '' })).toMatch(/。联络员和电话没有登记$/)
    expect(
      [MISSING, SENT_BACK, { ...SENT_BACK, daysLeft: -1 }, { ...MISSING, daysLeft: 0 }].map(owingWord),
    ).toEqual(['逾期未报', '退回待补正', '退回后逾期未报', '尚未报送'])
  })

  test('开头写明事由和日期，结尾写明报给谁', () => {
    const at = { year: 2018, deadline: day('2019-01-10'), today: day('2019-01-14'), sample: false }
    expect(reminderOpening(at)).toBe(
      '【催报】2018年度全民科学素质工作自评表应于2019年1月10日前报送，截至2019年1月14日还有',
    )
    expect(reminderClosing(OFFICE, '科普部，0534-0000000')).toBe(
      `请尽快报送${OFFICE}（科普部，0534-0000000）。`,
    )
    expect(reminderClosing(OFFICE, '')).toBe(`请尽快报送${OFFICE}。`)
  })
})
