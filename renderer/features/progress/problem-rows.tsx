import { Input } from 'antd'
import dayjs from 'dayjs'
import type { RequestOf } from '#shared/contract/calls.ts'
import type { InspectionsPage } from '#shared/contract/inspections.ts'
import { DayPicker } from '../../components/day-picker.tsx'
import { UnitSelect } from '../../components/unit-select.tsx'

export type ProblemDraft = RequestOf<'saveInspection'>['problems'][number] & {
  /** Of the line on the page. */
  readonly key: string
}

interface ProblemRowsProps {
  readonly page: InspectionsPage
  /** Day of the visit: nothing is due before it. */
  readonly day: string
  readonly problems: readonly ProblemDraft[]
  readonly onChange: (problems: readonly ProblemDraft[]) => void
}

/** The problems of a record, a line each. */
export function ProblemRows({ page, day, problems, onChange }: ProblemRowsProps) {
  if (problems.length === 0) {
    return <p className="quiet">发现了问题的，点“加一个问题”，写明整改要求和期限。</p>
  }
  const change = (index: number, part: Partial<ProblemDraft>): void => {
    onChange(problems.map((problem, at) => (at === index ? { ...problem, ...part } : problem)))
  }
  return (
    <table className="plain-table problem-rows">
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">问题</th>
          <th scope="col">责任单位</th>
          <th scope="col">整改要求</th>
          <th scope="col">整改期限</th>
          <th scope="col">操作</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem, index) => (
          <tr key={problem.key}>
            <td>{index + 1}</td>
            <td>
              <Input.TextArea
                aria-label={`问题 第 ${index + 1} 个`}
                rows={2}
                maxLength={5000}
                value={problem.text}
                onChange={(event) => {
                  change(index, { text: event.target.value })
                }}
              />
            </td>
            <td>
              <UnitSelect
                label={`责任单位 第 ${index + 1} 个`}
                placeholder="不限单位"
                units={page.units}
                value={problem.unit}
                onChange={(unit) => {
                  change(index, { unit })
                }}
              />
            </td>
            <td>
              <Input.TextArea
                aria-label={`整改要求 第 ${index + 1} 个`}
                rows={2}
                maxLength={5000}
                value={problem.demand}
                onChange={(event) => {
                  change(index, { demand: event.target.value })
                }}
              />
            </td>
            <td>
              <DayPicker
                aria-label={`整改期限 第 ${index + 1} 个`}
                placeholder="没有期限"
                value={problem.deadline === '' ? null : dayjs(problem.deadline)}
                disabledDate={(date) => date.format('YYYY-MM-DD') < day}
                onChange={(date) => {
                  change(index, { deadline: date === null ? '' : date.format('YYYY-MM-DD') })
                }}
              />
            </td>
            <td>
              <button
                type="button"
                className="link-button"
                aria-label={`移去问题 第 ${index + 1} 个`}
                onClick={() => {
                  onChange(problems.filter((_, at) => at !== index))
                }}
              >
                移去
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
