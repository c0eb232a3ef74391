import { describe, expect, it } from 'vitest'
import { builtinUnits } from '#shared/plan/builtin.ts'
import { unitId, type Unit, type UnitId } from '#shared/plan/unit.ts'
import type { Form } from '#shared/returns/form.ts'
import { identifyReturn } from '#shared/returns/identify-return.ts'
import { buildUnitDirectory, resolveUnitName, unitsNamedIn } from '#shared/returns/unit-directory.ts'
import { readYear, readYearInName } from '#shared/returns/year-statement.ts'
import {
  buildWorkbook,
  date,
  evidenceSheet,
  identitySheet,
  sha256Hex,
  tableRow,
  tableSheet,
  type Content,
} from './build-sheet.ts'
import { formOf, THREE } from './example-return.ts'

const renamed: Unit = {
  id: unitId('D90'),
  kind: '政府部门',
  validFrom: null,
  validTo: null,
  names: [
    { name: '市旅游局', kind: 'official', validFrom: null, validTo: 2018 },
    { name: '市文化和旅游局', kind: 'official', validFrom: 2019, validTo: null },
  ],
  successors: [],
}
const directory = buildUnitDirectory([...builtinUnits, renamed], '德州', 2019)
const nameOf = (units: readonly UnitId[]) => units.map((unit) => directory.shownNames.get(unit))

describe('the name of a unit as a whole', () => {
  it.each([
    ['市教育局', '市教育局'],
    ['德州市教育局', '市教育局'],
    ['教育局', '市教育局'],
    [' 市 教育局 ', '市教育局'],
    ['市教育局（盖章）', '市教育局'],
    ['科协', '市科协'],
    ['市科学技术协会', '市科协'],
    ['德州市科学技术协会', '市科协'],
    ['中共德州市委宣传部', '市委宣传部'],
    ['宣传部', '市委宣传部'],
    ['中国共产党德州市委员会组织部', '市委组织部'],
    ['共青团德州市委', '团市委'],
    ['共青团德州市委员会', '团市委'],
    ['团德州市委', '团市委'],
    ['市人力资源社会保障局', '市人力资源和社会保障局'],
    ['德州市人社局', '市人力资源和社会保障局'],
    ['市发展和改革委员会', '市发展改革委'],
    ['德城区', '德城区'],
    ['德州市德城区', '德城区'],
    ['德城区人民政府', '德城区'],
    ['德州市乐陵市人民政府', '乐陵市'],
    ['宁津县政府', '宁津县'],
    ['德州经济技术开发区', '德州经济技术开发区'],
    ['德州经济技术开发区管委会', '德州经济技术开发区'],
    ['德州市经济技术开发区管理委员会', '德州经济技术开发区'],
    ['运河开发区管委会', '德州运河经济开发区'],
    ['市旅游局', '市文化和旅游局'],
    ['德州市文化和旅游局', '市文化和旅游局'],
  ])('“%s” is %s', (text, name) => expect(nameOf(resolveUnitName(directory, text))).toEqual([name]))

  it.each(['', '德州', '德州市', '市', '市文联', '教育局人民政府', '齐河县科协', '市教育局、市科协', '局'])(
    '“%s” is nobody',
    (text) => {
      expect(resolveUnitName(directory, text)).toEqual([])
    },
  )

  it('that two units share is doubt', () => {
    const twin: Unit = {
      ...renamed,
      id: unitId('D91'),
      names: [
        { name: '市教委', kind: 'official', validFrom: null, validTo: null },
        { name: '市教育局', kind: 'alias', validFrom: null, validTo: null },
      ],
    }
    expect(
      resolveUnitName(buildUnitDirectory([...builtinUnits, twin], '德州', 2018), '德州市教育局'),
    ).toEqual(['D02', 'D91'])
  })

  it('is told in messages as the unit was called that year', () => {
    const told = [2018, 2019].map((year) =>
      buildUnitDirectory([renamed], '德州', year).shownNames.get(renamed.id),
    )
    expect(told).toEqual(['市旅游局', '市文化和旅游局'])
  })

  it('is found in another city too', () => {
    expect(resolveUnitName(buildUnitDirectory(builtinUnits, '聊城', 2018), '聊城市教育局')).toEqual(['D02'])
    expect(resolveUnitName(buildUnitDirectory(builtinUnits, '聊城', 2018), '德州市教育局')).toEqual([])
  })

  it('of every unit of the city resolves to that unit alone', () => {
    for (const unit of builtinUnits) {
      for (const { name } of unit.names) {
        const rest = name.startsWith('市') ? `德州${name}` : `德州市${name}`
        expect([resolveUnitName(directory, name), resolveUnitName(directory, rest)]).toEqual([
          [unit.id],
          [unit.id],
        ])
      }
    }
  })
})

