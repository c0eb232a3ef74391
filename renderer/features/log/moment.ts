import dayjs from 'dayjs'

/** "2019-01-20 10:00:05": entries of one minute stay apart. */
export function fullMomentText(moment: string): string {
  return dayjs(moment).format('YYYY-MM-DD HH:mm:ss')
}
