import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Todo } from '#shared/contract/overview.ts'

const DOORS = {
  'export-forms': { to: '/$year/forms', verb: '去下发' },
  'set-targets': { to: '/$year/targets', verb: '去设定' },
  'import-returns': { to: '/$year/receive', verb: '去收表' },
  remind: { to: '/$year/remind', verb: '去催报' },
  'settle-doubts': { to: '/$year/check', verb: '去核对' },
  resolve: { to: '/$year/send-back', verb: '去退回' },
  review: { to: '/$year/review', verb: '去审核' },
  answer: { to: '/$year/review', verb: '去答复' },
  check: { to: '/$year/review', verb: '去复核' },
  rectify: { to: '/$year/progress', verb: '去督促' },
  progress: { to: '/$year/progress', verb: '去登记' },
  'decide-appeals': { to: '/$year/appeals', verb: '去复核' },
  'watch-appeals': { to: '/$year/appeals', verb: '去查看' },
  'decide-ties': { to: '/$year/grades', verb: '去决定' },
  'fix-grades': { to: '/$year/grades', verb: '去定稿' },
  archive: { to: '/$year/archive', verb: '去归档' },
  'write-reports': { to: '/$year/reports', verb: '去导出' },
} as const

function doorOf({ action }: Pick<Todo, 'action'>) {
  const search = action === 'rectify' ? ({ tab: 'inspections', view: 'overdue' } as const) : {}
  return { to: DOORS[action].to, search }
}

/** 现在该做什么: at most five cards, the most urgent first; keys 1 to 5 open them. */
export function TodoCards({ year, todos }: { readonly year: number; readonly todos: readonly Todo[] }) {
  const navigate = useNavigate()
  useEffect(() => {
    const open = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.target !== document.body) return
      const todo = todos[Number(event.key) - 1]
      if (todo !== undefined) void navigate({ ...doorOf(todo), params: { year } })
    }
    addEventListener('keydown', open)
    return () => {
      removeEventListener('keydown', open)
    }
  }, [navigate, todos, year])
  if (todos.length === 0)
    return <p className="panel">本年度的事都做完了。可以在“计分汇总”查看得分，在“报告与导出”导出材料。</p>
  return (
    <section aria-labelledby="todo-title">
      <h2 id="todo-title" className="desk-heading">
        现在该做什么
      </h2>
      <ol className="todo-cards">
        {todos.map(({ action, text, count }, index) => (
          <li key={action}>
            <Link
              {...doorOf({ action })}
              params={{ year }}
              className={index === 0 ? 'todo todo-first' : 'todo'}
            >
              <span className="todo-count">{count}</span>
              <span>{text}</span>
              <span className="todo-verb">{`${DOORS[action].verb}（按 ${index + 1}）`}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
