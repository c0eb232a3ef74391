import { Button } from 'antd'
import { useState } from 'react'
import type { ArchivePage } from '#shared/contract/archive.ts'
import { useJob } from '../../api/job.ts'
import { Writes } from '../../components/writes.tsx'
import { ArchiveDialog } from './archive-dialog.tsx'
import { UnlockDialog } from './unlock-dialog.tsx'

/** 归档本年度; for a year that is archived: one more copy, or 解锁. */
export function ArchiveButtons({ page }: { readonly page: ArchivePage }) {
  const [open, setOpen] = useState<'archive' | 'unlock' | null>(null)
  const running = useJob((state) => state.running)
  const closed = page.archived !== null
  const close = (): void => {
    setOpen(null)
  }
  return (
    <>
      <Writes of="office">
        {closed ? (
          <Button
            disabled={running !== null}
            onClick={() => {
              setOpen('unlock')
            }}
          >
            解锁
          </Button>
        ) : null}
        <Button
          color="primary"
          variant="solid"
          disabled={running !== null}
          onClick={() => {
            setOpen('archive')
          }}
        >
          {closed ? '再存一份归档文件' : '归档本年度'}
        </Button>
      </Writes>
      {open === 'archive' ? <ArchiveDialog page={page} onClose={close} /> : null}
      {open === 'unlock' ? <UnlockDialog year={page.year} onClose={close} /> : null}
    </>
  )
}
