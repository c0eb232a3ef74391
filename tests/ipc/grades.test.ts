import { expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from './desk.ts'

const YEAR = { year: 2018 }
const ALL = ['not-applicable', 'no-data', 'no-score', 'out-of-band', 'doubt'] as const

/** The sample year with every item reviewed: two districts stand level at the edge of the quota. */
async function reviewedYear(): Promise<TestDesk> {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  await at.get('acceptSuggested', { ...YEAR, unit: null, also: ALL })
  return at
}

/** "建议等次 → 定等次 标记" of a unit. */
async function standing(at: TestDesk, unit: string): Promise<string> {
  const { groups } = await at.get('gradePage', YEAR)
  const row = groups.flatMap(({ units }) => units).find((candidate) => candidate.unit === unit)
  return `${row?.proposed ?? '—'} → ${row?.grade ?? '—'} ${row?.marks.join('、') ?? ''}`.trim()
}

async function message(answer: Promise<{ readonly ok: boolean }>): Promise<string> {
  const given: unknown = await answer
  return JSON.stringify(given)
}

test('名额、并列和受限的单位按组列出；跨名额的并列由办公室写明理由决定，余下的随之定下', async () => {
  const at = await reviewedYear()
  const page = await at.get('gradePage', YEAR)
  expect(page.groups.map(({ name, quota }) => [name, quota])).toEqual([
    ['市直部门', { grade: '优秀', places: 6, held: 6, undecided: 0 }],
    ['县（市、区）', { grade: '优秀', places: 3, held: 2, undecided: 2 }],
  ])
  expect(page.gaps).toEqual([{ text: '2 家单位的等次待定（陵城区、乐陵市）', count: 2, page: 'grades' }])
  expect(await message(at.ask('fixGrades', YEAR))).toContain(
    '还不能定稿：2 家单位的等次待定（陵城区、乐陵市）',
  )
  expect(
    await message(at.ask('decideGrade', { ...YEAR, unit: 'C02', grade: '优秀', reason: ' ' })),
  ).toContain('请写明决定的理由')
  await at.get('decideGrade', { ...YEAR, unit: 'C02', grade: '优秀', reason: '领导小组会议研究' })
  expect(await standing(at, 'C02')).toBe('— → 优秀')
  expect(await standing(at, 'C03')).toBe('— → 良好 受名额限制')
  const { groups, gaps } = await at.get('gradePage', YEAR)
  expect(groups[1]?.units.find(({ unit }) => unit === 'C02')?.decision).toEqual({
    kind: 'tie',
    grade: '优秀',
    reason: '领导小组会议研究',
    operator: '经办人',
    at: '2019-01-20T02:00:00.000Z',
  })
  expect(gaps).toEqual([])
})

test('名额已满时改为优秀不行，说出占着名额的单位；先降一家，名额顺延给下一名', async () => {
  const at = await reviewedYear()
  const lift = { ...YEAR, unit: 'D10', grade: '优秀', reason: '会议决定' }
  expect(await at.ask('decideGrade', lift)).toEqual({
    ok: false,
    error: {
      code: 'grade-refused',
      message:
        '不能定为“优秀”：市直部门“优秀”名额 6 个，已有市文广新局、市科技局、市教育局、市委宣传部、市人力资源和社会保障局、团市委。请先改定其中一家，或改选其他等次。',
    },
  })
  await at.get('decideGrade', { ...YEAR, unit: 'D04', grade: '良好', reason: '年内有通报批评' })
  expect(await standing(at, 'D04')).toBe('优秀 → 良好 改定')
  expect(await standing(at, 'D11')).toBe('良好 → 优秀')
  expect(await at.ask('decideGrade', lift)).toMatchObject({ error: { code: 'grade-refused' } })
})

test('材料不实、单列的和没有的等次，不能改定，逐一说明', async () => {
  const at = await reviewedYear()
  const decide = (unit: string, grade: string): Promise<string> =>
    message(at.ask('decideGrade', { ...YEAR, unit, grade, reason: '会议决定' }))
  expect(await decide('D14', '优秀')).toContain('市气象局有材料不实的记录，不能评为“优秀”')
  expect(await decide('D01', '良好')).toContain('成绩单列，不参加排名和评优')
  expect(await decide('D12', '特优')).toContain('没有“特优”这个等次')
  expect(await decide('D12', '合格')).toContain('等次已经是“合格”，没有改动')
  expect(await decide('D12', '良好')).toContain('"ok":true')
})

test('决定可以撤销和恢复，也可以取消；每一步都在操作记录里，带理由和前后等次', async () => {
  const at = await reviewedYear()
  const answer = await at.ask('decideGrade', { ...YEAR, unit: 'D12', grade: '良好', reason: '会议决定' })
  const entries = answer.ok ? [...(answer.undoable ?? [])] : []
  expect(await standing(at, 'D12')).toBe('合格 → 良好 改定')
  await at.get('undoEntries', { entries })
  expect(await standing(at, 'D12')).toBe('合格 → 合格')
  await at.get('decideGrade', { ...YEAR, unit: 'D12', grade: '良好', reason: '补充会议决定' })
  await at.get('decideGrade', { ...YEAR, unit: 'D12', grade: null, reason: '会议改变了决定' })
  expect(await standing(at, 'D12')).toBe('合格 → 合格')
  const { rows: log } = await at.get('listLog', {
    text: '',
    operator: null,
    action: null,
    unit: 'D12',
    from: null,
    to: null,
    year: 2018,
  })
  expect(log.slice(0, 4).map(({ action, before, after, reason }) => [action, before, after, reason])).toEqual(
    [
      ['取消等次决定', '良好', '合格', '会议改变了决定'],
      ['改定等次', '合格', '良好', '补充会议决定'],
      ['撤销改定等次', '良好', '合格', expect.stringMatching(/^第 \d+ 条$/)],
      ['改定等次', '合格', '良好', '会议决定'],
    ],
  )
})

test('还有待审的项目时不定等次；定稿先做备份，之后等次不能改、不能撤销，退回要写理由', async () => {
  const fresh = openTestDesk()
  await fresh.get('createSampleYear', {})
  expect(await message(fresh.ask('fixGrades', YEAR))).toMatch(
    /还有 35 家单位共 \d+ 项未审结（市科协、市教育局/,
  )
  const at = await reviewedYear()
  const tie = await at.ask('decideGrade', { ...YEAR, unit: 'C02', grade: '优秀', reason: '会议决定' })
  const backups = async (): Promise<number> => (await at.get('checkBackups', {})).backups.length
  const before = await backups()
  await at.get('fixGrades', YEAR)
  expect(await backups()).toBe(before + 1)
  expect(await at.get('gradePage', YEAR)).toMatchObject({
    state: '定等',
    fixed: { operator: '经办人', changed: [] },
  })
  const change = { ...YEAR, unit: 'D12', grade: '良好', reason: '会议决定' }
  expect(await at.ask('decideGrade', change)).toMatchObject({ error: { code: 'grades-fixed' } })
  const entries = tie.ok ? [...(tie.undoable ?? [])] : []
  expect(await at.ask('undoEntries', { entries })).toMatchObject({ error: { code: 'grades-fixed' } })
  expect(await at.ask('moveYear', { ...YEAR, to: '反馈', reason: '' })).toMatchObject({
    error: { code: 'reason-missing' },
  })
  await at.get('moveYear', { ...YEAR, to: '反馈', reason: '有单位补充材料' })
  await at.get('decideGrade', change)
  expect((await at.get('gradePage', YEAR)).fixed).toBe(null)
})

test('定稿以后得分又变的，说出单位', async () => {
  const at = await reviewedYear()
  await at.get('decideGrade', { ...YEAR, unit: 'C02', grade: '优秀', reason: '会议决定' })
  await at.get('fixGrades', YEAR)
  const { items } = await at.get('reviewItems', { ...YEAR, unit: 'D06' })
  const scored = items.find(({ score }) => (score ?? 0) > 0)
  await at.get('verifyItem', {
    ...YEAR,
    unit: 'D06',
    indicator: scored?.indicator ?? '',
    decision: { kind: 'missing' },
    opinion: '复核后认定没有开展',
  })
  const { fixed } = await at.get('gradePage', YEAR)
  expect(fixed?.changed).toContain('市文广新局')
  const { steps } = await at.get('yearProgress', YEAR)
  expect(steps.find(({ state }) => state === '定等')?.gaps[0]?.text).toMatch(
    /定稿以后，\d+ 家单位的得分或等次变了（.*市文广新局/,
  )
})

test('年度进度：每一步何时到、还差什么；只能逐步往前，往回要理由，到过的都留着', async () => {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  const progress = await at.get('yearProgress', YEAR)
  expect(progress.steps.map(({ state, standing: own }) => [state, own])).toEqual([
    ['方案', 'done'],
    ['下发', 'done'],
    ['收表', 'current'],
    ['审核', 'ahead'],
    ['反馈', 'ahead'],
    ['定等', 'ahead'],
    ['归档', 'ahead'],
  ])
  expect([progress.back, progress.on]).toEqual([['方案', '下发'], '审核'])
  expect(progress.steps[2]?.gaps.map(({ text, page }) => [text, page])).toEqual([
    ['2 家单位还没有报送（市广播电视台、德州经济技术开发区）', 'receive'],
    [expect.stringMatching(/^自评表还有 \d+ 处疑点没有处理$/), 'check'],
  ])
  expect(await message(at.ask('moveYear', { ...YEAR, to: '反馈', reason: '' }))).toContain('还不能进入“反馈”')
  expect(await message(at.ask('moveYear', { ...YEAR, to: '定等', reason: '' }))).toContain('点“定稿”')
  await at.get('moveYear', { ...YEAR, to: '审核', reason: '' })
  expect(await message(at.ask('moveYear', { ...YEAR, to: '反馈', reason: '' }))).toContain('还不能进入“反馈”')
  await at.get('acceptSuggested', { ...YEAR, unit: null, also: ALL })
  await at.get('moveYear', { ...YEAR, to: '反馈', reason: '' })
  await at.get('moveYear', { ...YEAR, to: '收表', reason: '还有单位补报' })
  const back = await at.get('yearProgress', YEAR)
  expect([back.state, back.steps[2]?.reached?.reason, back.steps[4]?.reached]).toEqual([
    '收表',
    '还有单位补报',
    null,
  ])
})
