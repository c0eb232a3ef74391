import { Link, useLocation } from '@tanstack/react-router'
import { App, Button } from 'antd'
import type { Place } from '#shared/contract/exchange.ts'
import { messageOf } from '../api/failure.ts'
import { useOpenPlace, usePlace } from '../api/use-place.ts'
import { dayText } from '../components/texts.ts'
import { chinaTime } from '../components/china-time.ts'

/** Above every page while the data are not this PC's own: a 协作副本, or an archive to look at. */
export function PlaceNotice() {
  const { message } = App.useApp()
  const open = useOpenPlace()
  const { pathname, search } = useLocation()
  const place = usePlace().data?.place
  if (place === undefined || place.kind === 'own') return null
  return (
    <p className="archived-notice place-notice" role="note">
      <span>
        {textOf(place)}
        {place.kind === 'copy' ? (
          <>
            办完到
            <Link to="/exchange">多人协作</Link>
            导出交回包。
            {isOwners(pathname, search.tab) ? '这一页的改动由分出的办公室办理，副本里只能查看。' : null}
          </>
        ) : null}
      </span>
      <Button
        size="small"
        onClick={() => {
          open('switchPlace', { copy: null }).catch((error: unknown) => {
            void message.error(messageOf(error), 8)
          })
        }}
      >
        回到本机数据
      </Button>
    </p>
  )
}

/** Pages where nothing but what the owner of the data does is written. */
const OWNERS =
  /^\/\d{4}\/(plan|targets|units|forms|progress|send-back|remind|adjust|appeals|grades|nominations|documents?|templates|archive)\b|^\/(settings|start)\b/

function isOwners(path: string, tab: string | undefined): boolean {
  return OWNERS.test(path) && tab !== 'display' && tab !== 'about'
}

function textOf(place: Exclude<Place, { kind: 'own' }>): string {
  if (place.kind === 'archive') {
    return `正在查看${place.year}年度的归档文件“${place.fileName}”（${dayText(chinaTime(place.archivedAt).format('YYYY-MM-DD'))}归档，校验码 ${place.code}），只能查看，归档文件不会改动。`
  }
  const from = place.office === '' ? place.handedBy : place.office
  return `协作副本：${from}分给${place.colleague}的 ${place.units.length} 家单位，只用来收表、核对和审核。`
}
