import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { unitId, type UnitId } from '#shared/plan/unit.ts'
import { builtinScheme } from '#shared/scheme/builtin.ts'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import type { SchemeEdit } from '#shared/scheme/edit.ts'
import { applyEdit, applyEdits } from '#shared/scheme/edit-scheme.ts'
import { planSources } from '#shared/scheme/plan-sources.ts'
import { compareSchemes } from '#shared/scheme/scheme-difference.ts'
import { decodeScheme, encodeScheme, indicatorToJson } from '#shared/scheme/scheme-text.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { day } from '#shared/scheme/day.ts'
import { anyEdit } from './any-edit.ts'

const builtin = builtinScheme(builtinUnits)
const context = {
  year: 2018,
  sources: new Set(planSources(builtinPlan).map(({ key }) => key)),
  units: new Set(builtinUnits.map(({ id }) => id)),
}
const names = new Map(builtinUnits.map((unit) => [unit.id, unit.names[0]?.name ?? '']))
const nameOf = (unit: UnitId): string => names.get(unit) ?? unit

function change(...edits: readonly SchemeEdit[]): Scheme {
  const { scheme, refused } = applyEdits(builtin, edits, context)
  expect(refused).toEqual([])
  return scheme
}

function refusal(edit: SchemeEdit): string {
  const changed = applyEdit(builtin, edit, context)
  return changed.ok ? '' : changed.message
}

function differences(...edits: readonly SchemeEdit[]): readonly string[] {
  return compareSchemes(builtin, change(...edits), nameOf).map(
    ({ what, field, before, after }) => `${what} ${field}：${before} → ${after}`,
  )
}

function findings(...edits: readonly SchemeEdit[]): readonly string[] {
  const before = new Set(checkScheme(builtin, nameOf).map(({ message }) => message))
  return checkScheme(change(...edits), nameOf)
    .filter(({ message }) => !before.has(message))
    .map(({ level, message }) => `${level} ${message}`)
}

const cell = (
  indicator: string,
  field: Extract<SchemeEdit, { kind: 'indicator' }>['field'],
  text: string,
): SchemeEdit => ({ kind: 'indicator', group: 'departments', indicator, field, text })

