import { beforeAll, describe, expect, test } from 'vitest'
import { builtinUnits, commonRenamings } from '#shared/plan/builtin.ts'
import { loadPinyin, matchName, rankName } from '../../renderer/components/match-name.ts'

const units = builtinUnits.map((unit) => unit.names.map(({ name }) => name))
const found = (typed: string): readonly (string | undefined)[] =>
  units.filter((names) => matchName(names, typed)).map(([name]) => name)

test('拼音还没有载入时，按字也找得到', () => {
  expect([found('人力资源'), found('rsj')]).toEqual([['市人力资源和社会保障局'], []])
})

describe('载入拼音以后', () => {
  beforeAll(loadPinyin)

  test.each([
    ['rsj', ['市人力资源和社会保障局']],
    ['人社', ['市人力资源和社会保障局']],
    ['renli', ['市人力资源和社会保障局']],
    ['RSJ', ['市人力资源和社会保障局']],
    [' r s j ', ['市人力资源和社会保障局']],
    ['ｒｓｊ', ['市人力资源和社会保障局']],
    ['fgw', ['市发展改革委']],
    ['卫计委', ['市卫生计生委']],
    ['huanbao', ['市环保局']],
    ['jingkaiqu', ['德州经济技术开发区', '德州运河经济开发区']],
    ['laoling', ['乐陵市']],
    ['没有这个', []],
    ['qqq', []],
  ])('“%s”', (typed, expected) => {
    expect(found(typed)).toEqual(expected)
  })

  test('什么也不写就是全部；每个单位都能用全称、首字母找到', () => {
    expect(found('')).toHaveLength(37)
    const lost = units.filter((names) => !found(names[0] ?? '').includes(names[0]))
    expect(lost).toEqual([])
  })

  test('最像的排在前面：lyj 先是市林业局，再是市文化和旅游局、市人力资源和社会保障局', () => {
    const all = ['市人力资源和社会保障局', '市教育局', '市文化和旅游局', '市林业局']
    const rank = (name: string): number | null => rankName([name], 'lyj')
    const matching = all.filter((name) => rank(name) !== null)
    expect(matching.toSorted((a, b) => (rank(a) ?? 0) - (rank(b) ?? 0))).toEqual([
      '市林业局',
      '市文化和旅游局',
      '市人力资源和社会保障局',
    ])
    expect([rankName(['市林业局'], '林业'), rankName(['市林业局'], '市林业局'), rank('市教育局')]).toEqual([
      2,
      0,
      null,
    ])
  })

  test('改革后的名称同样按拼音找', () => {
    const names = commonRenamings.map(({ to }) => to)
    const by = (typed: string): readonly string[] => names.filter((name) => matchName([name], typed))
    expect([by('sthj'), by('wjw'), by('yingji'), by('gxj')]).toEqual([
      ['市生态环境局'],
      ['市卫生健康委'],
      ['市应急管理局'],
      ['市工业和信息化局'],
    ])
  })
})
