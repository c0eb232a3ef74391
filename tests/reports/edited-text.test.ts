import { describe, expect, test } from 'vitest'
import { buildBulletin } from '#shared/reports/build-bulletin.ts'
import { buildLetter } from '#shared/reports/build-letter.ts'
import { buildYearReport } from '#shared/reports/build-year-report.ts'
import { applyEdits, listEditable, type ParagraphEdit } from '#shared/reports/edited-text.ts'
import { annexLines, heading, type ReportModel } from '#shared/reports/report-model.ts'
import { day } from '#shared/scheme/day.ts'
import { pending, unit, UNITS, verified } from '#tests/scoring/small-year.ts'
import { factsOf } from './example-facts.ts'
import { linesOf } from './model-text.ts'

const SIX = [
  unit(1, '95'),
  unit(2, '92.5'),
  unit(3, { items: new Map([['A', verified('86.5')]]), firstReceived: day('2019-01-02') }),
  unit(4, '85.5'),
  unit(5, '50'),
  unit(6, { submission: null, firstReceived: null, items: new Map() }),
]
const OPEN = [unit(1, '95'), unit(2, { items: new Map([['A', pending({ band: '达成' })]]) })]

function documentsOf(units: typeof SIX): readonly ReportModel[] {
  const facts = factsOf(units, { heading: { office: '', contact: '科普部' } })
  return [
    buildBulletin(facts),
    buildYearReport(facts, 'internal'),
    buildYearReport(facts, 'public'),
    ...UNITS.slice(0, units.length).map((id) => buildLetter(facts, id)),
  ]
}

function edit(key: string, text: string, generated = ''): ParagraphEdit {
  return { key, text, generated }
}

describe('每一段都能改', () => {
  test.each([
    ['全部核定', SIX],
    ['有待核定', OPEN],
  ])('%s：报告、公开版、通报和反馈函的每一段都有自己的记号，一份之内不重复', (_, units) => {
    for (const model of documentsOf(units)) {
      const paragraphs = [...model.blocks, ...model.annexes.flatMap(({ blocks }) => blocks)].filter(
        (block) => block.kind === 'paragraph',
      )
      const keys = paragraphs.map(({ key }) => key)
      expect(keys.filter((key) => key === null)).toEqual([])
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
      const editable = listEditable(model, []).paragraphs
      expect(editable.filter(({ kind }) => kind === 'paragraph')).toHaveLength(paragraphs.length)
      const all = editable.map(({ key }) => key)
      expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([])
    }
  })

  test('段落列在它的标题下面，编号不能改', () => {
    const { paragraphs } = listEditable(buildBulletin(factsOf(SIX)), [])
    expect(paragraphs.map(({ key, section, lead }) => [key, section, lead])).toEqual([
      ['文稿标题', [], ''],
      ['通报开头', [], ''],
      ['标题:报送情况', [], '一、'],
      ['报送情况', ['一、报送情况'], ''],
      ['标题:评价结果', [], '二、'],
      ['标题:市直部门', ['二、评价结果'], '（一）'],
      ['组内概况:g', ['二、评价结果', '（一）市直部门'], ''],
      ['等次名单:g:优秀', ['二、评价结果', '（一）市直部门'], '1. '],
      ['等次名单:g:良好', ['二、评价结果', '（一）市直部门'], '2. '],
      ['等次略:g', ['二、评价结果', '（一）市直部门'], '3. '],
      ['标题:有关事项', [], '三、'],
      ['通报反馈', ['三、有关事项'], ''],
      ['通报报送要求', ['三、有关事项'], ''],
      ['附件标题:2018年度全民科学素质工作优秀、良好单位名单', [], '附件　'],
    ])
  })
})

describe('改过的文字', () => {
  const model = buildBulletin(factsOf(SIX))
  const lines = (edits: readonly ParagraphEdit[]): readonly string[] =>
    linesOf(applyEdits(model, edits).blocks)

  test('代替生成的那一段，其他各段、附件和表不变', () => {
    const edited = lines([edit('通报报送要求', '请按期报送。')])
    expect(edited).toEqual([...linesOf(model.blocks).slice(0, -1), '请按期报送。'])
    expect(applyEdits(model, [edit('通报报送要求', '请按期报送。')]).annexes).toEqual(model.annexes)
  })

  test('换行另起一段；不印的一段去掉以后，后面的编号接上', () => {
    const edited = lines([edit('等次名单:g:优秀', ''), edit('通报报送要求', '第一段。\n第二段。')])
    expect(edited.slice(6, 8)).toEqual([
      '1. 良好单位3个，按得分排序依次是：单位2、单位3（并列第3名）、单位4（并列第3名）。',
      '2. 不合格单位2个，名单略。',
    ])
    expect(edited.slice(-2)).toEqual(['第一段。', '第二段。'])
  })

  test('附件里的段落也一样', () => {
    const report = buildYearReport(factsOf(SIX), 'internal')
    const edited = applyEdits(report, [edit('申诉无记录', '没有申诉。')])
    expect(edited.annexes.map(({ blocks }) => linesOf(blocks)).at(-1)).toEqual(['没有申诉。'])
  })

  test('生成稿变了就标出来，原来的和现在的都在；不再生成的另列', () => {
    const first = listEditable(model, []).paragraphs.find(({ kind }) => kind === 'paragraph')
    if (first === undefined) throw new Error('no paragraph')
    const same = listEditable(model, [edit(first.key, '我的。', first.generated)])
    const other = listEditable(model, [
      edit(first.key, '我的。', '以前的。'),
      edit('暂计说明', '暂。', '暂计。'),
    ])
    const found = [same, other].map(({ paragraphs }) => paragraphs.find(({ key }) => key === first.key))
    expect(found.map((one) => one?.stale)).toEqual([false, true])
    expect(found[1]?.edit).toEqual({ key: first.key, text: '我的。', generated: '以前的。' })
    expect([same.gone, other.gone]).toEqual([[], [edit('暂计说明', '暂。', '暂计。')]])
  })
})