describe('一格一格地改', () => {
  test('办公室惯用的写法都认：千分位、全角、带计量单位、空着', () => {
    expect(
      differences(
        cell('S4', 'target', '1,200 篇'),
        cell('S4', 'points', '４.５分'),
        cell('G06', 'target', '９５％'),
        cell('G07', 'target', ''),
        cell('1.1', 'rule', ' 是否 '),
        cell('1.1', 'title', '推进\n科技教育 '),
        cell('1.1', 'noDataAllowed', '是'),
        cell('1.1', 'block', '组织保障'),
        cell('1.1', 'source', 'task 1.2'),
      ),
    ).toEqual([
      '市直部门 1.1 推进 科技教育 指标：推进义务教育阶段的科技教育 → 推进 科技教育',
      '市直部门 1.1 推进 科技教育 计分方式：定性三档 → 是否',
      '市直部门 1.1 推进 科技教育 板块：任务完成 → 组织保障',
      '市直部门 1.1 推进 科技教育 任务：任务 1.1 → 任务 1.2',
      '市直部门 1.1 推进 科技教育 可填无数据：否 → 是',
      '市直部门 G06 科技教育活动覆盖中小学校的比例 本年目标：100 → 95',
      '市直部门 G07 有培训愿望的劳动者参加职业培训的比例 本年目标：100 → 无',
      '市直部门 S4 监测评估：向领导小组办公室报送工作信息 本年目标：4 → 1200',
      '市直部门 S4 监测评估：向领导小组办公室报送工作信息 分值：4 → 4.5',
    ])
  })

  test('小数一位不差：本年目标存的就是所填的数', () => {
    const scheme = change(cell('S4', 'target', '0.1234567890123456789'))
    expect(encodeScheme(scheme)).toContain('"target":"0.1234567890123456789"')
  })

  test.each<readonly [SchemeEdit, string]>([
    [cell('S4', 'target', '约300'), '本年目标“约300”不是数。请只填数字，如 95 或 12.5。'],
    [cell('S4', 'target', '9'.repeat(40)), `本年目标“${'9'.repeat(40)}”不是数。请只填数字，如 95 或 12.5。`],
    [cell('S4', 'points', '-1'), '分值不能小于 0，填的是“-1”。'],
    [cell('S4', 'points', '2000'), '分值最多 1000 分，填的是“2000”。'],
    [cell('S4', 'points', '1.255'), '分值“1.255”的小数超过两位。请填如 10 或 7.5。'],
    [cell('S4', 'title', ' '), '指标不能空着。请填写。'],
    [
      cell('S4', 'rule', '打分'),
      '没有“打分”这种计分方式。请填正向定量、控制型、阶梯、定性三档、是否、扣分制之一。',
    ],
    [cell('S4', 'block', '创新'), '没有“创新”这个板块。请填任务完成、组织保障之一。'],
    [cell('S4', 'source', 'task 99.9'), '规划中没有这项任务，改动没有收下。请从列表中选择。'],
    [cell('S9', 'points', '1'), '这项指标已停用，改动没有收下。请另选一项。'],
    [
      { kind: 'unit-target', group: 'departments', indicator: 'G06', unit: unitId('D15'), text: '3' },
      '这个单位不承担本项指标，目标值没有收下。请先把它列为责任单位。',
    ],
    [
      { kind: 'steps', group: 'departments', indicator: 'S5', steps: [{ atLeast: '一', percent: '50' }] },
      '第 1 级的起点“一”不是数。请只填数字，如 95 或 12.5。',
    ],
    [
      { kind: 'steps', group: 'departments', indicator: 'S5', steps: [{ atLeast: '1', percent: '120' }] },
      '第 1 级的得分比例应在 0 到 100 之间，填的是“120”。',
    ],
    [
      { kind: 'remove-block', group: 'departments', block: 'safeguards' },
      '“组织保障”板块还有 5 项指标，不能删除。请先把它们改到别的板块或停用。',
    ],
    [
      { kind: 'grades', grades: [{ name: '好', from: '60' }] },
      '名额按“优秀”计，不能删去这个等次。请先改名额的等次，或取消名额。',
    ],
    [
      {
        kind: 'levels',
        levels: [
          { name: '省级', points: '1' },
          { name: '省级', points: '2' },
        ],
      },
      '“省级”这个级别写了两次。请改名或删去一个。',
    ],
    [{ kind: 'setting', field: 'deadline', text: '2019-02-30' }, '“2019-02-30”不是日期。请填如 2019-01-10。'],
    [
      { kind: 'setting', field: 'deadline', text: '2017-12-30' },
      '截止日期应在 2018 年到 2020 年之间，填的是“2017-12-30”。',
    ],
    [{ kind: 'setting', field: 'leadWeight', text: '0' }, '牵头单位权重应大于 0、不超过 10，填的是“0”。'],
    [
      { kind: 'setting', field: 'appealWorkingDays', text: '2.5' },
      '申诉期工作日数应是 1 到 60 之间的整数，填的是“2.5”。',
    ],
    [
      { kind: 'place-unit', unit: unitId('X99'), group: 'counties' },
      '本年没有这个单位，没有列入。请先到单位库新增或核对起止年度。',
    ],
    [
      { kind: 'quota', quota: { grade: '头等', percent: '10' } },
      '没有“头等”这个等次，名额没有改。请从已设的等次中选。',
    ],
  ])('%o 不收，并说明原因和怎么办', (edit, message) => {
    expect(refusal(edit)).toBe(message)
  })
})

