import { Alert, Checkbox } from 'antd'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'

/** Whether the office wants each decision checked by a second person. */
export function SecondCheckPanel() {
  const setting = useAnswer('secondCheckSetting', {})
  const keep = useAct('keepSecondCheck')
  return (
    <QueryView query={setting}>
      {({ on }) => (
        <div className="settings">
          <section className="panel" aria-labelledby="second-check-title">
            <h2 id="second-check-title">复核</h2>
            <p>
              启用后，核定的每一项还要由另一个人在“审核”页复核：同意的记为已复核，不同意的写明意见，退回重新审核。全部复核完才能定稿等次。已归档的年度不受影响。
            </p>
            <p>登记了操作人员的，自己核定的项目不能自己复核。</p>
            <Checkbox
              checked={on}
              disabled={keep.isPending}
              onChange={(event) => {
                keep.mutate({ on: event.target.checked })
              }}
            >
              每项核定后由另一个人复核
            </Checkbox>
            {keep.failure === null ? null : <Alert type="error" showIcon title={keep.failure} />}
          </section>
        </div>
      )}
    </QueryView>
  )
}
