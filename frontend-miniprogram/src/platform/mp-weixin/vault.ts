/** Secrets of this phone, encrypted by WeChat where they lie, and strong randomness to make them from. */

/** Null when nothing is kept, or it can't be opened. */
export function readSecret(key: string): Promise<string | null> {
  return new Promise((resolve) => {
    wx.getStorage({ key, encrypt: true, success: ({ data }) => resolve(data), fail: () => resolve(null) })
  })
}

/** False when the phone could not keep it. */
export function keepSecret(key: string, value: string): Promise<boolean> {
  return new Promise((resolve) => {
    wx.setStorage({ key, data: value, encrypt: true, success: () => resolve(true), fail: () => resolve(false) })
  })
}

export function forgetSecret(key: string): void {
  uni.removeStorageSync(key)
}

export function randomBytes(length: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    wx.getRandomValues({ length, success: ({ randomValues }) => resolve(new Uint8Array(randomValues)), fail: reject })
  })
}
