import { Link, useSearch } from '@tanstack/react-router'
import { Markdown } from 'markdown-to-jsx/react'
import { useEffect, type ComponentProps } from 'react'
import { PageHeader } from '../../components/page-header.tsx'
import { MANUAL, PARTS, pictureOf } from './manual-text.ts'
import './manual-page.css'

/** docs/使用手册.md, to be read beside the work: its parts at the left, F1 of a page leads to the page's own. */
export function ManualPage() {
  const { part } = useSearch({ from: '/manual' })
  useEffect(() => {
    if (part !== undefined) document.querySelector(`#${CSS.escape(part)}`)?.scrollIntoView()
  }, [part])
  return (
    <>
      <PageHeader title="使用手册" note="左边选一节；在任何一页按 F1，再点“看手册”，就到那一页的说明" />
      <div className="manual">
        <nav className="manual-parts panel" aria-label="手册目录">
          <ul>
            {PARTS.map(({ title, level }) => (
              <li key={title} className={`manual-level-${level}`}>
                <Link
                  to="/manual"
                  search={{ part: title }}
                  aria-current={title === part ? 'true' : undefined}
                >
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <article className="manual-text panel" tabIndex={0} aria-label="手册正文">
          <Markdown options={OPTIONS}>{MANUAL}</Markdown>
        </article>
      </div>
    </>
  )
}

const OPTIONS = {
  disableParsingRawHTML: true,
  slugify: (title: string) => title,
  overrides: { img: Picture, table: Table },
}

function Picture({ src, alt }: ComponentProps<'img'>) {
  return <img src={pictureOf(String(src))} alt={alt} loading="lazy" />
}

/** Wider than the page it scrolls in itself. */
function Table({ children }: ComponentProps<'table'>) {
  return (
    <div className="manual-table">
      <table>{children}</table>
    </div>
  )
}
