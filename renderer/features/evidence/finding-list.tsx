import type { UnitEvidence } from '#shared/contract/evidence.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { StatusTag } from '../../components/status-tag.tsx'

type Finding = UnitEvidence['findings'][number]

const WORDS: Readonly<Record<Finding['kind'], string>> = {
  'listed-without-file': '缺文件',
  'cited-not-listed': '缺目录',
  'required-missing': '缺佐证',
  'file-without-entry': '待归位',
}

/** What does not fit between the return, its 目录 and the files. */
export function FindingList({ evidence: { findings, submission } }: { readonly evidence: UnitEvidence }) {
  if (findings.length === 0) {
    return (
      <EmptyState
        text={
          submission === null
            ? '这个单位还没有报送自评表，收到后再核对佐证材料。'
            : '目录所列的材料都有文件，各项引用的编号都在目录中。'
        }
      />
    )
  }
  return (
    <div className="evidence-scroll" tabIndex={0} role="region" aria-label="待补和待核">
      <ul className="finding-list">
        {findings.map(({ kind, text, missing }) => (
          <li key={text}>
            <StatusTag light={missing ? 'bad' : 'partial'}>{WORDS[kind]}</StatusTag>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
