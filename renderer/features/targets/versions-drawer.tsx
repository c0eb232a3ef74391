import { Button, Drawer } from 'antd'
import { call } from '../../api/main-side.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { momentText } from '../../components/texts.ts'
import { useReturnFocus } from '../../components/use-return-focus.ts'
import { DifferenceTable } from './check-lists.tsx'
import type { SchemeDraft } from './use-scheme-draft.ts'

interface VersionsDrawerProps {
  readonly year: number
  readonly archived: boolean
  readonly draft: SchemeDraft
  readonly onClose: () => void
}

/** Who changed the year's scheme when and why; an earlier version can be taken into the draft. */
export function VersionsDrawer({ year, archived, draft, onClose }: VersionsDrawerProps) {
  useReturnFocus()
  const versions = useAnswer('schemeVersions', { year })
  const restore = async (version: number): Promise<void> => {
    const answer = await draft.run(() => call('restoreScheme', { year, version }))
    if (answer !== null) onClose()
  }
  return (
    <Drawer open title="历次版本" size={760} onClose={onClose}>
      <QueryView query={versions}>
        {(data) => (
          <div className="targets-check">
            {data.versions.map(({ version, at, operator, reason, differences }, index) => (
              <section key={version} className="targets-version">
                <h3>{`第 ${version} 版${index === 0 ? '（现行）' : ''}`}</h3>
                <p>{`${momentText(at)}，${operator}。原因：${reason}`}</p>
                {version === 1 ? null : <DifferenceTable differences={differences} />}
                {index === 0 || archived ? null : (
                  <Button
                    onClick={() => {
                      void restore(version)
                    }}
                  >
                    {`把第 ${version} 版放入草稿`}
                  </Button>
                )}
              </section>
            ))}
          </div>
        )}
      </QueryView>
    </Drawer>
  )
}
