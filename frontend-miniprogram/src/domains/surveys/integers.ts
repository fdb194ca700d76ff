/**
 * Whole numbers of any size, by BigInt's functions alone: an older engine takes a literal for a syntax error and loads nothing of the file.
 * Nothing here runs before it is called, so that such an engine can ask `isSupported` first.
 */

export function toInteger(bytes: Uint8Array): bigint {
  return BigInt(`0x0${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`)
}

/** Big-endian, with zeros in front; `length` must hold it. */
export function toBytes(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(2 * length, '0')
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))
}

export function bitsOf(value: bigint): number {
  return value.toString(2).length
}

/** `base ** exponent % modulus`. An exponent is public here, so its bits may show in the time. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = BigInt(1)
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus
    if (bit === '1') result = (result * base) % modulus
  }
  return result
}

/** What gives 1 when multiplied, by Euclid's algorithm; nothing where the two have a factor in common. */
export function inverse(value: bigint, modulus: bigint): bigint | undefined {
  let [rest, next] = [modulus, value % modulus]
  let [held, found] = [BigInt(0), BigInt(1)]
  while (next > 0) {
    const quotient = rest / next
    ;[rest, next] = [next, rest - quotient * next]
    ;[held, found] = [found, held - quotient * found]
  }
  if (rest !== BigInt(1)) return undefined
  return held < 0 ? held + modulus : held
}
