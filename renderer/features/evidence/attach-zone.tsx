import { Button, Space } from 'antd'
import { useRef, useState, type ChangeEvent, type DragEvent } from 'react'
import type { InspectedEvidence } from '#shared/contract/evidence.ts'
import { useJob } from '../../api/job.ts'
import { useStatus } from '../../api/years.ts'
import { filesDropped } from '../../components/dropped-files.ts'
import { JobProgress } from '../../components/job-progress.tsx'
import { inspectChosen, inspectFiles } from './inspect-files.ts'

interface AttachZoneProps {
  readonly year: number
  readonly unit: string
  readonly onInspected: (files: readonly InspectedEvidence[], leftOut: number) => void
}

/** Where a unit's evidence is dropped or chosen; nothing is kept before it is confirmed. */
export function AttachZone({ year, unit, onInspected }: AttachZoneProps) {
  const [over, setOver] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const running = useJob((state) => state.running) !== null
  const ownDialogs = useStatus().data?.host === 'electron'
  const show = (inspected: Awaited<ReturnType<typeof inspectFiles>>): void => {
    if (inspected !== null) onInspected(inspected.files, inspected.leftOut)
  }
  const take = async (chosen: readonly File[]): Promise<void> => {
    show(await inspectFiles(year, unit, chosen))
  }
  const pick = async (what: 'files' | 'folder'): Promise<void> => {
    if (ownDialogs) show(await inspectChosen(year, unit, what))
    else (what === 'files' ? files : folder).current?.click()
  }
  const drag = (event: DragEvent): void => {
    event.preventDefault()
    setOver(!running)
  }
  const drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault()
    setOver(false)
    if (!running) await take(await filesDropped(event.dataTransfer))
  }
  const chosen = (event: ChangeEvent<HTMLInputElement>): void => {
    const list = [...(event.target.files ?? [])]
    event.target.value = ''
    if (list.length > 0) void take(list)
  }
  return (
    <>
      <section
        className={over ? 'attach-zone attach-zone-over' : 'attach-zone'}
        aria-label="添加佐证材料"
        onDragEnter={drag}
        onDragOver={drag}
        onDragLeave={() => {
          setOver(false)
        }}
        onDrop={(event) => void drop(event)}
      >
        <p>
          把这个单位的佐证文件或文件夹拖到这里。文件名以编号开头的（如“3_会议纪要.pdf”）按编号对上目录，确认后才添加。
        </p>
        <Space>
          <Button disabled={running} onClick={() => void pick('folder')}>
            选择文件夹
          </Button>
          <Button disabled={running} onClick={() => void pick('files')}>
            选择文件
          </Button>
        </Space>
        <input ref={files} type="file" multiple hidden aria-label="选择佐证文件" onChange={chosen} />
        <input
          ref={folder}
          type="file"
          multiple
          hidden
          aria-label="选择佐证文件夹"
          onChange={chosen}
          {...WHOLE_FOLDER}
        />
      </section>
      <JobProgress job="evidence" verb="正在添加" cancellable />
    </>
  )
}

/** React does not know the property by its own name, browsers know no other. */
const WHOLE_FOLDER = { webkitdirectory: '' }