describe('单位、指标、等次的增减', () => {
  test('单位退出一项指标，它的牵头角色和单独目标一并去掉，别的单位不变', () => {
    const [group] = change(
      { kind: 'unit-target', group: 'departments', indicator: '1.1', unit: unitId('D02'), text: '5' },
      {
        kind: 'roles',
        group: 'departments',
        indicator: '1.1',
        units: [unitId('D01'), unitId('D15')],
        leads: [unitId('D15')],
      },
    ).groups
    const indicator = group?.indicators.find(({ id }) => id === '1.1')
    expect([indicator?.units, indicator?.leadUnits, indicator?.unitTargets]).toEqual([
      ['D01', 'D15'],
      ['D15'],
      new Map(),
    ])
  })

  test('单位换组或不再参评，就不在原组的任何指标里', () => {
    const scheme = change({ kind: 'place-unit', unit: unitId('D01'), group: 'counties' })
    const [departments, counties] = scheme.groups
    expect(departments?.units).not.toContain('D01')
    expect(departments?.unranked).toEqual([])
    expect(
      departments?.indicators.some(({ units, leadUnits }) =>
        [...units, ...leadUnits].includes(unitId('D01')),
      ),
    ).toBe(false)
    expect(counties?.units.at(-1)).toBe('D01')
  })

  test('停用一项、照原样再放回去，与没改过一样', () => {
    const indicators = builtin.groups[0]?.indicators ?? []
    const at = indicators.findIndex(({ id }) => id === 'G06')
    const [before, kept] = indicators.slice(at - 1)
    if (before === undefined || kept === undefined) throw new Error('no G06')
    expect(
      differences(
        { kind: 'retire', group: 'departments', indicator: 'G06' },
        {
          kind: 'put',
          group: 'departments',
          after: before.id,
          indicator: indicatorToJson(kept),
        },
      ),
    ).toEqual([])
  })

  test('等次改名，名额跟着改名', () => {
    expect(
      differences({
        kind: 'grades',
        grades: [
          { name: '优', from: '92' },
          { name: '良好', from: '80' },
          { name: '合格', from: '60' },
          { name: '不合格', from: '0' },
        ],
      }),
    ).toEqual([
      ' 等次：优秀 90 分起，良好 80 分起，合格 60 分起，不合格 0 分起 → 优 92 分起，良好 80 分起，合格 60 分起，不合格 0 分起',
      ' 名额：优秀不超过 30% → 优不超过 30%',
    ])
  })
})

