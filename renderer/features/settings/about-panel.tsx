import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import type { SavedFiles } from '#shared/contract/saved.ts'
import { isCancelled, messageOf } from '../../api/failure.ts'
import { call, deliver } from '../../api/main-side.ts'
import { useStatus } from '../../api/years.ts'
import { QueryView } from '../../components/query-view.tsx'
import { SavedResult } from '../../components/saved-result.tsx'
import { Licences } from './licences.tsx'

export function AboutPanel() {
  const status = useStatus()
  return (
    <div className="settings">
      <QueryView query={status}>
        {({ version, dataFolder, host }) => (
          <section className="panel" aria-labelledby="about-title">
            <h2 id="about-title">科素考评</h2>
            <dl>
              <div>
                <dt>程序版本</dt>
                <dd>{`${version}（${host === 'electron' ? '独立窗口' : '浏览器'}）`}</dd>
              </div>
              <div>
                <dt>数据存放在</dt>
                <dd>{dataFolder}</dd>
              </div>
              <div>
                <dt>许可</dt>
                <dd>MIT 许可证，可以自由使用、复制和修改。所有数据只存在本机，程序不联网。</dd>
              </div>
            </dl>
            <ProblemReport />
          </section>
        )}
      </QueryView>
      <Licences />
    </div>
  )
}

/** What is in it is shown before anything is saved. */
function ProblemReport() {
  const [text, setText] = useState<string | null>(null)
  const [saved, setSaved] = useState<SavedFiles | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setFailure(null)
    try {
      await work()
    } catch (error) {
      if (!isCancelled(error)) setFailure(messageOf(error))
    }
  }
  const show = (): Promise<void> =>
    attempt(async () => {
      setText((await call('problemReport', {})).text)
    })
  const save = (): Promise<void> =>
    attempt(async () => {
      const written = await call('saveProblemReport', {})
      await deliver(written)
      setSaved(written)
      setText(null)
    })
  return (
    <>
      <div className="settings-actions">
        <Button onClick={() => void show()}>导出问题报告</Button>
        <span className="quiet">
          程序出错时交给技术人员，是一个压缩包；不含单位、姓名和填报内容，导出前可以逐行查看。
        </span>
      </div>
      {failure === null ? null : <Alert type="error" showIcon title={failure} />}
      {saved === null ? null : <SavedResult saved={saved} />}
      <Modal
        open={text !== null}
        title="问题报告的全部内容"
        width="min(720px, 90vw)"
        okText="导出问题报告"
        cancelText="取消"
        onOk={() => void save()}
        onCancel={() => {
          setText(null)
        }}
      >
        <pre className="licence-text" tabIndex={0} role="region" aria-label="问题报告的内容">
          {text}
        </pre>
      </Modal>
    </>
  )
}
