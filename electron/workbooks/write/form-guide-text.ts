import type { Form } from '#shared/returns/form.ts'
import { formatDay } from '#shared/scheme/day.ts'

export interface GuideSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
}

/** The parts of 填报说明 that are running text. */
export function guideSections(form: Form): readonly GuideSection[] {
  return [deadlineSection(form), scopeSection(form), fillingSection()]
}

function deadlineSection(form: Form): GuideSection {
  const contact = form.contact === '' ? [] : [`联系方式：${form.contact}。`.replace(/。。$/, '。')]
  return {
    heading: '一、填报单位和报送时间',
    paragraphs: [
      `填报单位：${form.unitName}（${form.groupName}）。`,
      `请于${formatDay(form.deadline)}前（含当日）将填好的本工作簿报送全民科学素质工作领导小组办公室；纸质件由单位负责人签章并加盖公章。逾期报送的，按评价办法有关规定处理。`,
      ...contact,
    ],
  }
}

function scopeSection(form: Form): GuideSection {
  return {
    heading: '二、填报范围',
    paragraphs: [
      `反映${form.year}年度工作完成情况。累计数填${form.year}年1月1日至12月31日的合计数，时点数填${form.year}年12月31日的数。`,
      '“自评表”中浅黄色单元格由本单位填写，其余内容由领导小组办公室确定，已锁定。编号、指标、年度目标值和分值以领导小组办公室下达的为准，请勿增删、移动行列或合并单元格。',
    ],
  }
}

function fillingSection(): GuideSection {
  return {
    heading: '三、填写要求',
    paragraphs: [
      '1. 实际完成值：定量指标只填数字，不写计量单位和“约”“余”“以上”等字样；“是否”类指标选“是”或“否”；“定性三档”指标不填此栏。',
      '2. 百分数：计量单位为“%”的，直接填百分号前的数字，如95%填“95”，不填“0.95”。',
      '3. “0”与“-”：工作已统计、结果为零的填“0”；本年度确无调查或统计数据的填“-”，仅限允许无数据的指标（填写时单元格旁有提示），并在“偏差原因及改进措施”栏说明理由。空白视为未填报。',
      '4. 不适用：指标本年度不适用于本单位的，在“自评档次”栏选“不适用”，并在“偏差原因及改进措施”栏说明理由，经领导小组办公室确认后不计入得分。',
      '5. 自评档次：仅“定性三档”指标填写，从下拉列表中选择。',
      '6. 自评得分：不小于0，不超过该项分值，最多保留两位小数；“定性三档”指标的自评得分应在所选档次的分值区间内。',
      '7. 偏差原因及改进措施：未达到年度目标值、结果为“否”或“未达成”的，以及完成率超过130%的（计量单位为“%”的除外），均须填写。',
      '8. 佐证材料编号：填写“佐证材料目录”中的编号，多个编号用顿号分开，连续编号可写“1-3”。',
      '9. 完成率由表格自动计算，不需填写。请保存为.xlsx格式报送，不要设置打开密码。',
    ],
  }
}

/** One worked row, told column by column: a quantity and a graded item. All figures are invented. */
export const WORKED_ROW: readonly (readonly [column: string, quantity: string, graded: string])[] = [
  ['指标', '报送工作信息（目标值4篇，分值4分）', '开展校内外科技教育活动（分值10分）'],
  ['实际完成值', '3', '（不填）'],
  ['完成率', '75.0%（自动计算）', '—（自动显示）'],
  [
    '完成情况说明',
    '全年报送工作信息3篇，其中被采用1篇。',
    '组织科普讲座12场，参加学生3600人次，覆盖全部直属学校。',
  ],
  ['自评档次', '（不填）', '达成'],
  ['自评得分', '3（4×3÷4）', '9.5'],
  ['偏差原因及改进措施', '第四季度信息报送不及时，已明确专人负责，按季度报送。', '（达成的可不填）'],
  ['佐证材料编号', '1-3', '4、5、8'],
  ['备注', '（可不填）', '（可不填）'],
]
