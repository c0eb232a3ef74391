import { Button } from 'antd'
import dayjs from 'dayjs'
import { useRef, useState, type ChangeEvent, type DragEvent } from 'react'
import { DayPicker } from '../../components/day-picker.tsx'
import { filesDropped } from '../../components/dropped-files.ts'

interface DropZoneProps {
  readonly disabled: boolean
  /** The host has dialogs of its own; else the page's inputs choose. */
  readonly ownDialogs: boolean
  /** Checked files wait below and need the room. */
  readonly small: boolean
  /** "YYYY-MM-DD"; null: the day on which each file was last changed. */
  readonly received: string | null
  readonly onReceived: (received: string | null) => void
  readonly onFiles: (files: readonly File[]) => void
  readonly onPick: (what: 'files' | 'folder') => void
}

export function DropZone(props: DropZoneProps) {
  const { disabled, ownDialogs, small, received, onReceived, onFiles, onPick } = props
  const [over, setOver] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const drag = (event: DragEvent): void => {
    event.preventDefault()
    setOver(!disabled)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    if (!disabled) void filesDropped(event.dataTransfer).then(onFiles)
  }
  const chosen = (event: ChangeEvent<HTMLInputElement>): void => {
    const list = [...(event.target.files ?? [])]
    event.target.value = ''
    if (list.length > 0) onFiles(list)
  }
  return (
    <section
      className={`drop-zone${over ? ' drop-zone-over' : ''}${small ? ' drop-zone-small' : ''}`}
      aria-label="检查报回的自评表"
      onDragEnter={drag}
      onDragOver={drag}
      onDragLeave={() => {
        setOver(false)
      }}
      onDrop={drop}
    >
      <p>
        {small
          ? '还有报回的文件可以接着拖到这里。'
          : '把各单位报回的文件或整个文件夹拖到这里。先检查，确认后才导入；文件名不用改，程序按表内信息识别单位。'}
      </p>
      <div className="drop-actions">
        <Button
          type={small ? 'default' : 'primary'}
          disabled={disabled}
          onClick={() => {
            if (ownDialogs) onPick('folder')
            else folder.current?.click()
          }}
        >
          选择文件夹
        </Button>
        <Button
          disabled={disabled}
          onClick={() => {
            if (ownDialogs) onPick('files')
            else files.current?.click()
          }}
        >
          选择文件
        </Button>
        <label>
          收到日期{' '}
          <DayPicker
            value={received === null ? null : dayjs(received)}
            className="received-date"
            placeholder="按文件修改日期"
            disabled={disabled}
            onChange={(value) => {
              onReceived(value === null ? null : value.format('YYYY-MM-DD'))
            }}
          />
        </label>
      </div>
      <input ref={files} type="file" multiple hidden aria-label="选择文件" onChange={chosen} />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        aria-label="选择文件夹"
        onChange={chosen}
        {...WHOLE_FOLDER}
      />
    </section>
  )
}

/** React does not know the property by its own name, browsers know no other. */
const WHOLE_FOLDER = { webkitdirectory: '' }
