import { useNavigate } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { Input, Modal } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import { call } from '../api/main-side.ts'
import { useMatchName } from '../components/match-name.ts'
import { scrollTo } from '../components/scroll-to.ts'
import { useOverlays } from './overlays.ts'
import { search, type Found } from './search-results.ts'
import { useShownYear } from '../components/use-shown-year.ts'
import './search-box.css'

/** Ctrl+K: pages, units by name or sound, indicators, files, the log; ↑↓ and Enter. */
export function SearchBox() {
  const shown = useOverlays((state) => state.shown === 'search')
  const hide = useOverlays((state) => state.hide)
  return (
    <Modal
      open={shown}
      onCancel={hide}
      footer={null}
      // The field comes first: Esc and a click beside it close.
      closable={false}
      title="搜索"
      width="min(640px, 90vw)"
      destroyOnHidden
      style={{ top: 64 }}
    >
      <Search onDone={hide} />
    </Modal>
  )
}

function Search({ onDone }: { readonly onDone: () => void }) {
  const year = useShownYear()
  const navigate = useNavigate()
  const matches = useMatchName()
  const index = useQuery({
    queryKey: ['searchIndex', { year }],
    queryFn: () => (year === null ? null : call('searchIndex', { year })),
  })
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = search(typed, index.data ?? null, matches)
  const current = found[Math.min(at, found.length - 1)]
  const open = (chosen: Found | undefined): void => {
    if (chosen === undefined) return
    onDone()
    const { target } = chosen
    void navigate(target.to.startsWith('/$year') ? { ...target, params: { year: year ?? 0 } } : target)
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setAt((Math.min(at, found.length - 1) + step + found.length) % Math.max(found.length, 1))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      open(current)
    }
  }
  return (
    <div className="search">
      <Input
        autoFocus
        size="middle"
        role="combobox"
        aria-label="搜索页面、单位、指标、文件、操作记录"
        aria-expanded={found.length > 0}
        aria-controls="search-found"
        aria-autocomplete="list"
        {...(current === undefined ? {} : { 'aria-activedescendant': `search-${found.indexOf(current)}` })}
        placeholder="单位名称、简称或拼音首字母（如 rsj），指标编号或名称，文件名"
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={keys}
      />
      <ul id="search-found" role="listbox" aria-label="搜索结果" className="search-found">
        {found.map((one, place) => (
          <li
            key={`${one.group} ${one.text} ${one.note}`}
            id={`search-${place}`}
            role="option"
            aria-selected={one === current}
            ref={one === current ? scrollTo : null}
            onMouseDown={(event) => {
              event.preventDefault()
            }}
            onClick={() => {
              open(one)
            }}
          >
            <span className="search-group">{one.group === found[place - 1]?.group ? '' : one.group}</span>
            <span className="search-text">{one.text}</span>
            <span className="quiet">{one.note}</span>
          </li>
        ))}
      </ul>
      <p className="quiet" role="status">
        {found.length === 0
          ? '没有找到。可以换一个简称、拼音首字母或指标编号。'
          : '按 ↑↓ 选择，回车打开，Esc 关闭。'}
      </p>
    </div>
  )
}