describe('检查', () => {
  test('默认办法没有必须改的地方', () => {
    expect(checkScheme(builtin, nameOf).filter(({ level }) => level === 'wrong')).toEqual([])
  })

  test('板块满分合计不是 100：说差多少、差在哪里', () => {
    expect(
      findings({ kind: 'block', group: 'departments', block: 'safeguards', field: 'max', text: '15' }),
    ).toEqual([
      'wrong 市直部门各板块满分合计 95，应为 100，少 5（任务完成 80、组织保障 15）。请改板块满分。',
      'hint 市直部门“组织保障”板块各指标分值合计 20，板块满分 15，相差 5；计分时按比例折算，可以不改。',
    ])
  })

  test('没有目标、没有单位、单位没有指标、名称重复、阶梯和扣分没填全，一一指出', () => {
    expect(
      findings(
        cell('G06', 'target', ''),
        cell('G07', 'target', '0'),
        cell('1.2', 'title', '推进义务教育阶段的科技教育'),
        { kind: 'roles', group: 'departments', indicator: 'G01', units: [], leads: [] },
        {
          kind: 'steps',
          group: 'departments',
          indicator: 'S5',
          steps: [
            { atLeast: '2', percent: '50' },
            { atLeast: '2', percent: '100' },
          ],
        },
        cell('1.4', 'rule', '扣分制'),
        cell('1.5', 'points', '0'),
        ...['G03', 'L1', 'L2'].map((indicator): SchemeEdit => ({
          kind: 'retire',
          group: 'departments',
          indicator,
        })),
      ).filter((line) => !line.includes('板块各指标分值合计')),
    ).toEqual([
      'hint 1.2 与 1.1 的指标名称相同：“推进义务教育阶段的科技教育”。收表时只能凭编号区分，请确认或改名。',
      'wrong 1.4 大力开展校内外结合的科技教育活动：扣分制没有填每次扣多少分。请填写，或改计分方式。',
      'wrong 1.5 充分利用信息技术手段，均衡配置科技教育资源：分值是 0，完成得好坏都没有分。请填分值，或停用这项指标。',
      'hint G01 公民具备基本科学素质的比例：没有责任单位，不会出现在任何自评表上。请列入单位，或停用。',
      'hint G06 科技教育活动覆盖中小学校的比例：没有本年目标。可以不填，但完成情况不能自动算分，只能由办公室核定。',
      'hint G07 有培训愿望的劳动者参加职业培训的比例：目标值是 0，不论完成多少都得满分。请核对。',
      'wrong S5 统筹推进：按时制定年度计划、报送年度总结：阶梯第 2 级的起点没有高于第 1 级。请从低到高排列。',
    ])
  })

  test('等次、档次、名额、封顶不合理的也指出', () => {
    expect(
      findings(
        {
          kind: 'bands',
          bands: [
            { name: '好', from: '60' },
            { name: '差', from: '10' },
          ],
        },
        {
          kind: 'grades',
          grades: [
            { name: '优秀', from: '80' },
            { name: '良好', from: '90' },
          ],
        },
        { kind: 'quota', quota: { grade: '优秀', percent: '0' } },
        { kind: 'setting', field: 'lateCap', text: '12' },
        { kind: 'setting', field: 'bonusCap', text: '0.9' },
      ),
    ).toEqual([
      'wrong 最低一档“差”从 10% 起，以下的得分没有档次。请从 0 起。',
      'wrong 等次“良好”的起点 90 没有低于“优秀”的 80。请从高到低排列。',
      'hint “优秀”的名额是 0%，没有单位能评上。请核对，或取消名额。',
      'hint 加分级别“国家级”加 1 分，超过加分封顶 0.9。',
      'hint 逾期扣分封顶 12 高于扣分封顶 10，以扣分封顶为准。',
    ])
  })
})

test('随便怎么改，得到的办法都能存、能读回、能计分，检查结果不变；没收下的改动什么也没动', () => {
  fc.assert(
    fc.property(fc.array(anyEdit(builtin), { maxLength: 30 }), (edits) => {
      let scheme = builtin
      for (const edit of edits) {
        const changed = applyEdit(scheme, edit, context)
        expect(changed.ok ? '。' : changed.message).toMatch(/。$/)
        if (changed.ok) scheme = changed.value
      }
      expect(applyEdits(builtin, edits, context).scheme).toEqual(scheme)
      const text = encodeScheme(scheme)
      const read = decodeScheme(text)
      expect(encodeScheme(read)).toBe(text)
      expect(compareSchemes(scheme, read, nameOf)).toEqual([])
      expect(checkScheme(read, nameOf)).toEqual(checkScheme(scheme, nameOf))
      const units = scheme.groups.flatMap((group) =>
        group.units.map((unit) => ({
          unit,
          name: nameOf(unit),
          groupId: group.id,
          firstReceived: null,
          submission: null,
          items: new Map<string, never>(),
          adjustments: [],
          veto: null,
          decidedGrade: null,
          changedGrade: null,
          appealOpen: false,
        })),
      )
      const calendar = { holidays: new Set<never>(), workingWeekends: new Set<never>() }
      const sheet = scoreYear({ year: 2018, scheme, deadline: day('2019-01-10'), calendar, units })
      expect(sheet.groups).toHaveLength(scheme.groups.length)
    }),
    { numRuns: 300 },
  )
}, 120_000)
