import type { ReactNode } from 'react'
import './status-tag.css'

/** Shape, word and colour together: a light must read on a grey print too. */
export type Light = 'good' | 'partial' | 'bad' | 'none'

const SHAPES: Readonly<Record<Light, string>> = { good: '●', partial: '▲', bad: '■', none: '○' }

export function StatusTag({ light, children }: { readonly light: Light; readonly children: ReactNode }) {
  return (
    <span className={`status-tag status-tag-${light}`}>
      <span aria-hidden="true">{SHAPES[light]}</span> {children}
    </span>
  )
}
