import type { ScanOutcome } from '../contract'

/** Browsers have no scanner: pages offer a field for the code, and people open the link with WeChat's own scanner. */
export const canScan = false

export function scan(): Promise<ScanOutcome> {
  return Promise.resolve({ kind: 'unavailable' })
}
