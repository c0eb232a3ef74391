import { Link } from '@tanstack/react-router'
import { Button, Segmented, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { StagedFileChange, StagedFileRow, StagingView } from '#shared/contract/staging.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { dayText } from '../../components/texts.ts'
import { useTableHeight } from '../../components/use-table-height.ts'
import { AskUnit } from './ask-unit.tsx'
import { stagedWord, stagingSummaryOf } from './result-words.ts'

interface StagingListProps {
  readonly year: number
  readonly staging: StagingView
  readonly disabled: boolean
}

type Kind = 'all' | 'asked' | 'refused' | 'doubts' | 'ready' | 'rest'

const KINDS: Readonly<Record<Kind, { word: string; holds: (file: StagedFileRow) => boolean }>> = {
  all: { word: '全部', holds: () => true },
  asked: { word: '待定', holds: ({ state }) => state === 'ask-unit' || state === 'ask-macros' },
  refused: { word: '不能导入', holds: ({ state }) => state === 'refused' },
  doubts: { word: '有疑点', holds: ({ state, doubts }) => state === 'ready' && doubts > 0 },
  ready: { word: '无疑点', holds: ({ state, doubts }) => state === 'ready' && doubts === 0 },
  rest: {
    word: '重复或跳过',
    holds: ({ state }) => state === 'duplicate' || state === 'passed-over' || state === 'left-out',
  },
}

/** Every checked file with what would happen to it; those that need an answer are answered in their row. */
export function StagingList({ year, staging, disabled }: StagingListProps) {
  const [frame, height] = useTableHeight()
  const [kind, setKind] = useState<Kind>('all')
  const units = useAnswer('listUnits', { year })
  const change = useAct('changeStaged')
  const shown = staging.files.filter(KINDS[kind].holds)
  const kinds = (Object.keys(KINDS) as Kind[]).map((name) => ({
    value: name,
    label: `${KINDS[name].word} ${staging.files.filter(KINDS[name].holds).length}`,
  }))
  const act = (file: StagedFileRow, asked: StagedFileChange): void => {
    change.mutate({ year, file: file.id, change: asked })
  }
  const busy = disabled || change.isPending
  return (
    <div className="receive-pane">
      <p role="status" className="receive-summary">
        {stagingSummaryOf(staging)}
      </p>
      {change.failure === null ? null : (
        <p role="alert" className="receive-failure">
          {change.failure}
        </p>
      )}
      <div className="filter-bar">
        <Segmented<Kind> aria-label="按检查结果查看" value={kind} onChange={setKind} options={kinds} />
      </div>
      <div ref={frame} className="table-frame">
        <Table<StagedFileRow>
          className="staging-table"
          columns={columnsFor(year, units.data?.units ?? [], busy, act)}
          dataSource={[...shown]}
          rowKey="id"
          pagination={false}
          scroll={{ x: '64rem', y: height }}
          locale={{ emptyText: <EmptyState text="没有这种情况的文件。" /> }}
        />
      </div>
    </div>
  )
}

function columnsFor(
  year: number,
  units: Parameters<typeof AskUnit>[0]['units'],
  busy: boolean,
  act: (file: StagedFileRow, change: StagedFileChange) => void,
): TableColumnsType<StagedFileRow> {
  return [
    {
      title: '文件',
      dataIndex: 'name',
      width: '13rem',
      render: (name: string) => <span className="staged-name">{name}</span>,
    },
    {
      title: '检查结果',
      key: 'state',
      width: '7.6rem',
      render: (_, file) => {
        const { light, word } = stagedWord(file)
        return <StatusTag light={light}>{word}</StatusTag>
      },
    },
    {
      title: '识别单位和依据',
      key: 'unit',
      width: '11.5rem',
      render: (_, { unitName, recognised }) => (
        <>
          {unitName ?? '—'}
          {recognised === '' ? null : <span className="staged-by">{recognised}</span>}
        </>
      ),
    },
    {
      title: '报送',
      key: 'number',
      width: '8.2rem',
      render: (_, { state, number, received }) => (
        <>
          {state === 'ready' ? <span className="staged-number">{`第 ${number ?? 0} 次`}</span> : null}
          {dayText(received)}
        </>
      ),
    },
    {
      title: '疑点',
      key: 'doubts',
      width: '4rem',
      align: 'right',
      render: (_, { readable, doubts }) => (readable ? doubts : '—'),
    },
    {
      title: '说明',
      key: 'message',
      render: (_, file) => (
        <>
          {file.message}
          {file.state === 'ask-unit' ? (
            <AskUnit
              file={file}
              units={units}
              disabled={busy}
              onUnit={(unit, remember) => {
                act(file, { kind: 'unit', unit, remember })
              }}
            />
          ) : null}
          {file.state === 'ask-macros' ? (
            <span className="staged-ask">
              <Button
                disabled={busy}
                onClick={() => {
                  act(file, { kind: 'allow-macros' })
                }}
              >
                只读数据（宏不会运行）
              </Button>
            </span>
          ) : null}
        </>
      ),
    },
    {
      title: '操作',
      key: 'next',
      width: '7.2rem',
      render: (_, file) => (
        <span className="staged-actions">
          {file.readable ? (
            <Link to="/$year/receive" params={{ year }} search={{ file: file.id }}>
              看内容<span className="visually-hidden">：{file.name}</span>
            </Link>
          ) : null}
          {file.state === 'passed-over' || file.state === 'duplicate' ? null : (
            <button
              type="button"
              className="link-button"
              disabled={busy}
              onClick={() => {
                act(file, { kind: 'leave-out', leftOut: file.state !== 'left-out' })
              }}
            >
              {file.state === 'left-out' ? '恢复' : '不导入'}
              <span className="visually-hidden">：{file.name}</span>
            </button>
          )}
        </span>
      ),
    },
  ]
}
