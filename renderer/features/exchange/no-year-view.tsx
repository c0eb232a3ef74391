import type { ValueOf } from '#shared/contract/calls.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { JobProgress } from '../../components/job-progress.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { CopiesList } from './copies-list.tsx'
import { OpenPackage } from './open-package.tsx'

/** On a PC without data of its own: a colleague's, most likely. */
export function NoYearView({ copies }: Pick<ValueOf<'openPlace'>, 'copies'>) {
  return (
    <>
      <PageHeader title="多人协作" note="打开同事分来的协作包" actions={<OpenPackage />} />
      <JobProgress job="package" verb="正在核对协作包" cancellable />
      {copies.length === 0 ? (
        <EmptyState text="本机还没有年度。同事把几家单位分过来办理时，会给一个以 .kspack 结尾的协作包：点右上角“打开协作包”选择它，就可以收表、核对和审核这几家单位。" />
      ) : (
        <CopiesList copies={copies} />
      )}
    </>
  )
}
