import { bitsOf, toBytes, type Whole } from './integers'
import { sha256 } from './sha2'

/**
 * SHA-256 of a public key as SubjectPublicKeyInfo, in hex. This phone works it out from the key that it blinds under: only so does a comparison
 * with what was published tell that everybody votes under the same key, and nobody under one of their own.
 */
export function fingerprintOf({ n, e }: { readonly n: Whole; readonly e: Whole }): string {
  const key = der(0x30, integer(n), integer(e))
  const info = der(0x30, RSA_ENCRYPTION, der(0x03, Uint8Array.of(0), key))
  return Array.from(sha256(info), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** RFC 3279 §2.3.1, with its parameters: null. */
const RSA_ENCRYPTION = Uint8Array.of(0x30, 13, 0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 0x05, 0)

/** With a zero in front where the first bit would be a sign. */
function integer(value: Whole): Uint8Array {
  return der(0x02, toBytes(value, Math.floor(bitsOf(value) / 8) + 1))
}

function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = parts.flatMap((part) => [...part])
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Uint8Array.of(tag, ...size, ...content)
}
