import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { readLicences } from '../../api/licences.ts'
import type { Licence } from '#shared/contract/licence.ts'
import { QueryView } from '../../components/query-view.tsx'

/** Fonts and packages with their licences, each text in full. */
export function Licences() {
  const licences = useQuery({ queryKey: ['licences'], queryFn: readLicences, staleTime: Infinity })
  const [shown, setShown] = useState<Licence | null>(null)
  return (
    <section className="panel" aria-labelledby="licences-title">
      <h2 id="licences-title">字体和程序组件的许可</h2>
      <QueryView query={licences}>
        {(all) => (
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">名称</th>
                <th scope="col">版本</th>
                <th scope="col">许可</th>
                <th scope="col">全文</th>
              </tr>
            </thead>
            <tbody>
              {all.map((licence) => (
                <tr key={`${licence.name} ${licence.version}`}>
                  <th scope="row">{licence.name}</th>
                  <td>{licence.version}</td>
                  <td>{licence.licence === '' ? '见全文' : licence.licence}</td>
                  <td>
                    {licence.text === '' ? (
                      '—'
                    ) : (
                      <Button
                        aria-label={`查看 ${licence.name} 的许可全文`}
                        onClick={() => {
                          setShown(licence)
                        }}
                      >
                        查看
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </QueryView>
      <Modal
        open={shown !== null}
        title={`${shown?.name ?? ''} 的许可全文`}
        width="min(720px, 90vw)"
        footer={null}
        onCancel={() => {
          setShown(null)
        }}
      >
        <pre className="licence-text" tabIndex={0} role="region" aria-label="许可全文">
          {shown?.text}
        </pre>
      </Modal>
    </section>
  )
}
