import { useNavigate } from '@tanstack/react-router'

interface OriginButtonProps {
  readonly year: number
  readonly unit: string
  readonly indicator: string
  readonly sheet: string
  readonly cell: string
}

/**
 * To the cell in 导入核对. A button: in a drawer, which does not move with the page, a link below its lower edge would count
 * as a jump mark that leads nowhere.
 */
export function OriginButton({ year, unit, indicator, sheet, cell }: OriginButtonProps) {
  const navigate = useNavigate()
  const place = `${sheet}!${cell}`
  return (
    <button
      type="button"
      className="link-button origin-link"
      aria-label={`${indicator} 的原始单元格 ${place}`}
      onClick={() => {
        void navigate({ to: '/$year/check', params: { year }, search: { unit, cell: place } })
      }}
    >
      {place}
    </button>
  )
}
