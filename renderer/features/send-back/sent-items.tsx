import type { SendBackEntry } from '#shared/contract/send-backs.ts'

/** What was to be corrected, place by place. */
export function SentItems({ entry }: { readonly entry: SendBackEntry }) {
  const { items, note, submission, operator } = entry
  return (
    <div className="sent-items">
      <table className="plain-table">
        <caption className="visually-hidden">{`退回${entry.unitName}的内容`}</caption>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">指标</th>
            <th scope="col">位置</th>
            <th scope="col">原填内容</th>
            <th scope="col">退回原因</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={`${item.indicator ?? ''} ${item.field ?? ''}`}>
              <th scope="row">{item.indicator ?? '—'}</th>
              <td>{item.title}</td>
              <td className="send-back-place">{item.place}</td>
              <td>{item.original === '' ? '空白' : item.original}</td>
              <td>{item.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">
        {`${operator}退回${submission === null ? '，所依据的报送已撤销' : `第 ${submission.number} 次报送（${submission.fileName}）`}${note === '' ? '' : `。说明：${note}`}`}
      </p>
    </div>
  )
}
