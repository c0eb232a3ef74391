import { Link, useMatches, useParams, useSearch } from '@tanstack/react-router'
import type { ExchangePage } from '#shared/contract/exchange.ts'
import { useAnswer } from '../api/use-answer.ts'
import { usePlace } from '../api/use-place.ts'

/** Pages on which work on a unit that is out would have to be merged later. */
const CONCERNED = new Set(['/receive', '/paper', '/check', '/evidence', '/review'])

/** Says that units are in a colleague's hands, where one is about to work on them. */
export function HandedOutNotice() {
  const { year } = useParams({ strict: false })
  const path = useMatches().at(-1)?.fullPath ?? ''
  const own = usePlace().data?.place.kind === 'own'
  const concerned = year !== undefined && own && CONCERNED.has(path.replace('/$year', ''))
  return concerned ? <Notice year={year} /> : null
}

function Notice({ year }: { readonly year: number }) {
  const { unit } = useSearch({ strict: false })
  const units = useAnswer('exchangePage', { year }).data?.units.filter(({ out }) => out.length > 0) ?? []
  const shown = unit === undefined ? units : units.filter((known) => known.unit === unit)
  if (shown.length === 0) return null
  return (
    <p className="archived-notice" role="note">
      {`${namesOf(shown)}已分给${holdersOf(shown)}，还没有交回。本机也可以办理，两边都改过的，合并时要逐处选定。到`}
      <Link to="/exchange">多人协作</Link>
      查看。
    </p>
  )
}

function namesOf(units: ExchangePage['units']): string {
  const names = units.map(({ name }) => name)
  return names.length <= 3 ? names.join('、') : `${names.slice(0, 3).join('、')}等 ${names.length} 家单位`
}

function holdersOf(units: ExchangePage['units']): string {
  return [...new Set(units.flatMap(({ out }) => out))].join('、')
}
