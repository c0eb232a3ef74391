import { Alert, App } from 'antd'
import type { GradeGroup, GradePage } from '#shared/contract/grades.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'
import { GapList } from '../../components/gap-list.tsx'

interface FixDialogProps {
  readonly page: GradePage
  /** Goes to the group where a grade is to be decided. */
  readonly onDecide: () => void
  readonly onClose: () => void
}

/** 定稿: what would be fixed, or what is still to be done first. */
export function FixDialog({ page, onDecide, onClose }: FixDialogProps) {
  const { message } = App.useApp()
  const fix = useAct('fixGrades')
  const { year, groups, grades, gaps } = page
  const submit = async (): Promise<void> => {
    try {
      await fix.mutateAsync({ year })
      void message.info(`${year}年度等次已定稿`)
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="定稿"
      verb="定稿"
      disabled={gaps.length > 0}
      busy={fix.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      {gaps.length > 0 ? (
        <>
          <p>还不能定稿，请先办完：</p>
          <GapList year={year} gaps={gaps} here="grades" onHere={onDecide} />
        </>
      ) : (
        <>
          <p>定稿后等次不能再改；确需更改，要写明理由退回到“反馈”。定稿前先自动备份。</p>
          <ul className="gap-list">
            {groups.map((group) => (
              <li key={group.id}>{`${group.name}：${countText(group, grades)}`}</li>
            ))}
          </ul>
          <DecidedList groups={groups} />
        </>
      )}
      {fix.failure === null ? null : <Alert type="error" showIcon title={fix.failure} />}
    </Dialog>
  )
}

/** "优秀 6 家，良好 11 家，单列 1 家，未参评 1 家": the quota's grade goes to ranked units alone. */
function countText({ units }: GradeGroup, grades: readonly string[]): string {
  const ranked = units.filter(({ rank }) => rank !== null)
  const count = (of: string): number => ranked.filter(({ grade }) => grade === of).length
  const none = units.filter(({ marks }) => marks.includes('未参评')).length
  const apart = units.length - ranked.length - none
  return [
    ...grades.map((grade) => (count(grade) === 0 ? '' : `${grade} ${count(grade)} 家`)),
    apart === 0 ? '' : `单列 ${apart} 家`,
    none === 0 ? '' : `未参评 ${none} 家`,
  ]
    .filter((text) => text !== '')
    .join('，')
}

function DecidedList({ groups }: Pick<GradePage, 'groups'>) {
  const decided = groups.flatMap(({ units }) => units).filter(({ decision }) => decision !== null)
  if (decided.length === 0) return null
  return (
    <>
      <p>{`其中 ${decided.length} 家由办公室决定：`}</p>
      <ul className="gap-list">
        {decided.map(({ unit, name, decision }) => (
          <li key={unit}>{`${name}“${decision?.grade ?? ''}”：${decision?.reason ?? ''}`}</li>
        ))}
      </ul>
    </>
  )
}
