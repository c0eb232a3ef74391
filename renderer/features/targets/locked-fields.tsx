import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'

interface LockedFieldsProps {
  readonly locked: boolean
  readonly children: ReactNode
}

/** The fields of an archived year are there to be read only. */
export function LockedFields({ locked, children }: LockedFieldsProps) {
  if (!locked) return children
  return (
    <ConfigProvider componentDisabled>
      <fieldset className="targets-locked" disabled>
        {children}
      </fieldset>
    </ConfigProvider>
  )
}
