import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { bitsOf, inverse, isBelow, power, times, toBytes, toInteger } from '../integers'

/** The engine's own numbers, which the client does without. */
const theirs = (bytes: Uint8Array) => BigInt(`0x0${Buffer.from(bytes).toString('hex')}`)
const back = (value: bigint, length: number) => Uint8Array.from(Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex'))

/** Below a modulus: any, and those at which a carry or a quotient goes wrong first. */
function samplesBelow(modulus: bigint, length: number): bigint[] {
  const random = Array.from({ length: 2 }, () => theirs(randomBytes(length)) % modulus)
  const edges = [BigInt(0), BigInt(1), modulus - BigInt(1), modulus >> BigInt(1), (BigInt(1) << BigInt(24)) - BigInt(1), BigInt(1) << BigInt(48), (BigInt(1) << BigInt(4 * length)) - BigInt(1)]
  return [...random, ...edges.map((edge) => edge % modulus)]
}

/** Odd, of so many bytes: any; the smallest and the largest; and one with nothing but ones behind its first place. */
function moduliOf(length: number): bigint[] {
  const bits = BigInt(8 * length)
  const random = theirs(randomBytes(length)) | (BigInt(1) << (bits - BigInt(1))) | BigInt(1)
  return [random, (BigInt(1) << (bits - BigInt(1))) + BigInt(1), (BigInt(1) << bits) - BigInt(1), (BigInt(1) << (bits - BigInt(8))) + (BigInt(1) << (bits / BigInt(2))) - BigInt(1)]
}

it.each([2, 3, 4, 8, 47, 48, 129])('multiplies and raises as BigInt does, below a modulus of %i bytes', (length) => {
  for (const modulus of moduliOf(length)) {
    const [ours, samples] = [toInteger(back(modulus, length)), samplesBelow(modulus, length)]
    const of = (value: bigint) => toInteger(back(value, length))
    for (const left of samples) {
      for (const right of samples) expect(theirs(toBytes(times(of(left), of(right), ours), length))).toBe((left * right) % modulus)
      const raised = [3, 65537].map((exponent) => theirs(toBytes(power(of(left), Uint32Array.of(exponent), ours), length)))
      expect(raised).toEqual([(left * left * left) % modulus, raisedBy65537(left, modulus)])
    }
  }
})

function raisedBy65537(base: bigint, modulus: bigint): bigint {
  let result = base
  for (let turn = 0; turn < 16; turn += 1) result = (result * result) % modulus
  return (result * base) % modulus
}

it.each([2, 3, 4, 48, 65])('finds what gives 1, or that there is none, below a modulus of %i bytes', (length) => {
  for (const modulus of moduliOf(length)) {
    const ours = toInteger(back(modulus, length))
    for (const value of samplesBelow(modulus, length)) {
      const found = inverse(toInteger(back(value, length)), ours)
      if (found === undefined) expect(divisor(value, modulus)).not.toBe(BigInt(1))
      else expect((theirs(toBytes(found, length)) * value) % modulus).toBe(BigInt(1))
    }
  }
})

function divisor(left: bigint, right: bigint): bigint {
  return left === BigInt(0) ? right : divisor(right % left, left)
}

it('has nothing that gives 1 below an even modulus', () => {
  expect(inverse(Uint32Array.of(3), Uint32Array.of(8))).toBeUndefined()
})

it.each(['00', '01', 'ff', '010000', 'ffffff', '01000000', '00000001000000000000', 'ff'.repeat(48)])('reads and writes %s, and knows its size', (hex) => {
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'))
  const number = toInteger(bytes)
  expect(toBytes(number, bytes.length)).toEqual(bytes)
  expect(bitsOf(number)).toBe(theirs(bytes) === BigInt(0) ? 0 : theirs(bytes).toString(2).length)
  expect(theirs(toBytes(number, 0))).toBe(theirs(bytes)) // more than was asked for, where it holds no less
})

it('compares numbers of any length', () => {
  const [none, one, large] = ['00', '01', '01000000'].map((hex) => toInteger(Uint8Array.from(Buffer.from(hex, 'hex')))) as [Uint32Array, Uint32Array, Uint32Array]
  expect([isBelow(none, one), isBelow(one, large), isBelow(large, one), isBelow(one, one), isBelow(one, Uint32Array.of(1, 0))]).toEqual([true, true, false, false, false])
})
