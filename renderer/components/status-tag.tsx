import type { ReactNode } from 'react'
import type { Light } from './light.ts'
import './status-tag.css'

export type { Light } from './light.ts'

const SHAPES: Readonly<Record<Light, string>> = { good: '●', partial: '▲', bad: '■', none: '○' }

export function StatusTag({ light, children }: { readonly light: Light; readonly children: ReactNode }) {
  return (
    <span className={`status-tag status-tag-${light}`}>
      <span aria-hidden="true">{SHAPES[light]}</span> {children}
    </span>
  )
}
