import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { newList } from '#tests/application/adjustment-workbook.ts'
import { evaluate, evaluateExpecting } from '#tests/support/batch.ts'
import { readJson } from '#tests/support/read-json.ts'
import { keptFolder, scratchFolder } from '#tests/support/scratch.ts'

interface ImportFile {
  readonly files: readonly {
    readonly path: string
    readonly result: string
    readonly unit: string | null
    readonly submission: number | null
    readonly message: string | null
  }[]
  readonly late: readonly string[]
  readonly missing: readonly string[]
}

function byPath(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1
}

/** One line, in Chinese, without a word of English but the options that it names. */
function expectPlainError(error: string): void {
  expect(error.trimEnd().split('\n')).toHaveLength(1)
  expect(error).toMatch(/\p{Script=Han}/u)
  expect(error).not.toMatch(/Error|undefined|null|ENOENT|at /)
}

describe('wrong usage ends with 2 and says in one line what to write', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['evaluate']],
    ['a command named like an object property', ['constructor']],
    ['no folder', ['init', '--year', '2018']],
    ['no year', ['init', '--data', 'x']],
    ['a year of two digits', ['init', '--data', 'x', '--year', '18']],
    ['a year that no calendar reaches', ['init', '--data', 'x', '--year', '2101']],
    ['an unknown option', ['init', '--data', 'x', '--year', '2018', '--force']],
    ['an option without its value', ['init', '--data', '--year', '2018']],
    ['an option twice', ['init', '--data', 'x', '--data', 'y', '--year', '2018']],
    ['a switch with a value', ['score', '--data', 'x', '--year', '2018', '--accept-suggested=no']],
    [
      'a day that does not exist',
      ['import', '--data', 'x', '--year', '2018', '--received', '2019-02-30', 'f'],
    ],
    ['nothing to import', ['import', '--data', 'x', '--year', '2018']],
    ['a free argument too many', ['init', '--data', 'x', '--year', '2018', 'more']],
    ['an unknown kind of report', ['report', '--data', 'x', '--year', '2018', '--out', 'y', '--kind', 'pdf']],
  ])('%s', (_, args) => {
    const run = evaluate(...args)
    expect(run.code).toBe(2)
    expect(run.out).toBe('')
    expectPlainError(run.error)
  })
})

test('a year to come is rehearsed: its returns are taken in on the day that is stated', () => {
  const [data, out] = [scratchFolder(), scratchFolder()]
  const year = ['--data', data, '--year', '2098'] as const
  evaluateExpecting(0, 'init', ...year)
  evaluateExpecting(0, 'forms', ...year, '--out', out, '--unit', '市气象局')
  const json = join(scratchFolder(), 'import.json')
  evaluateExpecting(0, 'import', ...year, '--received', '2100-01-10', '--json', json, out)
  expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
    files: [{ unit: '市气象局', submission: 1 }],
    late: ['市气象局'],
  })
})

describe('what cannot be done ends with 3', () => {
  test('a folder without a database', () => {
    const run = evaluate('score', '--data', join(scratchFolder(), 'nowhere'), '--year', '2018')
    expect(run.code).toBe(3)
    expectPlainError(run.error)
    expect(run.error).toContain('没有找到数据库')
  })

  test('a file where the data folder should be, and a place that takes no folder', () => {
    const file = join(scratchFolder(), '表.txt')
    writeFileSync(file, '不是文件夹')
    const onFile = evaluateExpecting(3, 'init', '--data', file, '--year', '2018')
    expectPlainError(onFile.error)
    expect(onFile.error).toContain('是一个文件，不是文件夹')
    const below = evaluateExpecting(3, 'init', '--data', join(file, '下级'), '--year', '2018')
    expectPlainError(below.error)
  })

  // Node's recursive mkdir never comes back from there.
  test.runIf(existsSync('/proc/self'))('a system folder that takes no other', () => {
    const data = scratchFolder()
    expectPlainError(evaluateExpecting(3, 'init', '--data', '/proc/资料', '--year', '2018').error)
    evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
    const forms = evaluateExpecting(3, 'forms', '--data', data, '--year', '2018', '--out', '/proc/self/下发')
    expect(forms.error).toContain('不能建立文件夹')
  })

  test('a year that is there already, and one that is not', () => {
    const data = scratchFolder()
    evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
    expect(evaluateExpecting(3, 'init', '--data', data, '--year', '2018').error).toContain('已经建立')
    expect(evaluateExpecting(3, 'score', '--data', data, '--year', '2017').error).toContain('库中已有：2018')
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
  })
})

