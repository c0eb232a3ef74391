import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { builtinScheme } from '#shared/scheme/builtin.ts'

const source = plain(readFileSync(new URL('../fixtures/plan-2016-2020.source.txt', import.meta.url), 'utf8'))

function plain(text: string): string {
  return text.replaceAll(/\s/g, '')
}

const { programs, safeguards, aims, goals, phases } = builtinPlan
const tasks = programs.flatMap((program) => program.tasks)
const stands = (text: string): readonly [string, boolean] => [text, source.includes(plain(text))]

describe('方案内容与原文逐字一致（不计空白）', () => {
  const passages = [
    ...programs.flatMap((program) => [
      `（${program.chineseNumber}）${program.title}。`,
      program.aimsText + program.divisionText,
      program.shortTitle,
    ]),
    ...tasks.map((task) => `${task.number}.${task.title}。${task.text}${task.responsibilityText}`),
    ...safeguards.map(({ title, text }) => `${title}。${text}`),
    ...aims.map(({ number, title, text }) => `${number}.${title}。${text}`),
    ...goals.map(({ text }) => text),
    ...phases.map(({ text }) => text),
    builtinPlan.guidelineText,
    builtinPlan.targetText,
    builtinPlan.guideline,
    builtinPlan.workTheme,
    builtinPlan.documentNumber,
    builtinPlan.issuer,
    builtinPlan.addressees,
    ...builtinPlan.basis,
  ]

  test.each(passages.map((text) => [text.slice(0, 24), text]))('%s…', (_start, text) => {
    expect(stands(text)).toEqual([text, true])
  })

  test('各项行动和工程连起来就是原文的第二部分，没有遗漏', () => {
    const whole = programs
      .map((program) =>
        [
          `（${program.chineseNumber}）${program.title}。${program.aimsText}${program.divisionText}`,
          ...program.tasks.map(
            (task) => `${task.number}.${task.title}。${task.text}${task.responsibilityText}`,
          ),
        ].join(''),
      )
      .join('')
    expect(source.includes(plain(whole))).toBe(true)
  })
})

describe('责任单位', () => {
  test.each(tasks.map((task) => [task.id, task] as const))(
    '任务 %s 的单位就是括号里的单位，次序相同',
    (_id, task) => {
      const names = task.responsibilityText
        .replace(/^（由?/, '')
        .replace(/按照?职责分工负责）$/, '')
        .split('、')
      const official = names.map((name) =>
        builtinUnits.find((unit) => unit.names.some((known) => known.name === name)),
      )
      expect(official.map((unit) => unit?.names[0]?.name)).toEqual(task.units)
    },
  )

  test.each(programs.map((program) => [program.chineseNumber, program] as const))(
    '（%s）的牵头单位就是“分工”里的单位',
    (_n, program) => {
      const names = program.divisionText
        .replace(/^（分工：由?/, '')
        .replace(/牵头.*$/, '')
        .split('、')
      const official = names.map((name) =>
        builtinUnits.find((unit) => unit.names.some((known) => known.name === name)),
      )
      expect(official.map((unit) => unit?.names[0]?.name)).toEqual(program.leads)
    },
  )
})

test('数量：10 项重点任务、39 项具体任务、24 个单位、232 个任务与单位的对应、5 条保障', () => {
  expect({
    programs: programs.length,
    tasks: tasks.length,
    units: new Set(tasks.flatMap((task) => task.units)).size,
    pairs: tasks.reduce((sum, task) => sum + task.units.length, 0),
    safeguards: safeguards.length,
  }).toEqual({ programs: 10, tasks: 39, units: 24, pairs: 232, safeguards: 5 })
})

describe('默认办法与方案相合', () => {
  const scheme = builtinScheme(builtinUnits)
  const indicators = scheme.groups.flatMap((group) => group.indicators)
  const nameOf = new Map(builtinUnits.map((unit) => [unit.id, unit.names[0]?.name]))

  test('每个指标都指向方案里有的任务、行动、目标或保障', () => {
    const lost = indicators.filter(({ source: from }) => {
      if ('task' in from) return !tasks.some(({ id }) => id === from.task)
      if ('goal' in from) return !goals.some(({ id }) => id === from.goal)
      if ('program' in from) return !programs.some(({ number }) => number === from.program)
      return !safeguards.some(({ number }) => number === from.safeguard)
    })
    expect(lost).toEqual([])
  })

  test('每项具体任务有一个指标：题目、责任单位照方案；牵头单位是本行动的牵头单位中负责本任务的', () => {
    const fromScheme = indicators
      .filter(({ source: from }) => 'task' in from)
      .map(({ id, title, units, leadUnits }) => [
        id,
        title,
        units.map((u) => nameOf.get(u)),
        leadUnits.map((u) => nameOf.get(u) ?? '').toSorted(),
      ])
    const fromPlan = programs.flatMap((program) =>
      program.tasks.map((task) => [
        task.id,
        task.title,
        [...task.units],
        program.leads.filter((lead) => task.units.includes(lead)).toSorted(),
      ]),
    )
    expect(fromScheme).toEqual(fromPlan)
  })

  test('指标的单位都在本组，部分都在本组，编号不重', () => {
    for (const group of scheme.groups) {
      const strays = group.indicators.filter(
        ({ units, leadUnits, block }) =>
          !units.every((u) => group.units.includes(u)) ||
          !leadUnits.every((u) => units.includes(u)) ||
          !group.blocks.some(({ id }) => id === block),
      )
      expect([strays, new Set(group.indicators.map(({ id }) => id)).size]).toEqual([
        [],
        group.indicators.length,
      ])
    }
  })
})
