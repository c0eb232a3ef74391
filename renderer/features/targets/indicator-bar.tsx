import { Button, Dropdown, Input, Segmented, Select } from 'antd'
import type { SchemePage } from '#shared/contract/scheme.ts'
import type { SchemeDraft } from './use-scheme-draft.ts'

export type Shown = '全部' | '没有目标' | '有改动'
const SHOWN: readonly Shown[] = ['全部', '没有目标', '有改动']

interface IndicatorBarProps {
  readonly page: SchemePage
  readonly group: string
  readonly words: string
  readonly shown: Shown
  readonly count: number
  readonly draft: SchemeDraft
  readonly onGroup: (group: string) => void
  readonly onWords: (words: string) => void
  readonly onShown: (shown: Shown) => void
  readonly onAdd: () => void
  readonly onCopyYear: () => void
  readonly onExport: () => void
  readonly onImport: () => void
}

export function IndicatorBar(props: IndicatorBarProps) {
  const { page, group, words, shown, count, draft } = props
  return (
    <div className="filter-bar targets-bar">
      <Segmented
        aria-label="组别"
        options={page.groups.map(({ id, name }) => ({ value: id, label: name }))}
        value={group}
        onChange={props.onGroup}
      />
      <Input
        aria-label="按编号、指标、任务或单位查找"
        placeholder="编号、指标、任务或单位"
        allowClear
        value={words}
        onChange={(event) => {
          props.onWords(event.target.value)
        }}
      />
      <Select<Shown>
        aria-label="显示哪些指标"
        value={shown}
        options={SHOWN.map((word) => ({ value: word, label: word }))}
        onChange={props.onShown}
      />
      <span className="quiet" role="status">{`${count} 项`}</span>
      <span className="targets-space" />
      <Button disabled={!page.draft.canUndo || page.archived} onClick={draft.undo} title="Ctrl+Z">
        撤销
      </Button>
      <Button disabled={!page.draft.canRedo || page.archived} onClick={draft.redo} title="Ctrl+Y">
        重做
      </Button>
      <Button disabled={page.archived} onClick={props.onAdd}>
        新增指标
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'copy',
              label: '从往年复制',
              disabled: page.archived || page.earlierYears.length === 0,
              onClick: props.onCopyYear,
            },
            { key: 'export', label: '导出 Excel', onClick: props.onExport },
            { key: 'import', label: '导入 Excel', disabled: page.archived, onClick: props.onImport },
          ],
        }}
      >
        <Button>更多</Button>
      </Dropdown>
    </div>
  )
}
