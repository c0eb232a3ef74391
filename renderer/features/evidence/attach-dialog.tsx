import { App } from 'antd'
import { useState } from 'react'
import type { InspectedEvidence, UnitEvidence } from '#shared/contract/evidence.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import { runJob } from '../../api/job.ts'
import { call } from '../../api/main-side.ts'
import { Dialog } from '../../components/dialog.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { sizeText } from '../../components/texts.ts'
import { PlaceFields, type Place } from './place-fields.tsx'

interface AttachDialogProps {
  readonly year: number
  readonly evidence: UnitEvidence
  readonly files: readonly InspectedEvidence[]
  readonly leftOut: number
  readonly onClose: () => void
}

/** What was picked and where each file seems to belong: to be confirmed before anything is kept. */
export function AttachDialog({ year, evidence, files, leftOut, onClose }: AttachDialogProps) {
  const { message, modal } = App.useApp()
  const [places, setPlaces] = useState<readonly Place[]>(() =>
    files.map(({ number, indicator }) => ({ number, indicator })),
  )
  const [left, setLeft] = useState<ReadonlySet<number>>(
    () => new Set(files.flatMap(({ refused }, index) => (refused === null ? [] : [index]))),
  )
  const count = files.length - left.size
  const attach = async (): Promise<void> => {
    onClose()
    const result = await runJob('evidence', () =>
      call('attachEvidence', {
        year,
        unit: evidence.unit,
        files: files.flatMap(({ pick }, index) => {
          const place = places[index]
          return left.has(index) || place === undefined ? [] : [{ pick, ...place }]
        }),
      }),
    )
    if (result === null) return
    const troubles = result.results.filter(({ result: came }) => came !== 'attached')
    if (troubles.length === 0 && result.notTried === 0) void message.info(resultText(result))
    else
      modal.info({ title: resultText(result), content: <Troubles troubles={troubles} />, okText: '知道了' })
  }
  return (
    <Dialog
      title={`确认 ${files.length} 个文件放在哪里`}
      verb={`添加 ${count} 个`}
      width="min(1080px, 94vw)"
      disabled={count === 0}
      busy={false}
      onDo={() => void attach()}
      onClose={onClose}
    >
      {leftOut === 0 ? null : (
        <p role="alert">{`一次最多添加 2,000 个，另有 ${leftOut} 个没有列出，请分次添加。`}</p>
      )}
      <table className="plain-table attach-table">
        <thead>
          <tr>
            <th scope="col">添加</th>
            <th scope="col">文件</th>
            <th scope="col">目录编号和指标</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file, index) => {
            const place = places[index] ?? { number: '', indicator: null }
            return (
              // oxlint-disable-next-line react/no-array-index-key -- the list never changes its order
              <tr key={index}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`添加 ${file.name}`}
                    disabled={file.refused !== null}
                    checked={!left.has(index)}
                    onChange={(event) => {
                      const next = new Set(left)
                      if (event.target.checked) next.delete(index)
                      else next.add(index)
                      setLeft(next)
                    }}
                  />
                </td>
                <td>
                  <span className="attach-name">{file.name}</span>
                  <span className="quiet">
                    {file.refused === null ? `${file.kind}，${sizeText(file.size)} ` : ''}
                  </span>
                  {file.warning === null ? null : <StatusTag light="bad">{file.warning}</StatusTag>}
                  {file.refused === null ? null : <span className="attach-refused">{file.refused}</span>}
                </td>
                {file.refused === null ? (
                  <PlaceCells
                    evidence={evidence}
                    place={place}
                    of={file.name}
                    onChange={(next) => {
                      setPlaces(places.map((old, at) => (at === index ? next : old)))
                    }}
                  />
                ) : (
                  <td>不添加</td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Dialog>
  )
}

function PlaceCells(props: Parameters<typeof PlaceFields>[0]) {
  return (
    <td className="attach-place">
      <PlaceFields {...props} />
    </td>
  )
}

type Attached = ValueOf<'attachEvidence'>

function Troubles({ troubles }: { readonly troubles: Attached['results'] }) {
  return (
    <ul className="attach-troubles">
      {troubles.map(({ name, message }) => (
        <li key={`${name} ${message ?? ''}`}>{`${name}：${message ?? ''}`}</li>
      ))}
    </ul>
  )
}

function resultText({ results, notTried }: Attached): string {
  const count = (wanted: string): number => results.filter(({ result }) => result === wanted).length
  const parts = [
    count('attached') === 0 ? '没有添加新的文件' : `已添加 ${count('attached')} 个文件`,
    count('known') === 0 ? '' : `${count('known')} 个以前添加过，没有重复`,
    count('refused') === 0 ? '' : `${count('refused')} 个没有添加，原因见下`,
    notTried === 0 ? '' : `已取消，${notTried} 个没有处理`,
  ]
  return parts.filter((part) => part !== '').join('；')
}
