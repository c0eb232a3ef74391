import type { ReactNode } from 'react'
import type { EvidenceFile } from '#shared/contract/evidence.ts'
import type { KeptKind } from './read-file.ts'
import { StatusTag } from './status-tag.tsx'
import { sizeText } from './texts.ts'
import { useSaveCopy } from './use-save-copy.ts'
import './file-line.css'

interface FileLineProps {
  readonly file: EvidenceFile
  /** A photo of a 督导检查 is no unit's evidence. */
  readonly of?: KeptKind
  readonly onPreview: (file: EvidenceFile) => void
  /** Where it belongs, if that is not plain from where it stands; '' for nothing. */
  readonly note?: string
  /** What else can be done with it here. */
  readonly children?: ReactNode
}

/** An evidence file: what it is, what to be careful of, and how to look at it. */
export function FileLine({ file, of = 'evidence', onPreview, note = '', children }: FileLineProps) {
  const saveCopy = useSaveCopy(of)
  const { name, kind, size, preview, warning, present } = file
  return (
    <div className="file-line">
      <span className="file-line-name" title={name}>
        {name}
      </span>
      <span className="quiet">{`${kind}，${sizeText(size)}${note === '' ? '' : `，${note}`}`}</span>
      {warning === null ? null : <StatusTag light="bad">{warning}</StatusTag>}
      {present ? null : <StatusTag light="bad">文件不在了，请重新添加</StatusTag>}
      <span className="file-line-actions">
        {preview === null ? null : (
          <button
            type="button"
            className="link-button"
            aria-label={`预览 ${name}`}
            onClick={() => {
              onPreview(file)
            }}
          >
            预览
          </button>
        )}
        {present ? (
          <button
            type="button"
            className="link-button"
            aria-label={`另存 ${name}`}
            title={preview === null ? '只能另存后查看' : undefined}
            onClick={() => void saveCopy(file)}
          >
            另存
          </button>
        ) : null}
        {children}
      </span>
    </div>
  )
}
