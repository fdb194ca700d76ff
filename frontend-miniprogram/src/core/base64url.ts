/** Bytes as text for JSON, without `atob`, which a mini-program has not (RFC 4648 §5, without padding). */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let bit = 0; bit < bytes.length * 8; bit += 6) {
    const at = bit >> 3
    const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    text += ALPHABET.charAt((pair >> (10 - (bit & 7))) & 63)
  }
  return text
}

/** The bytes of a text; nothing for a character of another alphabet, or a text that is not the only one for its bytes. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  const places = Array.from(text, (character) => ALPHABET.indexOf(character))
  const bytes = Uint8Array.from({ length: (text.length * 6) >> 3 }, (_, at) => {
    const bit = at * 8
    const first = Math.floor(bit / 6)
    const pair = ((places[first] ?? 0) << 6) | (places[first + 1] ?? 0)
    return pair >> (4 - (bit % 6))
  })
  return toBase64Url(bytes) === text ? bytes : undefined
}
