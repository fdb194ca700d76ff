/**
 * Whole numbers as large as a key: 24 bits a place, the lowest first. Not BigInt, which iOS has from version 14 on: on an older phone a ballot is
 * as anonymous as on any. A place times a place, and some of them added up, is a number that JavaScript counts exactly.
 */
export type Whole = Uint32Array

const BITS = 24
const BASE = 2 ** BITS
const BYTES = BITS / 8
/** More than an estimated quotient can be wrong by, and far less than one. */
const DOUBT = 0.001

const at = (value: { readonly [place: number]: number }, place: number): number => value[place] ?? 0
const isEven = (value: Whole) => at(value, 0) % 2 === 0
const isZero = (value: Whole) => value.every((part) => part === 0)

/** From bytes with the highest first; the last place of what comes out is not zero. */
export function toInteger(bytes: Uint8Array): Whole {
  const significant = bytes.subarray(Math.max(0, bytes.findIndex((byte) => byte !== 0)))
  const value = new Uint32Array(Math.ceil(significant.length / BYTES))
  significant.forEach((byte, place) => {
    const behind = significant.length - 1 - place
    value[Math.floor(behind / BYTES)] = at(value, Math.floor(behind / BYTES)) + byte * 256 ** (behind % BYTES)
  })
  return isZero(value) ? new Uint32Array(0) : value
}

/** The highest first, with zeros in front; more than `length` where it holds less. */
export function toBytes(value: Whole, length: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(length, Math.ceil(bitsOf(value) / 8)))
  const byteAt = (behind: number) => (at(value, Math.floor(behind / BYTES)) >>> (8 * (behind % BYTES))) & 255
  return bytes.map((_, place) => byteAt(bytes.length - 1 - place))
}

export function bitsOf(value: Whole): number {
  const places = trimmed(value).length
  return places === 0 ? 0 : places * BITS - (Math.clz32(at(value, places - 1)) - (32 - BITS))
}

export function isBelow(left: Whole, right: Whole): boolean {
  let place = Math.max(left.length, right.length) - 1
  while (place >= 0 && at(left, place) === at(right, place)) place -= 1
  return place >= 0 && at(left, place) < at(right, place)
}

/**
 * `left * right % modulus`, both of them below the modulus, whose last place is not zero. Place by place from the highest, and after each the modulus
 * is taken off as often as it goes in by a look at the first places; or once less, so that until the end there may be one too much.
 */
export function times(left: Whole, right: Whole, modulus: Whole): Whole {
  const size = modulus.length
  const found = new Float64Array(size + 1)
  for (let place = left.length - 1; place >= 0; place -= 1) {
    const digit = at(left, place)
    const fits = (headOf(found, size) * BASE + digit * headOf(right, size)) / headOf(modulus, size)
    const taken = Math.floor(fits - DOUBT)
    let [carry, moved] = [0, 0]
    for (let to = 0; to <= size; to += 1) {
      const sum = moved + digit * at(right, to) - taken * at(modulus, to) + carry
      moved = at(found, to)
      carry = Math.floor(sum / BASE)
      found[to] = sum - carry * BASE
    }
  }
  const result = Uint32Array.from(found)
  return trimmed(isBelow(result, modulus) ? result : minus(result, modulus))
}

/** `base ** exponent % modulus`, as `times`. An exponent is public here, so its bits may show in the time. */
export function power(base: Whole, exponent: Whole, modulus: Whole): Whole {
  let result = Uint32Array.of(1)
  for (let bit = bitsOf(exponent) - 1; bit >= 0; bit -= 1) {
    result = times(result, result, modulus)
    if ((at(exponent, Math.floor(bit / BITS)) >>> (bit % BITS)) & 1) result = times(result, base, modulus)
  }
  return result
}

/** What gives 1 when multiplied, by Euclid's algorithm in halves; nothing where the two have a factor in common, or for an even modulus. */
export function inverse(value: Whole, modulus: Whole): Whole | undefined {
  if (isEven(modulus)) return undefined
  // `rest` is `held` times the value, and `other` is `found` times the value, but for the modulus.
  let [rest, other] = [sized(value, modulus.length + 1), sized(modulus, modulus.length + 1)]
  let [held, found] = [sized(Uint32Array.of(1), rest.length), new Uint32Array(rest.length)]
  while (!isZero(rest)) {
    if (isEven(rest)) {
      rest = halved(rest)
      held = halved(isEven(held) ? held : plus(held, modulus))
      continue
    }
    if (isBelow(rest, other)) [rest, other, held, found] = [other, rest, found, held]
    rest = minus(rest, other)
    held = minus(isBelow(held, found) ? plus(held, modulus) : held, found)
  }
  return bitsOf(other) === 1 ? trimmed(found) : undefined
}

/** As much of a number as its size shows by: from its fourth highest place up, of `size` and one. */
function headOf(value: { readonly [place: number]: number }, size: number): number {
  return ((at(value, size) * BASE + at(value, size - 1)) * BASE + at(value, size - 2)) * BASE + at(value, size - 3)
}

/** Of as many places as the left one, which must hold it. Loops, since nothing else is done as often. */
function plus(left: Whole, right: Whole): Whole {
  const result = new Uint32Array(left.length)
  let carry = 0
  for (let place = 0; place < result.length; place += 1) {
    const sum = at(left, place) + at(right, place) + carry
    carry = sum >= BASE ? 1 : 0
    result[place] = sum - carry * BASE
  }
  return result
}

/** The right one is no larger. */
function minus(left: Whole, right: Whole): Whole {
  const result = new Uint32Array(left.length)
  let lent = 0
  for (let place = 0; place < result.length; place += 1) {
    const rest = at(left, place) - at(right, place) - lent
    lent = rest < 0 ? 1 : 0
    result[place] = rest + lent * BASE
  }
  return result
}

function halved(value: Whole): Whole {
  const result = new Uint32Array(value.length)
  for (let place = 0; place < result.length; place += 1) result[place] = (at(value, place) >>> 1) | ((at(value, place + 1) & 1) << (BITS - 1))
  return result
}

function sized(value: Whole, length: number): Whole {
  const result = new Uint32Array(length)
  result.set(value.subarray(0, length))
  return result
}

function trimmed(value: Whole): Whole {
  let { length } = value
  while (length > 0 && at(value, length - 1) === 0) length -= 1
  return value.subarray(0, length)
}