describe('the units that a file name names', () => {
  it.each([
    ['2018年度自评表_市教育局.xlsx', ['市教育局']],
    ['2018年度自评表_市教育局 (1).xlsx', ['市教育局']],
    ['德州市委宣传部-终稿.XLSX', ['市委宣传部']],
    ['科协自评表.xlsx', ['市科协']],
    ['德城自评表.xls', ['德城区']],
    ['附件：共青团德州市委2018年度自评表.et', ['团市委']],
    ['市科协转市教育局.xlsx', ['市教育局', '市科协']],
    ['自评表.xlsx', []],
    ['新建 Microsoft Excel 工作表.xlsx', []],
  ])('%s', (name, units) => expect(nameOf(unitsNamedIn(directory, name))).toEqual(units))
})

interface Case {
  readonly hidden?: {
    readonly unit?: string
    readonly name?: string
    readonly year?: string
    readonly digest?: string
  } | null
  readonly cell?: string
  readonly year?: string
  readonly file?: string
  readonly stated?: string
  readonly head?: readonly (readonly (Content | null)[])[]
}

function identify({ hidden = null, cell = '', year = '', file = '表.xlsx', stated, head }: Case) {
  const form: Form = formOf(THREE.rows, { unitId: hidden?.unit ?? 'D01', unitName: hidden?.name ?? '市科协' })
  const change = {
    ...(hidden?.year && { year: hidden.year }),
    ...(hidden?.digest && { digest: hidden.digest }),
  }
  const rows = THREE.rows.map((row) => tableRow(row))
  const workbook = buildWorkbook([
    tableSheet({ rows, unitName: cell, year, ...(head === undefined ? {} : { head }) }),
    evidenceSheet([]),
    ...(hidden === null ? [] : [identitySheet(form, change)]),
  ])
  const result = identifyReturn({
    workbook,
    fileName: file,
    year: 2018,
    directory,
    stated: stated === undefined ? null : unitId(stated),
    sha256Hex,
  })
  return result.ok
    ? [nameOf([result.unit])[0], result.hidden.state]
    : [result.error.code, result.unit, nameOf(result.candidates), result.error.message]
}

