import { Button, Checkbox, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useRef, useState, type ChangeEvent, type DragEvent } from 'react'
import { filesDropped } from './dropped-files.ts'
import type { ImportOptions } from './import-returns.ts'

interface DropZoneProps {
  readonly disabled: boolean
  /** The host has dialogs of its own; else the page's inputs choose. */
  readonly ownDialogs: boolean
  readonly options: ImportOptions
  readonly onOptions: (options: ImportOptions) => void
  readonly onFiles: (files: readonly File[]) => void
  readonly onPick: (what: 'files' | 'folder') => void
}

export function DropZone({ disabled, ownDialogs, options, onOptions, onFiles, onPick }: DropZoneProps) {
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
      className={over ? 'drop-zone drop-zone-over' : 'drop-zone'}
      aria-label="导入报回的自评表"
      onDragEnter={drag}
      onDragOver={drag}
      onDragLeave={() => {
        setOver(false)
      }}
      onDrop={drop}
    >
      <p>把各单位报回的文件或整个文件夹拖到这里；文件名不用改，程序按表内信息识别单位。</p>
      <div className="drop-actions">
        <Button
          type="primary"
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
          <DatePicker
            value={options.received === null ? null : dayjs(options.received)}
            className="received-date"
            placeholder="按文件修改日期"
            disabled={disabled}
            onChange={(value) => {
              onOptions({ ...options, received: value === null ? null : value.format('YYYY-MM-DD') })
            }}
          />
        </label>
        <Checkbox
          checked={options.allowMacros}
          disabled={disabled}
          onChange={(event) => {
            onOptions({ ...options, allowMacros: event.target.checked })
          }}
        >
          读取带宏的工作簿（只取数据，宏不会运行）
        </Checkbox>
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
