import { App, Button } from 'antd'
import type { ValueOf } from '#shared/contract/calls.ts'
import { messageOf } from '../../api/failure.ts'
import { useOpenPlace } from '../../api/use-place.ts'
import { momentText } from '../../components/texts.ts'

/** The copies on this PC. */
export function CopiesList({ copies }: Pick<ValueOf<'openPlace'>, 'copies'>) {
  const { message } = App.useApp()
  const open = useOpenPlace()
  return (
    <section className="panel" aria-labelledby="copies-title">
      <h2 id="copies-title">本机上的协作副本</h2>
      <p className="quiet">同事分来的协作包打开后存在这里，与本机的年度分开，互不影响。</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">年度</th>
            <th scope="col">办理人</th>
            <th scope="col">单位</th>
            <th scope="col">打开时间</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {copies.map(({ id, year, colleague, units, openedAt }) => (
            <tr key={id}>
              <th scope="row">{`${year}年度`}</th>
              <td>{colleague}</td>
              <td>{units.join('、')}</td>
              <td>{momentText(openedAt)}</td>
              <td>
                <Button
                  aria-label={`打开${year}年度${colleague}的协作副本`}
                  onClick={() => {
                    open('switchPlace', { copy: id }).catch((error: unknown) => {
                      void message.error(messageOf(error), 8)
                    })
                  }}
                >
                  打开
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
