import { Link, useParams } from '@tanstack/react-router'
import { useStatus } from '../api/years.ts'

/** Above every page of a year that is archived: it is only to be looked at. */
export function ArchivedNotice() {
  const { year } = useParams({ strict: false })
  const shown = useStatus().data?.years.find((known) => known.year === year)
  if (shown?.state !== '归档') return null
  return (
    <p className="archived-notice" role="note">
      {`${shown.year}年度已归档，只能查看，改动不会保存。确需更改，请到`}
      <Link to="/$year/archive" params={{ year: shown.year }}>
        归档与对比
      </Link>
      写明理由解锁。
    </p>
  )
}
