import { Modal } from 'antd'
import type { HandoutRow } from '#shared/contract/exchange.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { momentText } from '../../components/texts.ts'
import { useReturnFocus } from '../../components/use-return-focus.ts'

interface ExchangeLogDialogProps {
  readonly year: number
  readonly handout: HandoutRow
  readonly onClose: () => void
}

/** What the colleague did, as it was written there and kept with the merge. */
export function ExchangeLogDialog({ year, handout, onClose }: ExchangeLogDialogProps) {
  useReturnFocus()
  const log = useAnswer('exchangeLog', { year, package: handout.package })
  return (
    <Modal
      open
      title={`${handout.colleague}的操作记录`}
      footer={null}
      width="min(960px, 94vw)"
      style={{ top: 48 }}
      styles={{ body: { maxHeight: 'calc(100vh - 160px)', overflowY: 'auto' } }}
      onCancel={onClose}
      destroyOnHidden
    >
      <QueryView query={log}>
        {({ entries }) => (
          <>
            <p className="quiet">这些是对方电脑上的记录，合并时原样存下，与本机的操作记录分开。</p>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col" className="number">
                    序号
                  </th>
                  <th scope="col">时间</th>
                  <th scope="col">操作人</th>
                  <th scope="col">操作</th>
                  <th scope="col">对象</th>
                  <th scope="col">改前</th>
                  <th scope="col">改后</th>
                </tr>
              </thead>
              <tbody>
                {entries.map(({ sequence, at, operator, action, object, before, after }) => (
                  <tr key={`${sequence} ${at}`}>
                    <td className="number">{sequence}</td>
                    <td>{momentText(at)}</td>
                    <td>{operator}</td>
                    <td>{action}</td>
                    <td>{object}</td>
                    <td>{before}</td>
                    <td>{after}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </QueryView>
    </Modal>
  )
}
