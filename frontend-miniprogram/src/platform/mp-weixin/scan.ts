import type { ScanOutcome } from '../contract'

export const canScan = true

/** Opens the camera; pictures from the album are not taken, a code has to be seen. */
export function scan(): Promise<ScanOutcome> {
  return new Promise((resolve) => {
    uni.scanCode({
      onlyFromCamera: true,
      scanType: ['qrCode'],
      success: ({ result }) => resolve({ kind: 'scanned', text: result }),
      fail: ({ errMsg }) => resolve({ kind: /cancel/i.test(errMsg) ? 'cancelled' : 'unavailable' }),
    })
  })
}
