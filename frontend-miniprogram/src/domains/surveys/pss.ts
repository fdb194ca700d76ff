import { sha384 } from './sha2'

/** EMSA-PSS (RFC 8017 §9.1) with SHA-384, MGF1 and a salt of 48 bytes. `bits`: one fewer than the modulus has. */

export const SALT_BYTES = 48
const HASH_BYTES = 48
const TRAILER = 0xbc

/** §9.1.1. */
export function encoded(message: Uint8Array, bits: number, salt: Uint8Array): Uint8Array {
  const length = Math.ceil(bits / 8)
  const hash = hashOf(message, salt)
  const block = new Uint8Array(length - HASH_BYTES - 1)
  block[block.length - SALT_BYTES - 1] = 1
  block.set(salt, block.length - SALT_BYTES)
  const masked = xor(block, mask(hash, block.length))
  masked[0] = (masked[0] ?? 0) & (0xff >> (8 * length - bits))
  return joined(masked, hash, Uint8Array.of(TRAILER))
}

/** §9.1.2. An encoding is the only one of its message and salt, so it is made again with the salt that it holds. */
export function isEncoded(message: Uint8Array, encoding: Uint8Array, bits: number): boolean {
  const hashAt = encoding.length - HASH_BYTES - 1
  const hash = encoding.subarray(hashAt, -1)
  const block = xor(encoding.subarray(0, hashAt), mask(hash, hashAt))
  const again = encoded(message, bits, block.subarray(-SALT_BYTES))
  return again.length === encoding.length && again.every((byte, at) => byte === encoding[at])
}

function hashOf(message: Uint8Array, salt: Uint8Array): Uint8Array {
  return sha384(joined(new Uint8Array(8), sha384(message), salt))
}

/** MGF1 (RFC 8017 §B.2.1). */
function mask(seed: Uint8Array, length: number): Uint8Array {
  const parts = Array.from({ length: Math.ceil(length / HASH_BYTES) }, (_, counter) => sha384(joined(seed, Uint8Array.of(0, 0, 0, counter))))
  return joined(...parts).subarray(0, length)
}

function xor(left: Uint8Array, right: Uint8Array): Uint8Array {
  return left.map((byte, at) => byte ^ (right[at] ?? 0))
}

function joined(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}
