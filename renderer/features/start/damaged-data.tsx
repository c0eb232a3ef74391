import type { AppStatus } from '#shared/contract/app.ts'
import { RereadEvidence } from '../../components/reread-evidence.tsx'
import '../../components/state.css'
import { GoodBackups } from './good-backups.tsx'
import { YearList } from './year-list.tsx'

/** The data can be looked at, and not changed: what is wrong, what is safe, and the way back. */
export function DamagedData({ status }: { readonly status: AppStatus }) {
  return (
    <>
      <div className="state state-error" role="alert">
        <p>{status.damage?.message}</p>
        <ul className="damage-findings">
          {status.damage?.findings.map((finding) => (
            <li key={finding}>{finding}</li>
          ))}
        </ul>
        <p>数据存放在：{status.dataFolder}</p>
        <RereadEvidence remedy="请先从备份恢复，再到“佐证材料”页重新添加这些文件的原件。" />
        <GoodBackups backups={status.backups} />
      </div>
      <YearList years={status.years} />
    </>
  )
}
