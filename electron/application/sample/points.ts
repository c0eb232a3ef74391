import { planItems } from '#shared/plan/tasks.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { PointDraft } from '../points/save-point.ts'
import { buildResolver } from '../unit-resolver.ts'
import type { YearBook } from '../year-book.ts'

/** 本年工作要点 of the sample year, made up and marked: task, text, month of the deadline ('' all year round). */
const POINTS: readonly (readonly [task: string, text: string, month: string])[] = [
  ['1.1', '举办青少年科技创新大赛，参赛学校不少于 50 所', '06'],
  ['1.1', '中小学校普遍开展校园科技节', ''],
  ['1.4', '组织科普场馆、科研单位向中小学生开放', '10'],
  ['2.1', '开展农业实用技术培训，编印培训教材', '11'],
  ['2.2', '组织文化科技卫生“三下乡”和科普大集活动', '12'],
  ['3.2', '面向企业职工开展职业技能培训和竞赛', '09'],
  ['4.1', '党校（行政学院）主体班次安排科学素质课程', ''],
  ['5.1', '培训中小学科技辅导员和科学课教师', '08'],
  ['6.1', '开展科普进社区活动，每个街道不少于两次', '12'],
  ['7.1', '在门户网站和新媒体开设科学素质专栏', '05'],
  ['8.1', '推进市科技馆和县级科普场馆建设', '12'],
  ['9.1', '开展科普产业情况调查，提出支持政策建议', '10'],
  ['10.3', '壮大科普志愿者队伍，规范注册和服务记录', '11'],
  ['保障1', '召开成员单位工作会议，分解年度任务', '04'],
  ['保障4', '成员单位按季度报送工作信息', ''],
]

/** Each falls to the units that the plan names for its task. */
export function samplePoints(book: YearBook): readonly PointDraft[] {
  const items = new Map(planItems(book.plan).map((item) => [item.id, item]))
  const resolve = buildResolver(book)
  return POINTS.map(([task, text, month]) => ({
    number: null,
    task,
    text: `${text}（示例）`,
    units: (items.get(task)?.units ?? []).flatMap((name): readonly UnitId[] => {
      const unit = resolve(name)
      return unit === null ? [] : [unit]
    }),
    due: month === '' ? '' : `${book.year.year}-${month}`,
    reason: '',
  }))
}
