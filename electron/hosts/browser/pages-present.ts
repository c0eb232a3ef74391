/** Knows how many pages listen, and calls `onLeft` a while after the last one is gone. */
export interface PagesPresent {
  readonly come: () => void
  readonly go: () => void
  readonly stop: () => void
}

export function watchPages(
  times: { readonly first: number; readonly after: number },
  isBusy: () => boolean,
  onLeft: () => void,
): PagesPresent {
  let present = 0
  let timer: NodeJS.Timeout | null = null
  const wait = (ms: number): void => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => (isBusy() ? wait(times.after) : onLeft()), ms)
  }
  wait(times.first)
  return {
    come: () => {
      present += 1
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
    go: () => {
      present -= 1
      if (present === 0) wait(times.after)
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
