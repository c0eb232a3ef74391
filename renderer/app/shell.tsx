import { Outlet } from '@tanstack/react-router'
import { usePreferences } from './preferences.ts'
import { SideMenu } from './side-menu.tsx'
import { TopBar } from './top-bar.tsx'
import { useShellKeys } from './use-shell-keys.ts'
import './shell.css'

/** Top bar, menu in the order of work, and the page. Only the page scrolls. */
export function Shell() {
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
        <Outlet />
      </main>
    </div>
  )
}