test('--json never writes over a return: the file stays as it was sent, and nothing is done', () => {
  const folder = scratchFolder()
  const sent = join(folder, '报送.xlsx')
  writeFileSync(sent, 'PK')
  const data = join(folder, 'data')
  evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
  const year = ['--data', data, '--year', '2018']
  for (const args of [
    ['import', ...year, '--json', sent, sent],
    ['import', ...year, '--json', sent, folder],
    ['inspect', '--json', join(folder, '.', '报送.xlsx'), sent],
  ]) {
    const run = evaluateExpecting(2, ...args)
    expectPlainError(run.error)
    expect(run.error).toContain('会被覆盖')
  }
  expect(readFileSync(sent, 'utf8')).toBe('PK')
  expect(evaluateExpecting(1, 'import', ...year, '--json', join(folder, '结果.json'), sent).out).toContain(
    '未导入',
  )
})

test('37 forms go out, one for each unit, and a second time beside the first', () => {
  const data = scratchFolder()
  const out = join(data, 'forms')
  evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
  evaluateExpecting(0, 'forms', '--data', data, '--year', '2018', '--out', out)
  expect(readdirSync(out)).toHaveLength(37)
  const again = evaluateExpecting(
    0,
    'forms',
    '--data',
    data,
    '--year',
    '2018',
    '--out',
    out,
    '--unit',
    '德州市教育局',
  )
  expect(again.out).toContain('2018年度自评表_市教育局(1).xlsx')
  expect(readdirSync(out)).toHaveLength(38)
})

describe('a folder of good and bad files', () => {
  const data = keptFolder('mixed')
  const folder = join(data, 'in')
  const json = join(data, 'import.json')

  beforeAll(() => {
    const forms = join(data, 'forms')
    evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
    evaluateExpecting(0, 'forms', '--data', data, '--year', '2018', '--out', forms)
    mkdirSync(join(folder, '下级'), { recursive: true })
    const copy = (unit: string, name: string): void =>
      copyFileSync(join(forms, `2018年度自评表_${unit}.xlsx`), join(folder, name))
    copy('市教育局', '2018年度自评表_市教育局.xlsx')
    copy('市科技局', '下级/新建表格.xlsx')
    copy('市科技局', '下级/新建表格(1).xlsx')
    copy('市妇联', '2018年度自评表_市财政局.xlsx')
    writeFileSync(join(folder, '坏文件.xlsx'), 'PK 不是压缩包')
    writeFileSync(join(folder, '空文件.xlsx'), '')
    writeFileSync(join(folder, '说明.txt'), '说明')
    writeFileSync(join(folder, '~$表.xlsx'), '')
    writeFileSync(join(folder, '.hidden.xlsx'), '')
    evaluateExpecting(
      1,
      'import',
      '--data',
      data,
      '--year',
      '2018',
      '--received',
      '2019-01-15',
      '--json',
      json,
      folder,
    )
  }, 60_000)

  test('each gets its own result, and the good ones come in', () => {
    const { files } = readJson(json) as ImportFile
    const results = files.map((file) => [
      file.path.slice(folder.length + 1),
      file.result,
      file.unit,
      file.submission,
    ])
    expect(results.toSorted(byPath)).toEqual(
      [
        ['.hidden.xlsx', 'passed-over', null, null],
        ['2018年度自评表_市教育局.xlsx', 'read', '市教育局', 1],
        ['2018年度自评表_市财政局.xlsx', 'refused', null, null],
        ['~$表.xlsx', 'passed-over', null, null],
        ['下级/新建表格(1).xlsx', 'duplicate', '市科技局', 1],
        ['下级/新建表格.xlsx', 'read', '市科技局', 1],
        ['坏文件.xlsx', 'refused', null, null],
        ['空文件.xlsx', 'refused', null, null],
        ['说明.txt', 'passed-over', null, null],
      ].toSorted(byPath),
    )
    for (const file of files.filter(({ result }) => result === 'refused')) expect(file.message).toMatch(/。$/)
  })

  test('who is late and who is missing is said of the whole year', () => {
    const { late, missing } = readJson(json) as ImportFile
    expect(late).toEqual(['市教育局', '市科技局'])
    expect(missing).toHaveLength(35)
  })

  test('the same folder again adds nothing', () => {
    evaluateExpecting(1, 'import', '--data', data, '--year', '2018', '--json', json, folder)
    const { files } = readJson(json) as ImportFile
    expect(files.filter((file) => file.result === 'duplicate')).toHaveLength(3)
    expect(files.some((file) => file.result === 'read')).toBe(false)
  })

  test('a stated unit settles a wrong file name, but never a form of another unit', () => {
    const file = join(folder, '2018年度自评表_市财政局.xlsx')
    const importAs = (unit: string): void => {
      evaluate('import', '--data', data, '--year', '2018', '--json', json, '--unit', unit, file)
    }
    importAs('市财政局')
    expect((readJson(json) as ImportFile).files[0]).toMatchObject({
      result: 'refused',
      unit: null,
      submission: null,
    })
    importAs('市妇联')
    expect((readJson(json) as ImportFile).files[0]).toMatchObject({
      result: 'read',
      unit: '市妇联',
      submission: 1,
    })
    importAs('市财政局')
    expect((readJson(json) as ImportFile).files[0]).toMatchObject({ result: 'refused', unit: '市妇联' })
  })

  test('another year refuses the forms and names both years', () => {
    evaluateExpecting(0, 'init', '--data', data, '--year', '2019')
    const file = join(folder, '2018年度自评表_市教育局.xlsx')
    evaluateExpecting(1, 'import', '--data', data, '--year', '2019', '--json', json, file)
    const [refused] = (readJson(json) as ImportFile).files
    expect(refused?.result).toBe('refused')
    expect(refused?.message).toMatch(/2018.*2019/)
  })
})

