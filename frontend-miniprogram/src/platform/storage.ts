/** Small things kept on the device. Each is stored with the version of its shape; another version reads as nothing. */

interface Kept<T> {
  readonly v: number
  readonly value: T
}

/** Null when nothing is kept, when it has another version, or when the device refuses storage (private browsing). */
export function readKept<T>(key: string, version: number): T | null {
  try {
    const kept = uni.getStorageSync(key) as Kept<T> | '' | undefined
    return typeof kept === 'object' && kept.v === version ? kept.value : null
  } catch {
    return null
  }
}

/** False when the device could not keep it (full, or refused): the caller must not promise that it did. */
export function keep<T>(key: string, version: number, value: T): boolean {
  try {
    uni.setStorageSync(key, { v: version, value } satisfies Kept<T>)
    return true
  } catch {
    return false
  }
}

export function forget(key: string): void {
  try {
    uni.removeStorageSync(key)
  } catch {
    // Nothing could be kept there in the first place.
  }
}

/** Names of everything kept, for clearing by prefix at sign-out. */
export function keptKeys(): readonly string[] {
  try {
    return uni.getStorageInfoSync().keys
  } catch {
    return []
  }
}
