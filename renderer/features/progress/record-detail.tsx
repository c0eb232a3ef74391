import { Button } from 'antd'
import { useState } from 'react'
import type { InspectionProblem, InspectionRecord, InspectionsPage } from '#shared/contract/inspections.ts'
import { useAct } from '../../api/use-act.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { dayText, momentText } from '../../components/texts.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { problemLight } from './inspection-words.ts'
import { PhotoList } from './photo-list.tsx'
import { SettleDialog } from './settle-dialog.tsx'

interface RecordDetailProps {
  readonly year: number
  readonly page: InspectionsPage
  readonly record: InspectionRecord
  readonly onEdit: () => void
  readonly onWrite: () => void
}

/** One 督导检查 or 调研: what was found, the problems with what became of them, the photos. */
export function RecordDetail({ year, page, record, onEdit, onWrite }: RecordDetailProps) {
  const [over, setOver] = useState<'withdraw' | InspectionProblem | null>(null)
  const withdraw = useAct('withdrawInspection')
  const { number, form, withdrawn, problems } = record
  const close = (): void => {
    setOver(null)
  }
  return (
    <aside className="progress-form" aria-labelledby="record-title">
      <div className="record-detail" role="region" tabIndex={0} aria-label="记录内容">
        <h2 id="record-title">{`${form} ${number}　${record.place}`}</h2>
        <div className="progress-buttons">
          <Button disabled={page.archived} onClick={onEdit}>
            {withdrawn ? '恢复或修改' : '修改'}
          </Button>
          {withdrawn ? null : (
            <>
              <Button onClick={onWrite}>导出这份记录单</Button>
              <Button
                disabled={page.archived}
                onClick={() => {
                  setOver('withdraw')
                }}
              >
                撤回
              </Button>
            </>
          )}
        </div>
        <dl>
          {withdrawn ? <Line word="已撤回">{record.reason}</Line> : null}
          <Line word="日期">{dayText(record.day)}</Line>
          <Line word="涉及单位">{record.units.map(({ name }) => name).join('、') || '—'}</Line>
          <Line word="涉及任务">
            {record.tasks.map(({ task, title }) => `${task} ${title}`).join('；') || '—'}
          </Line>
          <Line word="参加人员">{record.people === '' ? '—' : record.people}</Line>
          <Line word="基本情况">{record.findings === '' ? '—' : record.findings}</Line>
          <Line word="登记">
            {`${record.operator}，${momentText(record.at)}${record.changes === 0 ? '' : `，改过 ${record.changes} 次`}`}
          </Line>
        </dl>
        <h3>{`问题和整改 ${problems.length}`}</h3>
        {problems.length === 0 ? <p className="quiet">没有发现需要整改的问题。</p> : null}
        {problems.map((problem) => (
          <div key={problem.number} className="record-problem">
            <span className="record-tags">
              <StatusTag light={problemLight(problem)}>{problem.state}</StatusTag>
              <span className="quiet">{dueText(problem)}</span>
              {withdrawn ? null : (
                <button
                  type="button"
                  className="link-button"
                  disabled={page.archived}
                  aria-label={`登记整改：${problem.text}`}
                  onClick={() => {
                    setOver(problem)
                  }}
                >
                  登记整改
                </button>
              )}
            </span>
            <p>{problem.text}</p>
            {problem.demand === '' ? null : <p className="quiet">{`整改要求：${problem.demand}`}</p>}
            {problem.outcome === '' ? null : (
              <p>{`整改情况：${problem.outcome}${problem.settled === '' ? '' : `（${dayText(problem.settled)}）`}`}</p>
            )}
          </div>
        ))}
        <PhotoList year={year} record={record} archived={page.archived || withdrawn} />
      </div>
      {over === 'withdraw' ? (
        <ReasonDialog
          title={`撤回${form} ${number}`}
          verb="撤回这次记录"
          label="原因"
          placeholder="例如：重复登记"
          act={withdraw}
          onDo={(reason) => withdraw.mutateAsync({ year, number, reason })}
          onClose={close}
        >
          <p>{`${dayText(record.day)}${record.place}的记录和它的 ${problems.length} 个问题不再计入，留在“已撤回”里，可以恢复。`}</p>
        </ReasonDialog>
      ) : null}
      {over !== null && over !== 'withdraw' ? (
        <SettleDialog year={year} record={record} problem={over} today={page.today} onClose={close} />
      ) : null}
    </aside>
  )
}

function dueText({ unitName, deadline }: InspectionProblem): string {
  const parts = [unitName, deadline === '' ? '没有期限' : `${dayText(deadline)}前整改`]
  return parts.filter((part) => part !== '').join('，')
}

function Line({ word, children }: { readonly word: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}
