import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useSteps } from '../api/steps.ts'
import { useAnswer } from '../api/use-answer.ts'
import { usePreferences } from '../components/preferences.ts'
import { ArchivedNotice } from './archived-notice.tsx'
import { ClockNotice, DamagedNotice, InterruptedNotice } from './data-notices.tsx'
import { Door } from './door.tsx'
import { HandedOutNotice } from './handed-out-notice.tsx'
import { HelpDrawer } from './help-drawer.tsx'
import { PlaceNotice } from './place-notice.tsx'
import { SearchBox } from './search-box.tsx'
import { Settled } from './settled.tsx'
import { SideMenu } from './side-menu.tsx'
import { TopBar } from './top-bar.tsx'
import { UnusableWordings } from './unusable-wordings.tsx'
import { useShellKeys } from './use-shell-keys.ts'
import './shell.css'

/** The program for whoever is at the desk; until someone has said so, the door. */
export function Shell() {
  const { data: desk, isFetched } = useAnswer('whoIsAtDesk', {})
  const who = desk?.operator?.name ?? desk?.name ?? ''
  useEffect(() => {
    useSteps.setState({ who })
  }, [who])
  // Nothing is shown before it is known to whom. Asked in vain, as where another window holds the data, it stays shown: a
  // question that is pending again would take the page away, and the page's own question would bring it back, for ever.
  if (!isFetched) return null
  return desk?.kind === 'nobody' ? <Door operators={desk.operators} /> : <Program />
}

/** Top bar, menu in the order of work, and the page. Only the page scrolls. */
function Program() {
  useShellKeys()
  const folded = usePreferences((state) => state.menuFolded)
  return (
    <div className={folded ? 'shell shell-folded' : 'shell'}>
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        跳到正文
      </a>
      <TopBar />
      <SideMenu />
      <main id="main" tabIndex={-1} className="shell-main">
        <ClockNotice />
        <DamagedNotice />
        <InterruptedNotice />
        <PlaceNotice />
        <ArchivedNotice />
        <HandedOutNotice />
        <UnusableWordings />
        <Outlet />
      </main>
      <Settled />
      <SearchBox />
      <HelpDrawer />
    </div>
  )
}