describe('which unit', () => {
  it.each<[string, Case, readonly unknown[]]>([
    ['by the hidden sheet', { hidden: {} }, ['市科协', 'verified']],
    ['by 单位名称', { cell: '德州市科协' }, ['市科协', 'absent']],
    ['by the file name', { file: '2018年度自评表_市科协.xlsx' }, ['市科协', 'absent']],
    ['all three agree', { hidden: {}, cell: '市科学技术协会', file: '科协.xlsx' }, ['市科协', 'verified']],
    [
      'the hidden sheet with an earlier name',
      { hidden: { unit: 'D90', name: '市旅游局' }, cell: '市文化和旅游局' },
      ['市文化和旅游局', 'verified'],
    ],
    [
      'the hidden sheet with a name of no more use, by its number',
      { hidden: { name: '市科协筹备组' } },
      ['市科协', 'verified'],
    ],
    [
      'a damaged hidden sheet still names its unit',
      { hidden: { digest: 'ab' }, cell: '市科协' },
      ['市科协', 'damaged'],
    ],
    [
      'a file name that names it among others',
      { hidden: {}, file: '市科协转市教育局.xlsx' },
      ['市科协', 'verified'],
    ],
    [
      '单位名称 with a department behind it, beside the hidden sheet',
      { hidden: {}, cell: '市科协科普部' },
      ['市科协', 'verified'],
    ],
    ['单位名称 saying nothing', { hidden: {}, cell: '/' }, ['市科协', 'verified']],
    ['stated by a person', { stated: 'D02' }, ['市教育局', 'absent']],
    [
      'stated, against cell and file name',
      { stated: 'D02', cell: '市科协', file: '市科协.xlsx' },
      ['市教育局', 'absent'],
    ],
    [
      'stated and the same in the hidden sheet',
      { stated: 'D01', hidden: {}, cell: '市教育局' },
      ['市科协', 'verified'],
    ],
  ])('%s', (_, given, expected) => expect(identify(given)).toEqual(expected))

  it.each<[string, Case, readonly unknown[]]>([
    [
      'hidden sheet and 单位名称 disagree',
      { hidden: {}, cell: '市教育局' },
      [
        'unit-doubt',
        null,
        ['市科协', '市教育局'],
        '不能确定是哪个单位的自评表：表内识别信息写的是“市科协”；单位名称（自评表!C2）写的是“市教育局”。请核对后指明单位再导入，或请报送单位改正。',
      ],
    ],
    [
      'hidden sheet and file name disagree',
      { hidden: {}, file: '市教育局自评表.xlsx' },
      [
        'unit-doubt',
        null,
        ['市科协', '市教育局'],
        '不能确定是哪个单位的自评表：表内识别信息写的是“市科协”；文件名“市教育局自评表.xlsx”提到的是市教育局。请核对后指明单位再导入，或请报送单位改正。',
      ],
    ],
    [
      '单位名称 and file name disagree',
      { cell: '德州市教育局', file: '市科协.xlsx' },
      [
        'unit-doubt',
        null,
        ['市教育局', '市科协'],
        '不能确定是哪个单位的自评表：单位名称（自评表!C2）写的是“德州市教育局”，即市教育局；文件名“市科协.xlsx”提到的是市科协。请核对后指明单位再导入，或请报送单位改正。',
      ],
    ],
    [
      '单位名称 names nobody known beside the hidden sheet',
      { hidden: {}, cell: '市文联' },
      [
        'unit-doubt',
        null,
        ['市科协'],
        '不能确定是哪个单位的自评表：表内识别信息写的是“市科协”；单位名称（自评表!C2）写的是“市文联”，不是已知的单位。请核对后指明单位再导入，或请报送单位改正。',
      ],
    ],
    [
      'an unknown unit',
      { cell: '市文联' },
      [
        'unit-unknown',
        null,
        [],
        '单位名称（自评表!C2）写的是“市文联”，不是本年度参加评价的单位。请核对单位名称，或指明单位再导入。',
      ],
    ],
    [
      'nothing said anywhere',
      {},
      [
        'unit-unknown',
        null,
        [],
        '不知道是哪个单位的自评表：表内没有识别信息，单位名称没有填写，文件名也没有写明单位。请指明单位再导入。',
      ],
    ],
    [
      'a file name with two units',
      { file: '市科协、市教育局.xlsx' },
      [
        'unit-doubt',
        null,
        ['市教育局', '市科协'],
        '不能确定是哪个单位的自评表：文件名“市科协、市教育局.xlsx”提到的是市教育局、市科协。请核对后指明单位再导入，或请报送单位改正。',
      ],
    ],
    [
      'stated against the hidden sheet',
      { stated: 'D02', hidden: {} },
      [
        'unit-doubt',
        null,
        ['市科协'],
        '指定的单位是市教育局，但表内识别信息写的是“市科协”。表内识别信息是下发时写入的，不能改作其他单位；请核对是否选错了文件或单位。',
      ],
    ],
  ])('refused: %s', (_, given, expected) => expect(identify(given)).toEqual(expected))

  it('a department of a county is doubt by itself', () => {
    expect(identify({ cell: '齐河县科协' })).toEqual([
      'unit-doubt',
      null,
      ['齐河县'],
      '不能确定是哪个单位的自评表：单位名称（自评表!C2）写的是“齐河县科协”，其中提到齐河县。请核对后指明单位再导入，或请报送单位改正。',
    ])
  })

  it('of 37 units, only its own form is taken', () => {
    for (const unit of builtinUnits) {
      const name = unit.names[0]?.name ?? ''
      const hidden = { unit: unit.id, name }
      expect(identify({ hidden, cell: name, file: `2018年度自评表_${name}.xlsx` })[0]).toBe(name)
      for (const other of builtinUnits.filter((each) => each.id !== unit.id)) {
        expect(identify({ hidden, cell: other.names[0]?.name ?? '' })[0]).toBe('unit-doubt')
      }
    }
  })
})

