import type { PictureOutcome, ScanOutcome, ScanWords } from '../contract'

/** WeChat's own scanner: it opens without a question, so that pages may begin with it. */
export const hasScanner = true

/** Pictures are chosen inside the scanner, where it takes them. */
export const canReadPicture = false

/** Opens the camera; pictures from the album are not taken, a code has to be seen. */
export function scan(_words: ScanWords): Promise<ScanOutcome> {
  return new Promise((resolve) => {
    uni.scanCode({
      onlyFromCamera: true,
      scanType: ['qrCode'],
      success: ({ result }) => resolve({ kind: 'scanned', text: result }),
      fail: ({ errMsg }) => resolve({ kind: /cancel/i.test(errMsg) ? 'cancelled' : 'unavailable' }),
    })
  })
}

export function scanPicture(): Promise<PictureOutcome> {
  return Promise.resolve({ kind: 'unavailable' })
}
