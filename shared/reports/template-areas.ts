import { REPORT_TEMPLATES, type TemplateName } from './templates.ts'

/** Where the sentences stand: each area goes from its first template to the next area's. */
const AREAS: readonly (readonly [area: string, first: TemplateName])[] = [
  ['通报', '通报标题'],
  ['附件标题', '附件名单'],
  ['反馈函', '反馈函标题'],
  ['失分原因', '原因未报送'],
  ['年度评价报告', '报告标题'],
  ['督导检查和调研记录', '督导记录标题'],
  ['退回通知', '退回通知标题'],
  ['催报通知', '催报通知标题'],
  ['得分汇总表和指标完成情况表', '汇总表标题'],
  ['表彰建议名单', '表彰标题'],
  ['自评表打印稿', '自评表标题'],
  ['总结评估报告', '总结标题'],
  ['报告附件', '申诉概况'],
  ['申诉复核表和答复', '复核表标题'],
  ['报告附件', '申诉无记录'],
]

/** Every template with the area that it stands in, in the order of the areas. */
export function templatesByArea(): readonly { readonly name: TemplateName; readonly area: string }[] {
  let area = ''
  return Object.keys(REPORT_TEMPLATES).map((key) => {
    // Its keys are the names.
    const name = key as TemplateName
    area = AREAS.find(([, first]) => first === name)?.[0] ?? area
    return { name, area }
  })
}
