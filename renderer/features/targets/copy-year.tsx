import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import type { RequestOf } from '#shared/contract/calls.ts'
import { Dialog } from '../../components/dialog.tsx'
import { useOnce } from '../../components/use-once.ts'

type Part = RequestOf<'copyScheme'>['parts'][number]

const PARTS: readonly { readonly value: Part; readonly label: string }[] = [
  { value: 'targets', label: '目标值（含各单位单独的目标、计量单位）' },
  { value: 'points', label: '分值' },
  { value: 'indicators', label: '指标（名称、计分方式、责任单位，缺的补上）' },
  { value: 'settings', label: '计分办法（板块、档次、加减分、等次、名额）' },
]

interface CopyYearProps {
  readonly years: readonly number[]
  readonly onClose: () => void
  readonly onCopy: (from: number, parts: readonly Part[]) => Promise<void>
}

export function CopyYear({ years, onClose, onCopy }: CopyYearProps) {
  const [from, setFrom] = useState<number | null>(null)
  const [parts, setParts] = useState<readonly Part[]>(['targets', 'points', 'indicators'])
  const year = from ?? years[0]
  const [copy, busy] = useOnce(onCopy)
  return (
    <Dialog
      title="从往年复制"
      verb="复制到草稿"
      disabled={year === undefined || parts.length === 0}
      busy={busy}
      onDo={() => {
        if (year !== undefined) copy(year, parts)
      }}
      onClose={onClose}
    >
      <label htmlFor="copy-year">从哪一年</label>
      <Select
        id="copy-year"
        className="targets-wide"
        value={year ?? null}
        options={years.map((known) => ({ value: known, label: `${known}年度` }))}
        onChange={setFrom}
      />
      <Checkbox.Group
        aria-label="复制哪些内容"
        className="targets-parts"
        options={[...PARTS]}
        value={[...parts]}
        onChange={(chosen: Part[]) => {
          setParts(chosen)
        }}
      />
      <p className="quiet">
        编号相同的是同一项指标。本年才有的指标保留不动。复制后先在草稿中，检查保存后才生效。
      </p>
    </Dialog>
  )
}
