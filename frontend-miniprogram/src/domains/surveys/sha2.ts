import { toBytes, toInteger } from './integers'

/**
 * SHA-256 and SHA-384 (FIPS 180-4). Not the card's library: that one lies in the card's sub-package, and where BigInt is missing it fails while it
 * is loaded, which in the main package would take the whole client along. The tests hold these to it.
 */

type State = readonly [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint]
type Turn = (word: bigint) => bigint
type Places = readonly [number, number, number]
interface Family {
  /** In bytes. A block has 16 words, and the message's length takes two. */
  readonly word: number
  readonly mask: bigint
  readonly rounds: readonly bigint[]
  readonly sums: readonly [Turn, Turn]
  readonly schedule: readonly [Turn, Turn]
}
type Hash = (message: Uint8Array) => Uint8Array

/** §6.2, with the constants of §4.2.2 and §5.3.3. */
export const sha256 = lazily(() => {
  const family = familyOf(4, 64, [[2, 13, 22], [6, 11, 25]], [[7, 18, 3], [17, 19, 10]])
  return (message) => hashed(message, family, startOf(family, 0), 32)
})

/** §6.5, with the constants of §4.2.3 and §5.3.4. */
export const sha384 = lazily(() => {
  const family = familyOf(8, 80, [[28, 34, 39], [14, 18, 41]], [[1, 8, 7], [19, 61, 6]])
  return (message) => hashed(message, family, startOf(family, 8), 48)
})

function lazily(make: () => Hash): Hash {
  let made: Hash | undefined
  return (message) => (made ??= make())(message)
}

function familyOf(word: number, count: number, sums: readonly [Places, Places], schedule: readonly [Places, Places]): Family {
  const mask = (BigInt(1) << BigInt(8 * word)) - BigInt(1)
  const turned = (places: Places) => turns(mask, word, places, false)
  const shifted = (places: Places) => turns(mask, word, places, true)
  const rounds = primes(count).map((prime) => root(prime, 3, word) & mask)
  return { word, mask, rounds, sums: [turned(sums[0]), turned(sums[1])], schedule: [shifted(schedule[0]), shifted(schedule[1])] }
}

/** From eight primes on: the first bits behind the point of their square roots. */
function startOf({ word, mask }: Family, skipped: number): State {
  const roots = primes(skipped + 8).map((prime) => root(prime, 2, word) & mask)
  return roots.slice(skipped) as unknown as State
}

/** §5.1, then block after block. */
function hashed(message: Uint8Array, family: Family, start: State, length: number): Uint8Array {
  const block = 16 * family.word
  const padded = new Uint8Array(Math.ceil((message.length + 1 + 2 * family.word) / block) * block)
  padded.set(message)
  padded[message.length] = 0x80
  padded.set(toBytes(BigInt(message.length * 8), 8), padded.length - 8)
  let state = start
  for (let at = 0; at < padded.length; at += block) state = compressed(state, padded.subarray(at, at + block), family)
  return Uint8Array.from(state.flatMap((word) => [...toBytes(word, family.word)])).subarray(0, length)
}

/** §6.2.2 and §6.4.2, with a word as a BigInt. */
function compressed(state: State, block: Uint8Array, { word: size, mask, rounds, sums, schedule }: Family): State {
  const words: bigint[] = []
  const word = (round: number) => words[round] as bigint
  let [a, b, c, d, e, f, g, h] = state
  rounds.forEach((constant, round) => {
    words[round] =
      round < 16
        ? toInteger(block.subarray(size * round, size * (round + 1)))
        : (schedule[1](word(round - 2)) + word(round - 7) + schedule[0](word(round - 15)) + word(round - 16)) & mask
    const first = h + sums[1](e) + (g ^ (e & (f ^ g))) + constant + word(round)
    const second = sums[0](a) + ((a & b) ^ (c & (a ^ b)))
    ;[a, b, c, d, e, f, g, h] = [(first + second) & mask, a, b, c, (d + first) & mask, e, f, g]
  })
  const added = [a, b, c, d, e, f, g, h].map((part, place) => (part + (state[place] as bigint)) & mask)
  return added as unknown as State
}

/** A word turned to the right by three numbers of places, or shifted by the last of them. A word written twice turns by a shift. */
function turns(mask: bigint, word: number, places: Places, isShiftedLast: boolean): Turn {
  const [one, two, three] = [BigInt(places[0]), BigInt(places[1]), BigInt(places[2])]
  const width = BigInt(8 * word)
  return (value) => {
    const twice = (value << width) | value
    const turned = (twice >> one) ^ (twice >> two)
    return isShiftedLast ? (turned & mask) ^ (value >> three) : (turned ^ (twice >> three)) & mask
  }
}

function primes(count: number): number[] {
  const found: number[] = []
  for (let number = 2; found.length < count; number += 1) if (found.every((prime) => number % prime !== 0)) found.push(number)
  return found
}

/** A square or cube root, with as many bits behind the point as a word has, cut off. */
function root(of: number, degree: 2 | 3, word: number): bigint {
  const wanted = BigInt(of) << BigInt(8 * word * degree)
  let found = BigInt(0)
  for (let bit = 8 * word + 4; bit >= 0; bit -= 1) {
    const tried = found | (BigInt(1) << BigInt(bit))
    if ((degree === 2 ? tried * tried : tried * tried * tried) <= wanted) found = tried
  }
  return found
}
