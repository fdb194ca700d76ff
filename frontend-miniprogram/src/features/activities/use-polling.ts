import { onHide, onShow, onUnload } from '@dcloudio/uni-app'

/** Runs `action` again and again while the page is shown, each time `waitMs` after the last run has ended. */
export function usePolling(action: () => Promise<void> | void, waitMs: number): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Counts the times the page came to the front: a run begun before that goes no further. */
  let showing = 0

  async function run(mine: number) {
    await action()
    if (mine === showing) timer = setTimeout(() => void run(mine), waitMs)
  }

  function stop() {
    showing++
    clearTimeout(timer)
  }

  onShow(() => {
    stop()
    void run(showing)
  })
  onHide(stop)
  onUnload(stop)
}
