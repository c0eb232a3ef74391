import { chinaTime } from '../../components/china-time.ts'

/** "2019-01-20 10:00:05": entries of one minute stay apart. */
export function fullMomentText(moment: string): string {
  return chinaTime(moment).format('YYYY-MM-DD HH:mm:ss')
}
