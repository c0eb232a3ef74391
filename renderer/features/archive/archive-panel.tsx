import { Alert } from 'antd'
import type { ArchivePage, ArchiveRow } from '#shared/contract/archive.ts'
import { useJob } from '../../api/job.ts'
import { useKept } from '../../api/kept.ts'
import { GapList } from '../../components/gap-list.tsx'
import { JobProgress } from '../../components/job-progress.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { momentText, sizeText } from '../../components/texts.ts'

/** What is missing before the year may be archived; the archive files that were made, with the codes to note down. */
export function ArchivePanel({ page }: { readonly page: ArchivePage }) {
  const { year, gaps, archived, archives } = page
  const running = useJob((state) => state.running) === 'archive'
  const [saved] = useKept('archive', year)
  return (
    <div className="archive-panel" tabIndex={0} role="region" aria-label="归档情况">
      <JobProgress job="archive" verb="正在处理" cancellable />
      {saved === null || running ? null : <SavedResult saved={saved} />}
      {gaps.length > 0 ? (
        <section className="panel" aria-labelledby="archive-gaps">
          <h2 id="archive-gaps">归档之前还要办</h2>
          <GapList year={year} gaps={gaps} />
        </section>
      ) : archived === null && !running ? (
        <Alert
          type="info"
          showIcon
          title={`${year}年度各项都已办结，可以归档。归档以后只能查看，确需更改要写明理由解锁。`}
        />
      ) : null}
      {archived !== null && !running && !archives.some(({ current }) => current) ? (
        <Alert type="warning" showIcon title="年度已经归档，但归档文件还没有存好。请点“再存一份归档文件”。" />
      ) : null}
      <section className="panel" aria-labelledby="archive-files">
        <h2 id="archive-files">归档文件</h2>
        {archives.length === 0 ? (
          <p className="quiet">还没有归档文件。归档后，这里列出文件名、大小和校验码。</p>
        ) : (
          <ArchiveTable archives={archives} />
        )}
      </section>
    </div>
  )
}

function ArchiveTable({ archives }: { readonly archives: readonly ArchiveRow[] }) {
  return (
    <>
      <p>请把校验码抄在归档登记上，与文件分开保管：日后凭它可以看出归档文件是否被换过。</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">文件</th>
            <th scope="col" className="number">
              大小
            </th>
            <th scope="col">归档校验码</th>
            <th scope="col">操作记录校验码</th>
            <th scope="col">时间</th>
            <th scope="col">归档人</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {archives.map(({ fileName, size, code, chainCode, operator, at, current }) => (
            <tr key={`${at} ${fileName}`}>
              <th scope="row">{fileName}</th>
              <td className="number">{sizeText(size)}</td>
              <td className="archive-code">{code}</td>
              <td className="archive-code">{chainCode}</td>
              <td>{momentText(at)}</td>
              <td>{operator}</td>
              <td>
                {current ? (
                  <StatusTag light="good">已重读核对</StatusTag>
                ) : (
                  <StatusTag light="none">不含解锁后的改动</StatusTag>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
