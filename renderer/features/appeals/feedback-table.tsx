import { Alert, Table, type TableColumnsType } from 'antd'
import type { AppealPage, AppealUnit } from '#shared/contract/appeals.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { dayText, momentText, pointsText } from '../../components/texts.ts'
import { useTableHeight } from '../../components/use-table-height.ts'
import { windowState } from './appeal-words.ts'

interface FeedbackTableProps {
  readonly page: AppealPage
  readonly chosen: readonly string[]
  readonly onChoose: (units: readonly string[]) => void
  readonly onGive: (unit: string) => void
  readonly onAppeal: (unit: string) => void
}

/** Each unit with the day of its 反馈函 and the last day for an appeal. */
export function FeedbackTable({ page, chosen, onChoose, onGive, onAppeal }: FeedbackTableProps) {
  const [frame, height] = useTableHeight()
  return (
    <div className="appeals-tab">
      {page.pending === '' ? null : (
        <Alert
          className="appeals-alert"
          type="info"
          showIcon
          title={`${page.pending}，全部核定后才能登记反馈。`}
        />
      )}
      <div ref={frame} className="table-frame">
        <Table<AppealUnit>
          columns={columnsFor({ archived: page.archived, onGive, onAppeal })}
          dataSource={[...page.units]}
          rowKey="unit"
          pagination={false}
          scroll={{ x: '64.6rem', y: height }}
          rowSelection={{
            selectedRowKeys: [...chosen],
            onChange: (keys) => {
              onChoose(keys.map(String))
            },
            getCheckboxProps: ({ name }) => ({ 'aria-label': `选择${name}`, disabled: page.archived }),
            // The title stands a second time in a hidden row that measures; a checkbox there would take the focus.
            columnTitle: '选择',
            columnWidth: '3.2em',
            fixed: 'start',
          }}
        />
      </div>
    </div>
  )
}

interface Columns extends Pick<FeedbackTableProps, 'onGive' | 'onAppeal'> {
  readonly archived: boolean
}

function columnsFor({ archived, onGive, onAppeal }: Columns): TableColumnsType<AppealUnit> {
  return [
    { title: '单位', dataIndex: 'name', width: '10.6rem', fixed: 'start' },
    {
      title: '总分',
      key: 'total',
      width: '5.6rem',
      align: 'right',
      render: (_, { total, pendingItems }) =>
        pendingItems > 0 ? `${pendingItems} 项待审核` : pointsText(total),
    },
    {
      title: '反馈函送达',
      key: 'day',
      width: '10.9rem',
      render: (_, { feedback }) =>
        feedback === null ? (
          '—'
        ) : (
          <>
            {`${dayText(feedback.day)}，${feedback.way}`}
            {feedback.note === '' ? null : <span className="appeals-note quiet">{feedback.note}</span>}
          </>
        ),
    },
    {
      title: '申诉期至',
      key: 'last',
      width: '7.2rem',
      render: (_, { feedback }) =>
        feedback === null ? (
          '—'
        ) : (
          <>
            {dayText(feedback.lastDay)}
            {feedback.unannounced.length === 0 ? null : (
              <span className="appeals-note quiet">
                {`${feedback.unannounced.join('、')}年放假安排未公布，按周一至周五计`}
              </span>
            )}
          </>
        ),
    },
    {
      title: '状态',
      key: 'state',
      width: '8.8rem',
      render: (_, unit) => {
        const { light, word } = windowState(unit)
        return <StatusTag light={light}>{word}</StatusTag>
      },
    },
    {
      title: '登记',
      key: 'by',
      width: '8.4rem',
      render: (_, { feedback }) =>
        feedback === null ? '—' : `${feedback.operator}，${momentText(feedback.at)}`,
    },
    {
      title: '下一步',
      key: 'next',
      width: '9.4rem',
      fixed: 'end',
      render: (_, { unit, name, feedback }) =>
        archived ? null : (
          <span className="appeals-next">
            <button
              type="button"
              className="link-button"
              aria-label={`${feedback === null ? '登记反馈' : '改送达日期'}：${name}`}
              onClick={() => {
                onGive(unit)
              }}
            >
              {feedback === null ? '登记反馈' : '改送达日期'}
            </button>
            <button
              type="button"
              className="link-button"
              aria-label={`登记申诉：${name}`}
              onClick={() => {
                onAppeal(unit)
              }}
            >
              登记申诉
            </button>
          </span>
        ),
    },
  ]
}
