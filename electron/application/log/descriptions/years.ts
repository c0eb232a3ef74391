import type { Describe, Descriptions } from '../description.ts'
import { join, textIn } from '../detail.ts'

const created: Describe = ({ detail }) => ({
  after: join([
    textIn(detail, 'scheme'),
    `评价单位 ${textIn(detail, 'units')} 家`,
    `指标 ${textIn(detail, 'indicators')} 项`,
    detail['sample'] === true ? '示例，数据为虚构' : '',
  ]),
})

export const yearDescriptions: Descriptions = { 新建年度: created }
