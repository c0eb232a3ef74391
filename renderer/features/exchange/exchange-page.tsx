import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useShownYear } from '../../components/use-shown-year.ts'
import { usePlace } from '../../api/use-place.ts'
import { CopyView } from './copy-view.tsx'
import { NoYearView } from './no-year-view.tsx'
import { OwnView } from './own-view.tsx'
import './exchange-page.css'

/** 多人协作: units that go to colleagues and come back, or the copy that is open. */
export function ExchangePage() {
  const place = usePlace()
  const shown = useShownYear()
  return (
    <QueryView query={place} title="多人协作">
      {({ place: open, copies }) => {
        if (open.kind === 'copy') return <CopyView copy={open} />
        if (open.kind === 'archive') {
          return (
            <PageHeader title="多人协作" note="现在打开的是归档，只能查看；要分头办理，请先回到本机数据" />
          )
        }
        return shown === null ? <NoYearView copies={copies} /> : <OwnView copies={copies} shown={shown} />
      }}
    </QueryView>
  )
}
