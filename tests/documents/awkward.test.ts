import { beforeAll, describe, expect, test } from 'vitest'
import { applyEdits, listEditable } from '#shared/reports/edited-text.ts'
import { buildBulletin } from '#shared/reports/build-bulletin.ts'
import { buildYearReport } from '#shared/reports/build-year-report.ts'
import { heading, paragraph, type ReportModel } from '#shared/reports/report-model.ts'
import { awkwardFacts } from './awkward-year.ts'
import { layoutFaults } from './layout-faults.ts'
import { modelFaults } from './model-faults.ts'
import { modelOf, renderBytes } from './pdf-tools.ts'
import { composePage, readPrinted, type Printed, type PrintedPage } from './printed-page.ts'

/** Whatever an officer may type: marks at every place, dashes, names with a dot, ranges, numbers of documents, Latin words. */
const SENTENCES = [
  '根据《德州市全民科学素质行动计划纲要实施方案（2016—2020年）》（德政办发〔2017〕8号）和GB/T 9704—2012的要求，',
  '全市共举办“科普日”“科技周”活动1234场——比上年增加95.25%，受益人数80～90万人次；',
  '买买提·吐尔逊、阿依古丽·艾则孜等同志（均为志愿者）参加了2018年12月28日的评审……',
  '“谁主管、谁负责”的要求没有落实到位的单位，应当于2019年3月1日前（含当日）提交整改报告！',
  '经费1,234,567.89元已到位吗？各单位（含驻德单位）须在10个工作日内书面答复：',
]

function awkwardText(length: number): string {
  let text = ''
  for (let n = 0; text.length < length; n += 1) {
    text += SENTENCES[(n * 7 + Math.floor(n / 5)) % SENTENCES.length] ?? ''
    text += '全民科学素质'.slice(0, n % 5)
  }
  return `${text.slice(0, length - 1)}。`
}

/** The office's own text in the place of some paragraphs: the longest that the program takes, and others. */
function rewritten(model: ReportModel): ReportModel {
  const keys = new Set(model.blocks.map((block) => (block.kind === 'paragraph' ? block.key : null)))
  const paragraphs = listEditable(model, []).paragraphs.filter(({ key }) => keys.has(key))
  const lengths = [4000, 27, 640, 120]
  const edits = [paragraphs[0], paragraphs[2], paragraphs[4], paragraphs.at(-1)].flatMap((own, index) =>
    own === undefined
      ? []
      : [
          {
            key: own.key,
            generated: own.generated,
            text: awkwardText(Math.max(2, lengths[index] ?? 0)),
          },
        ],
  )
  return applyEdits(model, edits)
}

const LETTERHEAD = {
  on: true,
  report: true,
  mark: '',
  number: '德素办发〔2019〕13号',
  reportNumber: '德素办发〔2019〕14号',
  copyTo:
    '市委办公室，市人大常委会办公室，市政府办公室，市政协办公室，市纪委监委机关，各县（市、区）科学技术协会',
  printer: '',
}

const DOCUMENTS: Readonly<Record<string, () => ReportModel>> = {
  通报: () => buildBulletin(awkwardFacts({ units: 6 })),
  '通报，60个单位': () => buildBulletin(awkwardFacts({ units: 60 })),
  '通报，60个单位，版头版记，有一段4000字': () =>
    rewritten(buildBulletin(awkwardFacts({ units: 60, letterhead: LETTERHEAD }))),
  '评价报告（内部版），60个单位，有一段4000字': () =>
    rewritten(buildYearReport(awkwardFacts({ units: 60 }), 'internal')),
  '评价报告（公开版），60个单位，版头版记': () =>
    buildYearReport(awkwardFacts({ units: 60, letterhead: LETTERHEAD }), 'public'),
}

