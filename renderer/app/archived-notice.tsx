import { Link, useParams } from '@tanstack/react-router'
import { useClosedYear } from '../components/writes.tsx'

/** Above every page of a year that is archived: it is only to be looked at. */
export function ArchivedNotice() {
  const { year } = useParams({ strict: false })
  const closed = useClosedYear()
  if (!closed || year === undefined) return null
  return (
    <p className="archived-notice" role="note">
      {`${year}年度已归档，只能查看和导出，不能改动。确需更改，请到`}
      <Link to="/$year/archive" params={{ year }}>
        归档与对比
      </Link>
      写明理由解锁。
    </p>
  )
}
