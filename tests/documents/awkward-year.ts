import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { unitId } from '#shared/plan/unit.ts'
import { NO_FIELD_WORK } from '#shared/reports/field-work.ts'
import type { ReportFacts } from '#shared/reports/report-facts.ts'
import { builtinScheme } from '#shared/scheme/builtin.ts'
import { day } from '#shared/scheme/day.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { points, pointsOf } from '#shared/scheme/points.ts'
import type { Group, Indicator } from '#shared/scheme/scheme.ts'
import type { ItemInput, UnitInput } from '#shared/scoring/input.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'

const LONG = '德州市全民科学素质工作领导小组成员单位经济技术开发区农业农村局（乡村振兴局）'
const OTHERS = [
  '市教育局',
  '市人力资源和社会保障局（市人才工作领导小组办公室）',
  '德州市科学技术协会青少年科技活动中心',
  '国家税务总局德州市税务局第一稽查局',
]

export interface AwkwardYear {
  /** So many units in two groups; every third has a name of more than 40 characters. */
  readonly units: number
  readonly letterhead?: ReportFacts['letterhead']
}

/** A year that is hard to set: many units, the longest names, late ones, ones without a return, bonus and appeals. */
export function awkwardFacts({ units: count, letterhead }: AwkwardYear): ReportFacts {
  const built = builtinScheme(builtinUnits)
  const groups = built.groups.map((group, place): Group => {
    const units = Array.from({ length: Math.ceil(count / built.groups.length) }, (_, n) =>
      unitId(`${'AB'[place] ?? 'C'}${n + 1}`),
    )
    const indicators = group.indicators.map((indicator): Indicator => ({
      ...indicator,
      units,
      leadUnits: units.slice(0, 3),
      unitTargets: new Map(),
    }))
    return {
      ...group,
      units,
      unranked: units.slice(-1),
      unrankedReason: '该单位本年度机构调整，得分单独列出',
      indicators,
    }
  })
  const scheme = { ...built, groups }
  const units = groups.flatMap((group) =>
    group.units.map((unit, n): UnitInput => {
      const missing = n % 11 === 7
      return {
        unit,
        name: nameOf(unit, n),
        groupId: group.id,
        firstReceived: missing ? null : day(n % 7 === 3 ? '2019-01-22' : '2019-01-10'),
        submission: missing ? null : 1,
        items: missing ? new Map() : new Map(group.indicators.map((own, k) => [own.id, itemOf(own, n, k)])),
        adjustments: [],
        veto: null,
        decidedGrade: null,
        changedGrade: null,
        appealOpen: false,
      }
    }),
  )
  const input = {
    year: 2018,
    scheme,
    deadline: day('2019-01-15'),
    calendar: { holidays: new Set<never>(), workingWeekends: new Set<never>() },
    units,
  }
  return {
    sheet: scoreYear(input),
    scheme,
    plan: builtinPlan,
    deadline: input.deadline,
    units: new Map(units.map((unit) => [unit.unit, unit])),
    programOf: new Map(groups.map((group) => [group.id, programsOf(group)])),
    sample: false,
    issued: day('2019-02-20'),
    appealUntil: null,
    feedback: new Map(),
    appeals: units.slice(0, 9).map(({ name }, n) => ({
      unitName: name,
      subject: '1.1 青少年科普活动',
      received: day('2019-02-12'),
      claim: '第3号佐证材料已于2018年12月25日补交——共80～90页，请予复核。'.repeat((n % 3) + 1),
      score: pointsOf('3.5'),
      decision: { outcome: '部分采纳', opinion: '补交的材料属实，按评分办法加0.5分。', score: pointsOf('4') },
    })),
    heading: { office: '', contact: '' },
    field: NO_FIELD_WORK,
    nominations: [],
    opinionOf: (_, indicator) => `指标${indicator}的佐证材料未盖章，第2号附件与自评数不一致`,
    ...(letterhead === undefined ? {} : { letterhead }),
  }
}

function nameOf(unit: string, n: number): string {
  return n % 3 === 0 ? `${LONG}第${unit}分局` : `${OTHERS[n % OTHERS.length] ?? ''}${unit}`
}

function itemOf({ rule, points: most }: Indicator, n: number, k: number): ItemInput {
  const share = [1, 0.96, 0.9, 0.82, 0.7, 0.55][(n + k) % 6] ?? 1
  return {
    reported: {
      actual: rule === 'graded' || rule === 'yes-no' ? null : decimal('123456.78'),
      yesNo: rule === 'yes-no' ? true : null,
      band: null,
      selfScore: rule === 'graded' ? most : null,
      notApplicable: false,
      noData: false,
      refused: false,
      filled: true,
    },
    verified: { kind: 'score', score: points(Math.round(most * (n < 6 ? 1 : share))), values: null },
  }
}

function programsOf({ indicators }: Group): ReadonlyMap<string, number> {
  return new Map(
    indicators.flatMap(({ id, source }): (readonly [string, number])[] => {
      if ('program' in source) return [[id, source.program]]
      if (!('task' in source)) return []
      const program = builtinPlan.programs.find(({ tasks }) => tasks.some((task) => task.id === source.task))
      return program === undefined ? [] : [[id, program.number]]
    }),
  )
}