describe('改过的标题', () => {
  const model = buildYearReport(factsOf(SIX), 'internal')

  test('文稿标题一行印一行，题名跟着改', () => {
    const edited = applyEdits(model, [edit('文稿标题', '示例市2018年度\n评价报告')])
    expect([edited.title, edited.titleLines, edited.subject]).toEqual([
      '示例市2018年度评价报告',
      ['示例市2018年度', '评价报告'],
      '2018年度全民科学素质工作评价',
    ])
    expect(edited.blocks).toEqual(model.blocks)
    const [title] = listEditable(model, [edit('文稿标题', '另一个', '2017年度')]).paragraphs
    expect(title).toMatchObject({ kind: 'title', generated: model.titleLines.join('\n'), stale: true })
  })

  test('附件标题也能改：附件、附件说明和目录都跟着改，序号不变，段落列在改过的标题下', () => {
    const key = '附件标题:2018年度申诉及复核情况'
    const own = edit(key, '2018年度申诉\n及复核办理情况', '2018年度申诉及复核情况')
    const edited = applyEdits(model, [own])
    expect(edited.annexes.map(({ title }) => title)).toEqual([
      ...model.annexes.slice(0, 3).map(({ title }) => title),
      '2018年度申诉及复核办理情况',
    ])
    expect(edited.annexes.at(-1)?.titleLines).toEqual(['2018年度申诉', '及复核办理情况'])
    expect(annexLines(edited.annexes).at(-1)).toBe('4. 2018年度申诉及复核办理情况')
    const { paragraphs, gone } = listEditable(model, [own])
    expect(paragraphs.find((one) => one.key === key)).toEqual({
      key,
      kind: 'title',
      section: [],
      lead: '附件4　',
      generated: '2018年度申诉及复核情况',
      edit: own,
      stale: false,
    })
    expect(paragraphs.find((one) => one.key === '申诉无记录')?.section).toEqual([
      '2018年度申诉及复核办理情况',
    ])
    expect(gone).toEqual([])
  })

  test('层次标题改字不改编号，下面的段落列在改过的标题下；空白不算', () => {
    const own = edit('标题:问题与建议', '存在问题和工作建议', '问题与建议')
    const lines = linesOf(applyEdits(model, [own]).blocks)
    expect(lines).toEqual(
      linesOf(model.blocks).map((line) => (line === '# 六、问题与建议' ? '# 六、存在问题和工作建议' : line)),
    )
    const { paragraphs, gone } = listEditable(model, [own])
    expect(
      paragraphs.filter(({ section }) => section[0]?.startsWith('六、')).map(({ section }) => section[0]),
    ).toEqual(
      listEditable(model, [])
        .paragraphs.filter(({ section }) => section[0] === '六、问题与建议')
        .map(() => '六、存在问题和工作建议'),
    )
    expect(gone).toEqual([])
    expect(applyEdits(model, [edit('标题:问题与建议', '')]).blocks).toEqual(model.blocks)
  })

  test('同名的标题各有各的记号', () => {
    const twice: ReportModel = {
      ...model,
      blocks: [
        heading(1, '一、概况'),
        heading(2, '（一）小结'),
        heading(1, '二、其他'),
        heading(2, '（一）小结'),
      ],
      annexes: [],
    }
    expect(listEditable(twice, []).paragraphs.map(({ key }) => key)).toEqual([
      '文稿标题',
      '标题:概况',
      '标题:小结',
      '标题:其他',
      '标题:小结:2',
    ])
    expect(linesOf(applyEdits(twice, [edit('标题:小结:2', '结语')]).blocks)).toEqual([
      '# 一、概况',
      '## （一）小结',
      '# 二、其他',
      '## （一）结语',
    ])
  })
})
