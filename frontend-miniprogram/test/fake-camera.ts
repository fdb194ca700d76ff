import { vi } from 'vitest'

/** Stands where the browser's camera and its reader of codes stand, which jsdom has not. */
export class FakeCamera {
  /** The text of the code before it; null: there is a camera, and no code to be seen. */
  sees: string | null = null
  isOn = false

  constructor(private readonly isThere = true) {
    const look = () => Promise.resolve(this.sees === null ? [] : [{ rawValue: this.sees }])
    const stream = { getTracks: () => [{ stop: () => (this.isOn = false) }] }
    const getUserMedia = () => (this.isThere ? Promise.resolve(stream).finally(() => (this.isOn = true)) : Promise.reject(new Error('NotFoundError')))
    vi.stubGlobal('navigator', { ...navigator, mediaDevices: { getUserMedia } })
    vi.stubGlobal(
      'BarcodeDetector',
      class {
        static getSupportedFormats = () => Promise.resolve(['qr_code'])
        detect = look
      },
    )
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue()
    vi.spyOn(HTMLVideoElement.prototype, 'videoWidth', 'get').mockReturnValue(640)
  }
}
