import type { EvidenceFile, UnitEvidence } from '#shared/contract/evidence.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { FileLine } from '../../components/file-line.tsx'
import { useClosedYear } from '../../components/writes.tsx'

interface EvidenceTableProps {
  readonly evidence: UnitEvidence
  readonly onPreview: (file: EvidenceFile) => void
  readonly onMove: (file: EvidenceFile) => void
  readonly onRemove: (file: EvidenceFile) => void
}

/** The unit's 目录 as it wrote it, each entry with its files; then the files that have no entry. */
export function EvidenceTable(props: EvidenceTableProps) {
  const { entries, others, submission } = props.evidence
  if (entries.length + others.length === 0) {
    return (
      <EmptyState
        text={
          submission === null
            ? '这个单位还没有报送自评表，也没有佐证文件。收到的佐证文件可以先拖到上面添加。'
            : '自评表的佐证材料目录是空的，也没有佐证文件。收到文件后请拖到上面添加，并对上指标。'
        }
      />
    )
  }
  return (
    <div className="evidence-scroll" tabIndex={0} role="region" aria-label="目录与文件">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">材料名称</th>
            <th scope="col">对应指标</th>
            <th scope="col">文件</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- an entry is known by its place in the 目录
            <tr key={index}>
              <th scope="row">{entry.number === '' ? '—' : entry.number}</th>
              <td>
                {entry.title === '' ? '没有写名称' : entry.title}
                <span className="quiet evidence-more">
                  {[entry.reference, entry.kind, entry.pages === '' ? '' : `第 ${entry.pages} 页`]
                    .filter((text) => text !== '')
                    .join('，')}
                </span>
              </td>
              <td>{entry.indicators === '' ? '—' : entry.indicators}</td>
              <td>
                {entry.files.length === 0 ? (
                  <span className="evidence-lack">还没有文件</span>
                ) : (
                  <Files {...props} files={entry.files} />
                )}
              </td>
            </tr>
          ))}
          {others.length === 0 ? null : (
            <tr>
              <th scope="row">目录外</th>
              <td colSpan={2}>
                目录中没有编号的文件
                <span className="quiet evidence-more">点“改对应”可放到目录的一项或一项指标下</span>
              </td>
              <td>
                <Files {...props} files={others} showsItem />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

/** "用于 S4，编号 9": what is said of a file that is not under an entry. */
function noteOf({ indicator, number }: EvidenceFile): string {
  return [indicator === null ? '' : `用于 ${indicator}`, number === '' ? '' : `编号 ${number}`]
    .filter((text) => text !== '')
    .join('，')
}

function Files({
  files,
  showsItem = false,
  onPreview,
  onMove,
  onRemove,
}: EvidenceTableProps & { readonly files: readonly EvidenceFile[]; readonly showsItem?: boolean }) {
  const closed = useClosedYear()
  return files.map((file) => (
    <FileLine key={file.id} file={file} onPreview={onPreview} note={showsItem ? noteOf(file) : ''}>
      {closed ? null : (
        <>
          <button
            type="button"
            className="link-button"
            aria-label={`改对应 ${file.name}`}
            onClick={() => {
              onMove(file)
            }}
          >
            改对应
          </button>
          <button
            type="button"
            className="link-button"
            aria-label={`移除 ${file.name}`}
            onClick={() => {
              onRemove(file)
            }}
          >
            移除
          </button>
        </>
      )}
    </FileLine>
  ))
}
