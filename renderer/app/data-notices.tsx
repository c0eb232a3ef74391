import { Link, useLocation } from '@tanstack/react-router'
import { useStatus } from '../api/years.ts'

/** Above every page while the clock is behind what was done last. */
export function ClockNotice() {
  const clock = useStatus().data?.clock ?? null
  return clock === null ? null : (
    <p className="archived-notice" role="note">
      {clock}
    </p>
  )
}

/** Above every page after a run that was cut off while it imported. */
export function InterruptedNotice() {
  const interrupted = useStatus().data?.interrupted ?? null
  return interrupted === null ? null : (
    <p className="archived-notice" role="note">
      {interrupted.message}
      <Link to="/$year/receive" params={{ year: interrupted.year }}>
        去收表
      </Link>
    </p>
  )
}

/** Above every page while the data can only be looked at; the start page itself says more. */
export function DamagedNotice() {
  const { pathname } = useLocation()
  const damage = useStatus().data?.damage ?? null
  if (damage === null || pathname === '/start') return null
  return (
    <p className="archived-notice damaged-notice" role="note">
      数据文件与程序最后写入的内容不一致，现在只能查看和导出，改动不会保存。请到
      <Link to="/start">开始</Link>
      页查看哪些内容有变，并从备份恢复。
    </p>
  )
}
