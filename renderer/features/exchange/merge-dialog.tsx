import { Alert, App } from 'antd'
import { useState } from 'react'
import type { ExchangePreview } from '#shared/contract/exchange.ts'
import { runJob, useJob } from '../../api/job.ts'
import { call } from '../../api/main-side.ts'
import { Dialog } from '../../components/dialog.tsx'
import { momentText } from '../../components/texts.ts'
import { ConflictList, type Choices } from './conflict-list.tsx'
import { newsText } from './news-text.ts'

interface MergeDialogProps {
  readonly year: number
  readonly pick: string
  readonly preview: ExchangePreview
  readonly onClose: () => void
}

/** 合并交回包, once it was read: what is new, unit by unit, and where both sides changed the same thing; nothing is written before 合并. */
export function MergeDialog({ year, pick, preview, onClose }: MergeDialogProps) {
  const { message } = App.useApp()
  const busy = useJob((state) => state.running) !== null
  const [choices, setChoices] = useState<Choices>({})
  const open = preview.conflicts.filter(({ key }) => choices[key] === undefined).length
  const submit = async (): Promise<void> => {
    const merged = await runJob('exchange', () => call('mergeReturned', { year, pick, choices }))
    onClose()
    if (merged !== null)
      void message.success(`已合并${merged.colleague}交回的内容：${newsText(merged.counts)}`, 6)
  }
  return (
    <Dialog
      title="合并交回包"
      verb={open === 0 ? '合并' : `还有 ${open} 处要选定`}
      disabled={open > 0}
      busy={busy}
      width="min(1000px, 94vw)"
      onDo={() => void submit()}
      onClose={onClose}
    >
      <Preview preview={preview} choices={choices} onChoose={setChoices} />
    </Dialog>
  )
}

function Preview({
  preview,
  choices,
  onChoose,
}: {
  readonly preview: ExchangePreview
  readonly choices: Choices
  readonly onChoose: (choices: Choices) => void
}) {
  const { colleague, handedAt, madeAt, code, warnings, units, conflicts, log } = preview
  return (
    <>
      <p>
        {`${momentText(handedAt)}分给${colleague}，${momentText(madeAt)}导出的交回包，已逐字节核对，没有被改动。包校验码：`}
        <span className="package-code">{code}</span>
      </p>
      {warnings.map((warning) => (
        <Alert key={warning} type="warning" showIcon title={warning} className="exchange-closed" />
      ))}
      <h3>新增的内容</h3>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">单位</th>
            {['报送', '核对', '审核', '疑点', '佐证'].map((word) => (
              <th key={word} scope="col" className="number">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map(({ unit, name, submissions, known, checks, reviews, questions, evidence }) => (
            <tr key={unit}>
              <th scope="row">{name}</th>
              <td className="number">
                {known === 0 ? submissions : `${submissions}（另 ${known} 份本机已收）`}
              </td>
              <td className="number">{checks}</td>
              <td className="number">{reviews}</td>
              <td className="number">{questions}</td>
              <td className="number">{evidence}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>
        {conflicts.length === 0 ? '两边没有改过同一处' : `两边都改过的 ${conflicts.length} 处，请逐处选定`}
      </h3>
      {conflicts.length === 0 ? null : (
        <ConflictList colleague={colleague} conflicts={conflicts} choices={choices} onChoose={onChoose} />
      )}
      <p className="quiet">
        {`合并前先自动备份。两边的内容都保留，选定的一边生效；对方的 ${log.length} 条操作记录一并存下。`}
      </p>
    </>
  )
}