describe('a 加减分清单', () => {
  test('of a year to come is rehearsed; a day beyond it is a slip', async () => {
    const [data, folder] = [scratchFolder(), scratchFolder()]
    evaluateExpecting(0, 'init', '--data', data, '--year', '2098')
    const path = join(folder, '清单.xlsx')
    await newList(path, [
      ['市地震局', '加分', '科普先进集体', '省部级', '示例〔2098〕1号', '2098-11-05', ''],
      ['市气象局', '加分', '科普先进集体', '省部级', '示例〔2098〕2号', '2980-11-05', ''],
    ])
    const run = evaluateExpecting(1, 'adjust', '--data', data, '--year', '2098', path)
    expect(run.out).toBe('登记 1 条，已登记过 0 条，未登记 1 条。\n')
    expect(run.error).toContain('F3（日期）2980年11月5日还没有到，请改正日期。')
  })

  test('its veto is refused in words where the scheme has veto switched off; the other lines come in', async () => {
    const [data, folder] = [scratchFolder(), scratchFolder()]
    evaluateExpecting(0, 'init', '--data', data, '--year', '2018')
    const path = join(folder, '清单.xlsx')
    await newList(path, [
      ['市地震局', '加分', '科普先进集体', '省部级', '示例〔2018〕1号', '2018-11-05', ''],
      ['市气象局', '一票否决', '示例事由', '', '示例〔2018〕3号', '2018-11-05', ''],
    ])
    const run = evaluate('adjust', '--data', data, '--year', '2018', path)
    expect([run.code, run.out, run.error]).toEqual([
      1,
      '登记 1 条，已登记过 0 条，未登记 1 条。\n',
      '清单.xlsx：工作表“加减分”A3所在行是一票否决，没有登记。本年度办法没有启用一票否决，确需使用请先到“指标与目标”的“计分办法”中启用。\n',
    ])
  })
})

describe('the sample year', () => {
  const data = keptFolder('demo')
  const json = join(data, 'score.json')
  interface ScoreFile {
    readonly groups: readonly {
      readonly units: readonly {
        readonly unit: string
        readonly gradeNote: string | null
        readonly grade: string | null
      }[]
    }[]
  }

  beforeAll(() => {
    evaluateExpecting(0, 'demo', '--data', data)
  }, 60_000)

  test('shows the whole range that an office meets, a tie at the quota among it', () => {
    evaluateExpecting(1, 'score', '--data', data, '--year', '2018')
    evaluateExpecting(0, 'score', '--data', data, '--year', '2018', '--accept-suggested', '--json', json)
    const units = (readJson(json) as ScoreFile).groups.flatMap((group) => group.units)
    expect(new Set(units.map((unit) => unit.gradeNote))).toEqual(
      new Set([null, '单列', '受名额限制', '待定', '材料不实']),
    )
    expect(new Set(units.map((unit) => unit.grade))).toEqual(
      new Set(['优秀', '良好', '合格', '不合格', null]),
    )
  })

  test('marks what it writes as made up', () => {
    const out = join(data, 'reports')
    evaluateExpecting(0, 'report', '--data', data, '--year', '2018', '--out', out)
    expect(readdirSync(out).toSorted()).toEqual([
      '2018年度_得分汇总表（示例）.pdf',
      '2018年度_得分汇总表（示例）.xlsx',
      '2018年度_指标完成情况表（示例）.pdf',
      '2018年度_指标完成情况表（示例）.xlsx',
      '2018年度_计分底稿（示例）.xlsx',
      '2018年度_评价报告_公开版（示例）.docx',
      '2018年度_评价报告_公开版（示例）.pdf',
      '2018年度_评价报告（示例）.docx',
      '2018年度_评价报告（示例）.pdf',
      '2018年度_通报（示例）.docx',
      '2018年度_通报（示例）.pdf',
      '反馈函',
    ])
  })

  test('is the same for the same seed, another for another', () => {
    const scoreOf = (seed: string): unknown => {
      const folder = scratchFolder()
      evaluateExpecting(0, 'demo', '--data', folder, '--seed', seed)
      evaluateExpecting(0, 'score', '--data', folder, '--year', '2018', '--accept-suggested', '--json', json)
      return readJson(json)
    }
    const first = scoreOf('7')
    expect(scoreOf('7')).toEqual(first)
    expect(scoreOf('8')).not.toEqual(first)
  })
})
