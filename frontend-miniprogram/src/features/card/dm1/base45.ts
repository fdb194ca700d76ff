/** Bytes as the text of a QR code's alphanumeric mode (RFC 9285). */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

export function encode(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const high = bytes[at] ?? 0
    const low = bytes[at + 1]
    text += low === undefined ? digits(high, 2) : digits(high * 256 + low, 3)
  }
  return text
}

function digits(value: number, count: number): string {
  let text = ''
  for (let rest = value, left = count; left > 0; left -= 1, rest = Math.floor(rest / 45)) text += ALPHABET[rest % 45]
  return text
}

/** The bytes of a text, or nothing for one that no bytes have. */
export function decode(text: string): Uint8Array | undefined {
  if (text.length % 3 === 1) return undefined
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0))
  for (let from = 0, to = 0; from < text.length; from += 3, to += 2) {
    const group = text.slice(from, from + 3)
    const value = valueOf(group)
    if (value === undefined || value >= (group.length === 3 ? 1 << 16 : 1 << 8)) return undefined
    if (group.length === 3) bytes[to] = value >> 8
    bytes[group.length === 3 ? to + 1 : to] = value & 255
  }
  return bytes
}

function valueOf(group: string): number | undefined {
  let value = 0
  for (let at = group.length - 1; at >= 0; at -= 1) {
    const digit = ALPHABET.indexOf(group.charAt(at))
    if (digit < 0) return undefined
    value = value * 45 + digit
  }
  return value
}
