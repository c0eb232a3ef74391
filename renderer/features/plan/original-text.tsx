import type { PlanTasks } from '#shared/contract/plan.ts'
import { scrollToTop } from '../../components/scroll-to.ts'

interface OriginalTextProps {
  readonly plan: PlanTasks
  readonly current: string
}

/** The plan word for word, the chosen passage marked and in sight. */
export function OriginalText({ plan, current }: OriginalTextProps) {
  return (
    <section className="plan-original" aria-labelledby="plan-original-title">
      <h3 id="plan-original-title">
        方案原文<span className="quiet">{`　${plan.documentNumber}`}</span>
      </h3>
      <div className="plan-text" tabIndex={0} role="region" aria-label="方案原文">
        <p className="plan-chapter">二、重点任务</p>
        {plan.programs.map(({ number, chineseNumber, title, aims, division, tasks }) => (
          <div key={number}>
            <Passage id={String(number)} current={current}>
              <strong>{`（${chineseNumber}）${title}。`}</strong>
              {aims}
              {division}
            </Passage>
            {tasks.map((task) => (
              <Passage key={task.id} id={task.id} current={current}>
                <strong>{`${task.number}.${task.title}。`}</strong>
                {task.text}
                {task.responsibility}
              </Passage>
            ))}
          </div>
        ))}
        <p className="plan-chapter">三、保障措施</p>
        {plan.safeguards.map(({ id, number, title, text }) => (
          <Passage key={id} id={id} current={current}>
            <strong>{`（${'一二三四五六七八九十'.charAt(number - 1)}）${title}。`}</strong>
            {text}
          </Passage>
        ))}
      </div>
    </section>
  )
}

interface PassageProps {
  readonly id: string
  readonly current: string
  readonly children: React.ReactNode
}

function Passage({ id, current, children }: PassageProps) {
  const isCurrent = id === current
  return (
    <p ref={isCurrent ? scrollToTop : null} className={isCurrent ? 'plan-passage' : ''} data-passage={id}>
      {isCurrent ? <mark>{children}</mark> : children}
    </p>
  )
}
