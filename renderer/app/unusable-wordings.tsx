import { Link, useMatches, useParams } from '@tanstack/react-router'
import { useAnswer } from '../api/use-answer.ts'

/** Pages from which papers go out that have sentences of 文字模板. */
const WRITING = new Set([
  '/reports',
  '/document',
  '/remind',
  '/send-back',
  '/progress',
  '/appeals',
  '/archive',
])

/** Says which sentences of the office can't be used, so that the usual ones are printed, before papers are exported. */
export function UnusableWordings() {
  const { year } = useParams({ strict: false })
  const path = useMatches().at(-1)?.fullPath ?? ''
  return year !== undefined && WRITING.has(path.replace('/$year', '')) ? <Notice year={year} /> : null
}

function Notice({ year }: { readonly year: number }) {
  const [first, ...others] = useAnswer('unusableTemplates', {}).data?.templates ?? []
  if (first === undefined) return null
  return (
    <p className="archived-notice" role="note">
      {others.length === 0
        ? `“${first.name}”这一句改过的文字不能用，印的是默认文字：${first.why}请到`
        : `有 ${others.length + 1} 句改过的文字不能用，没有印出。如“${first.name}”：${first.why}请到`}
      <Link to="/$year/templates" params={{ year }}>
        文字模板
      </Link>
      改好。
    </p>
  )
}
