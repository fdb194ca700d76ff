/** UTF-8 without TextEncoder, which a mini-program has not. */

export function toUtf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text).replace(/%([0-9A-F]{2})|(.)/g, (_, hex?: string, plain = '') =>
    hex === undefined ? plain.charCodeAt(0).toString(16).padStart(2, '0') : hex
  )
  return Uint8Array.from(escaped.match(/../g) ?? [], (hex) => parseInt(hex, 16))
}

/** The text of bytes, or nothing where they are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return undefined
  }
}
