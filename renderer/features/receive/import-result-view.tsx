import { Link } from '@tanstack/react-router'
import { Table, type TableColumnsType } from 'antd'
import type { ImportedFile, ImportResult } from '#shared/contract/returns.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { useTableHeight } from '../../components/use-table-height.ts'
import { importedWord, summaryOf } from './result-words.ts'

interface ImportResultViewProps {
  readonly year: number
  /** Units whose return is in. */
  readonly handedIn: number
  readonly result: ImportResult | null
}

export function ImportResultView({ year, handedIn, result }: ImportResultViewProps) {
  const [frame, height] = useTableHeight()
  if (result === null && handedIn > 0) {
    return (
      <EmptyState
        text={`这次打开程序后还没有导入。以前收到的 ${handedIn} 家在“各单位报送情况”里；又报回的，拖到上面。`}
      />
    )
  }
  if (result === null) {
    return (
      <EmptyState text="还没有导入。请把各单位用邮件或 U 盘报回的自评表放进一个文件夹，拖到上面；还没有下发的，先去下发自评表。">
        <LinkButton to="/$year/forms" params={{ year }}>
          去下发自评表
        </LinkButton>
      </EmptyState>
    )
  }
  return (
    <div className="receive-pane">
      <p role="status" className="receive-summary">
        {summaryOf(result)}
      </p>
      <div ref={frame} className="table-frame">
        <Table<ImportedFile>
          columns={columnsFor(year)}
          dataSource={[...result.files]}
          rowKey={(file) => `${file.name} ${file.submission?.id ?? ''} ${file.message}`}
          pagination={false}
          scroll={{ x: '71rem', y: height }}
        />
      </div>
    </div>
  )
}

function columnsFor(year: number): TableColumnsType<ImportedFile> {
  return [
    { title: '文件', dataIndex: 'name', width: '18.6rem', ellipsis: true },
    {
      title: '结果',
      key: 'result',
      width: '8.6rem',
      render: (_, file) => {
        const { light, word } = importedWord(file)
        return <StatusTag light={light}>{word}</StatusTag>
      },
    },
    { title: '识别单位', key: 'unit', width: '14.3rem', render: (_, { unitName }) => unitName ?? '—' },
    {
      title: '第几次报送',
      key: 'number',
      width: '7.1rem',
      align: 'right',
      render: (_, { submission }) => submission?.number ?? '—',
    },
    { title: '疑点数', dataIndex: 'doubts', width: '5.7rem', align: 'right' },
    { title: '说明', dataIndex: 'message' },
    {
      title: '下一步',
      key: 'next',
      width: '6.4rem',
      render: (_, { unit, submission }) =>
        unit === null || submission === null ? (
          '—'
        ) : (
          <Link to="/$year/check" params={{ year }} search={{ unit }}>
            核对
          </Link>
        ),
    },
  ]
}
