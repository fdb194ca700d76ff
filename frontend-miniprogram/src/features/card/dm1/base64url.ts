/** Bytes as text for JSON, without `atob`, which a mini-program has not (RFC 4648 §5, without padding). */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.subarray(at, at + 3)
    text += letter(first >> 2) + letter(((first & 3) << 4) | ((second ?? 0) >> 4))
    if (second !== undefined) text += letter(((second & 15) << 2) | ((third ?? 0) >> 6))
    if (third !== undefined) text += letter(third & 63)
  }
  return text
}

function letter(index: number): string {
  return ALPHABET.charAt(index)
}

export function fromBase64Url(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const character of text) {
    held = ((held << 6) | ALPHABET.indexOf(character)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at] = (held >> bits) & 255
    at += 1
  }
  return bytes
}
