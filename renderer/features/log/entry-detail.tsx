import { App, Button } from 'antd'
import type { LogRow } from '#shared/contract/log.ts'
import { call } from '../../api/main-side.ts'
import { messageOf } from '../../api/failure.ts'
import { useAct } from '../../api/use-act.ts'
import { fullMomentText } from './moment.ts'

/** The chosen entry in full, and 撤销此项: main says first what would be done, or what is in the way. */
export function EntryDetail({ row }: { readonly row: LogRow }) {
  const { modal } = App.useApp()
  const undo = useAct('undoEntries')
  const ask = async (): Promise<void> => {
    try {
      const { possible, text } = await call('undoState', { entry: row.sequence })
      if (!possible) {
        void modal.info({ title: '不能撤销此项', content: text, okText: '知道了' })
        return
      }
      void modal.confirm({
        title: `撤销第 ${row.sequence} 条`,
        content: text,
        okText: '撤销此项',
        cancelText: '取消',
        onOk: async () => {
          try {
            await undo.mutateAsync({ entries: [row.sequence] })
          } catch (error) {
            void modal.info({ title: '没有撤销', content: messageOf(error), okText: '知道了' })
          }
        },
      })
    } catch (error) {
      void modal.info({ title: '没有撤销', content: messageOf(error), okText: '知道了' })
    }
  }
  return (
    <section className="panel log-detail" aria-labelledby="log-detail-title">
      <div className="log-detail-head">
        <h2 id="log-detail-title">{`第 ${row.sequence} 条：${row.action} ${row.object}`}</h2>
        {row.state === 'undoable' ? (
          <Button disabled={undo.isPending} onClick={() => void ask()}>
            撤销此项
          </Button>
        ) : (
          <span className="quiet">{row.state === 'undone' ? '已撤销' : '这一类操作不能撤销'}</span>
        )}
      </div>
      <dl>
        <Line word="时间和操作人">{`${fullMomentText(row.at)}，${row.operator}`}</Line>
        <Line word="内容">{row.about}</Line>
        <Line word="原值">{row.before}</Line>
        <Line word="新值">{row.after}</Line>
        <Line word="原因">{row.reason}</Line>
      </dl>
    </section>
  )
}

function Line({ word, children }: { readonly word: string; readonly children: string }) {
  if (children === '') return null
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}
