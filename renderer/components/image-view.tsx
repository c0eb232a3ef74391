import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { WholeFile } from './read-file.ts'

interface ImageViewProps {
  readonly name: string
  readonly file: WholeFile
}

/** A picture, fitted to the window or in its own size; another picture is another view. */
export function ImageView({ name, file: { type, bytes } }: ImageViewProps) {
  const [address] = useState(() => URL.createObjectURL(new Blob([bytes], { type })))
  const [whole, setWhole] = useState(true)
  const [broken, setBroken] = useState(false)
  useEffect(
    () => () => {
      URL.revokeObjectURL(address)
    },
    [address],
  )
  if (broken) {
    return (
      <p role="alert" className="preview-failure">
        这张图片显示不了，可能没有传完或已损坏。请另存后用看图软件查看，或请单位重新提供。
      </p>
    )
  }
  return (
    <>
      <div className="preview-tools">
        <Button
          onClick={() => {
            setWhole(!whole)
          }}
        >
          {whole ? '原始大小' : '适合窗口'}
        </Button>
      </div>
      <div className="preview-page" tabIndex={0} role="region" aria-label="文件内容">
        <img
          className={whole ? 'preview-image preview-image-whole' : 'preview-image'}
          src={address}
          alt={name}
          onError={() => {
            setBroken(true)
          }}
        />
      </div>
    </>
  )
}