describe('where 单位名称 stands', () => {
  it.each<[string, readonly (readonly (Content | null)[])[]]>([
    ['in the next cell', [['单位名称（盖章）', '市教育局']]],
    ['some cells to the right', [['单位名称', null, null, '市教育局', '年度', '2018']]],
    ['behind a colon', [['单位名称：市教育局', '年度：2018']]],
    ['behind a half-width colon', [['单位名称（盖章）: 德州市教育局']]],
  ])('%s', (_, head) => expect(identify({ head })).toEqual(['市教育局', 'absent']))

  it('left blank before the next label it says nothing', () => {
    expect(identify({ head: [['单位名称（盖章）', null, '年度', '2018']], file: '市教育局.xlsx' })[0]).toBe(
      '市教育局',
    )
  })
})

describe('which year', () => {
  it.each<[string, Case, number, string]>([
    ['hidden sheet', { hidden: { year: '2017' }, year: '2018' }, 2017, '表内识别信息'],
    ['年度 cell', { hidden: {}, year: '2017年度' }, 2017, '自评表!F2'],
    ['年度 in words', { cell: '市科协', year: '二〇一七年' }, 2017, '自评表!F2'],
    ['title', { head: [['2017年度全民科学素质工作自评表'], ['单位名称', '市科协']] }, 2017, '自评表的标题'],
    ['file name', { cell: '市科协', file: '2017年度自评表.xlsx' }, 2017, '文件名'],
  ])('another one in the %s is refused, both years named', (_, given, year, where) => {
    const [code, unit, , message] = identify(given)
    expect([code, unit]).toEqual(['other-year', 'D01'])
    expect(message).toBe(
      `这是 ${year} 年度的自评表（见${where}），现在收的是 2018 年度的。请核对是否选错了文件，或请报送单位改用 2018 年度的自评表。`,
    )
  })

  it('the file name counts only where hidden sheet and cell are silent', () => {
    expect(identify({ hidden: {}, file: '2017年度自评表_市科协.xlsx' })[0]).toBe('市科协')
    expect(identify({ cell: '市科协', year: '2018', file: '2017年度.xlsx' })[0]).toBe('市科协')
  })

  it('a date in the file name is no year of evaluation', () => {
    for (const file of ['2019年1月10日 市科协.xlsx', '20190110市科协.xlsx', '2019.1.10市科协.xlsx']) {
      expect(identify({ file })[0]).toBe('市科协')
    }
  })

  it.each([
    ['2018', 2018],
    ['2018年度', 2018],
    [' ２０１８ 年 ', 2018],
    ['二〇一八年', 2018],
    ['二○一八', 2018],
    ['本年度', null],
    ['20181', null],
  ])('“%s” states %s', (text, year) => expect(readYear(text)).toBe(year))

  it.each([
    ['2017年度自评表', 2017],
    ['2017自评表', 2017],
    ['2017年1月', null],
    ['20170110', null],
  ])('the name “%s” states %s', (text, year) => expect(readYearInName(text)).toBe(year))
})

describe('a file without any table', () => {
  it('is refused as such, its unit named where it is known', () => {
    const form = formOf(THREE.rows)
    const result = identifyReturn({
      workbook: buildWorkbook([evidenceSheet([]), identitySheet(form)]),
      fileName: '表.xlsx',
      year: 2018,
      directory,
      stated: null,
      sha256Hex,
    })
    expect(result).toMatchObject({ ok: false, unit: 'D01', error: { code: 'no-table' } })
  })
})

describe('the date of filling in', () => {
  it('typed as a date is shown as one', () => {
    expect(identify({ head: [['单位名称', '市科协', '年度', date('43465')]] })[0]).toBe('市科协')
  })
})
