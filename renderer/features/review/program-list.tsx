import { useNavigate } from '@tanstack/react-router'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { ReviewBar } from './review-bar.tsx'

/** How far each 重点任务 has come; choosing one goes to its first item that awaits a decision. */
export function ProgramList({ year }: { readonly year: number }) {
  const progress = useAnswer('reviewProgress', { year })
  const navigate = useNavigate({ from: '/$year/review' })
  return (
    <QueryView query={progress}>
      {({ programs }) => (
        <ul>
          {programs.map(({ name, items, pending, openQuestions, first }) => (
            <li key={name}>
              <button
                type="button"
                disabled={first === null}
                onClick={() => {
                  if (first !== null) {
                    void navigate({ search: { unit: first.unit, item: first.indicator, by: 'program' } })
                  }
                }}
              >
                <span>{name}</span>
                {openQuestions === 0 ? null : (
                  <StatusTag light="partial">{`疑点 ${openQuestions}`}</StatusTag>
                )}
                <ReviewBar items={items} pending={pending} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  )
}