describe('难排的内容照样合乎GB/T 9704', () => {
  const printed = new Map<string, { readonly model: ReportModel; readonly pages: readonly PrintedPage[] }>()

  beforeAll(async () => {
    for (const [name, build] of Object.entries(DOCUMENTS)) {
      const model = build()
      printed.set(name, { model, pages: await readPrinted(await renderBytes(model)) })
    }
  }, 120_000)

  function read(name: string): { readonly model: ReportModel; readonly pages: readonly PrintedPage[] } {
    const found = printed.get(name)
    if (found === undefined) throw new Error(name)
    return found
  }

  test.each(Object.keys(DOCUMENTS))(
    '%s：不出版心，不重叠，在28.99磅网格上，行首行末标点和页码都对',
    (name) => {
      expect(layoutFaults(read(name).pages)).toEqual([])
    },
  )

  test.each(Object.keys(DOCUMENTS))(
    '%s：文字不缺，标题不单独在页末，表头每面重复，行不跨页，附件另起一面，落款不单独成面',
    (name) => {
      const { model, pages } = read(name)
      expect(modelFaults(model, pages)).toEqual([])
    },
  )

  test('标题分行在词意完整处，两行都在版心正中', () => {
    const { model, pages } = read('通报，60个单位')
    const title = pages[0]?.lines.filter(({ size }) => size > 20) ?? []
    expect(title.map(({ text }) => text)).toEqual(model.titleLines)
    expect(model.titleLines).toEqual(['关于2018年度全民科学素质工作', '评价结果的通报'])
    for (const { left, right } of title) expect((left + right) / 2).toBeCloseTo(((28 + 78) * 72) / 25.4, 0)
  })

  test.each([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23])(
    '正文%i行，加附件说明和落款，比一面多一行也好少一行也好，都排得对',
    async (lines) => {
      const model = modelOf(
        [
          heading(1, '一、基本情况'),
          paragraph('全民科学素质工作'.repeat(50).slice(0, 28 * (lines - 8) - 2)),
          heading(1, '二、评价结果'),
          heading(2, '（一）市直部门'),
          paragraph('评'.repeat(60)),
          heading(1, '三、有关事项'),
          paragraph('请各单位认真整改。'),
        ],
        {
          titleLines: ['关于评价结果的通报'],
          addressee: '各县（市、区）人民政府',
          signature: { name: '领导小组办公室', date: '2019年2月20日' },
          annexes: [
            {
              title: '得分汇总表',
              titleLines: ['得分汇总表'],
              landscape: true,
              blocks: [paragraph('表一。')],
            },
            { title: '申诉情况', titleLines: ['申诉情况'], landscape: false, blocks: [paragraph('表二。')] },
          ],
        },
      )
      const pages = await readPrinted(await renderBytes(model))
      expect([...layoutFaults(pages), ...modelFaults(model, pages)]).toEqual([])
    },
  )

  test('— · ～ 不在行首，无论前面有几个字', async () => {
    const text = '举办1234场——比上年增加80～90万人次，买买提·吐尔逊等同志（2016—2020年）参加；'
    const model = modelOf(Array.from({ length: 28 }, (_, n) => paragraph('全'.repeat(n) + text.repeat(6))))
    const pages = await readPrinted(await renderBytes(model))
    expect([...layoutFaults(pages), ...modelFaults(model, pages)]).toEqual([])
  })

  describe('故意排错的，都查得出来', () => {
    type Change = (piece: Printed, page: PrintedPage) => readonly Printed[]
    const every = (pages: readonly PrintedPage[], change: Change): readonly PrintedPage[] =>
      pages.map((page) =>
        composePage({ ...page, pieces: page.pieces.flatMap((piece) => change(piece, page)) }),
      )
    const isBody = ({ size }: Printed): boolean => Math.abs(size - 15.75) < 0.1

    const planted: Readonly<Record<string, readonly [Change, RegExp]>> = {
      一行向右出了版心: [
        (piece, { number }) => [number === 3 && isBody(piece) ? { ...piece, right: piece.right + 3 } : piece],
        /不在版心内/,
      ],
      标题顶出天头: [(piece) => [piece.size > 20 ? { ...piece, baseline: 112 } : piece], /不在版心内/],
      两行叠在一起: [
        (piece, { number }) => [piece, ...(number === 3 ? [{ ...piece, baseline: piece.baseline + 4 }] : [])],
        /重叠/,
      ],
      单元格的字压线: [
        (piece) => [piece.size < 11 ? { ...piece, left: piece.left - 40 } : piece],
        /压在表格的线上/,
      ],
      '行距成了29.5磅': [
        (piece, { number }) => [
          number === 3 && isBody(piece)
            ? { ...piece, baseline: 104.9 + (piece.baseline - 104.9) * (29.5 / 28.99) }
            : piece,
        ],
        /网格上/,
      ],
      句号到了行首: [
        (piece, { number }) => [
          number === 3 && isBody(piece) ? { ...piece, text: `。${piece.text}` } : piece,
        ],
        /行首或行末/,
      ],
      破折号到了行首: [
        (piece, { number }) => [number === 3 && isBody(piece) ? { ...piece, text: `—${piece.text}` } : piece],
        /行首或行末/,
      ],
      书名号留在行末: [
        (piece, { number }) => [
          number === 3 && isBody(piece) ? { ...piece, text: `${piece.text}《` } : piece,
        ],
        /行首或行末/,
      ],
      页码到了里侧: [
        (piece) => [
          /^[—\d ]+$/.test(piece.text) && piece.size === 14 ? { ...piece, left: 300, right: 340 } : piece,
        ],
        /页码/,
      ],
      缺一行字: [
        (piece, { number }) => (number === 3 && isBody(piece) && piece.baseline < 125 ? [] : [piece]),
        /文字不全/,
      ],
      有一行没有排满: [
        (piece, { number }) => [
          number === 3 && isBody(piece) ? { ...piece, right: piece.right - 40 } : piece,
        ],
        /没有排满/,
      ],
      首行没有缩进: [(piece) => [isBody(piece) ? { ...piece, left: 79.4 } : piece], /首行缩进/],
      '“附件”用了仿宋': [
        (piece) => [piece.text.startsWith('附件') ? { ...piece, font: 'NotoSerifSC-Regular' } : piece],
        /没有顶格用黑体/,
      ],
      附件标题断错了地方: [
        (piece) => [piece.size > 20 ? { ...piece, text: piece.text.slice(0, 3) } : piece],
        /标题不在词意完整处/,
      ],
    }

    test.each(Object.keys(planted))('%s', (name) => {
      const [change, wanted] = planted[name] ?? [() => [], /./]
      const { model, pages } = read('通报，60个单位，版头版记，有一段4000字')
      const broken = every(pages, change)
      expect([...layoutFaults(broken), ...modelFaults(model, broken)].join('\n')).toMatch(wanted)
    })

    test('表头没有重复、行跨了页、落款单独成面、标题单独在页末、附件没有另起一面', () => {
      const { model, pages } = read('通报，60个单位')
      const faultsOf = (changed: readonly PrintedPage[]): string => modelFaults(model, changed).join('\n')
      const table = pages.findLast(({ drawn }) => drawn.length > 0)
      const headless = pages.map((page) =>
        page === table
          ? composePage({ ...page, pieces: page.pieces.filter(({ font }) => font !== 'NotoSansSC-Medium') })
          : page,
      )
      expect(faultsOf(headless)).toMatch(/没有表头/)
      const level = (page: PrintedPage): number =>
        page.drawn.findLast(({ left, right, top, bottom }) => bottom - top < 1 && right - left > 4)?.top ?? 0
      const torn = pages.map((page) =>
        page === table
          ? composePage({
              ...page,
              drawn: page.drawn.flatMap((line) =>
                Math.abs(line.top - level(page)) < 1
                  ? [line, { ...line, top: line.top - 9, bottom: line.bottom - 9 }]
                  : [line],
              ),
            })
          : page,
      )
      expect(faultsOf(torn)).toMatch(/行跨页或缺行/)
      const signed = pages.map((page) =>
        page.lines.some(({ text }) => text === '2019年2月20日')
          ? composePage({ ...page, pieces: page.pieces.filter(({ left }) => left > 250) })
          : page,
      )
      expect(faultsOf(signed)).toMatch(/落款单独在一面|文字不全/)
      expect(faultsOf(pages.slice(0, 2))).toMatch(/附件没有另起一面/)
      const short = modelOf([heading(1, '一、甲'), paragraph('乙。')])
      const foot = composePage({ ...(pages[0] as PrintedPage), drawn: [], pieces: [at('一、甲', 118.74)] })
      const next = composePage({ ...foot, number: 2, pieces: [at('乙。', 118.74)] })
      expect(modelFaults(short, [foot, next]).join('\n')).toMatch(/单独留在第1面的末尾/)
    })

    function at(text: string, baseline: number): Printed {
      return {
        text,
        font: 'NotoSerifSC-Regular',
        size: 15.75,
        left: 110.87,
        right: 110.87 + 15.75 * text.length,
        baseline,
      }
    }
  })
})
