import { toBytes, toInteger } from './integers'

/**
 * SHA-384 (FIPS 180-4). Not the card's library: that one lies in the card's sub-package, and where BigInt is missing it fails while it is
 * loaded, which in the main package would take the whole client along. The tests hold this one to it.
 */

const BLOCK = 128
const LENGTH = 16
const ROUNDS = 80

type State = readonly [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint]
type Turn = (word: bigint) => bigint
interface Tables {
  readonly mask: bigint
  readonly start: State
  readonly rounds: readonly bigint[]
  readonly sums: readonly [Turn, Turn]
  readonly schedule: readonly [Turn, Turn]
}
let tables: Tables | undefined

export function sha384(message: Uint8Array): Uint8Array {
  tables ??= made()
  const padded = new Uint8Array(Math.ceil((message.length + 1 + LENGTH) / BLOCK) * BLOCK)
  padded.set(message)
  padded[message.length] = 0x80
  padded.set(toBytes(BigInt(message.length * 8), LENGTH), padded.length - LENGTH)
  let state = tables.start
  for (let at = 0; at < padded.length; at += BLOCK) state = compressed(state, padded.subarray(at, at + BLOCK), tables)
  return Uint8Array.from(state.slice(0, 6).flatMap((word) => [...toBytes(word, 8)]))
}

/** §6.4.2, with a word as a BigInt. */
function compressed(state: State, block: Uint8Array, { mask, rounds, sums, schedule }: Tables): State {
  const words: bigint[] = []
  const word = (round: number) => words[round] as bigint
  let [a, b, c, d, e, f, g, h] = state
  rounds.forEach((constant, round) => {
    words[round] =
      round < 16
        ? toInteger(block.subarray(8 * round, 8 * round + 8))
        : (schedule[1](word(round - 2)) + word(round - 7) + schedule[0](word(round - 15)) + word(round - 16)) & mask
    const first = h + sums[1](e) + (g ^ (e & (f ^ g))) + constant + word(round)
    const second = sums[0](a) + ((a & b) ^ (c & (a ^ b)))
    ;[a, b, c, d, e, f, g, h] = [(first + second) & mask, a, b, c, (d + first) & mask, e, f, g]
  })
  const added = [a, b, c, d, e, f, g, h].map((part, place) => (part + (state[place] as bigint)) & mask)
  return added as unknown as State
}

/** §4.1.3, §4.2.3 and §5.3.4. The constants are the first 64 bits behind the point of roots of the first primes. */
function made(): Tables {
  const primes: number[] = []
  for (let number = 2; primes.length < ROUNDS; number += 1) if (primes.every((prime) => number % prime !== 0)) primes.push(number)
  const mask = (BigInt(1) << BigInt(64)) - BigInt(1)
  return {
    mask,
    start: primes.slice(8, 16).map((prime) => root(prime, 2) & mask) as unknown as State,
    rounds: primes.map((prime) => root(prime, 3) & mask),
    sums: [turns(mask, 28, 34, 39), turns(mask, 14, 18, 41)],
    schedule: [turns(mask, 1, 8, 7, true), turns(mask, 19, 61, 6, true)],
  }
}

/** A square or cube root times 2 to the 64th, cut off. */
function root(of: number, degree: 2 | 3): bigint {
  const wanted = BigInt(of) << BigInt(64 * degree)
  let found = BigInt(0)
  for (let bit = 66; bit >= 0; bit -= 1) {
    const tried = found | (BigInt(1) << BigInt(bit))
    if ((degree === 2 ? tried * tried : tried * tried * tried) <= wanted) found = tried
  }
  return found
}

/** A word turned to the right by three numbers of places, or shifted by the last of them. A word written twice turns by a shift. */
function turns(mask: bigint, first: number, second: number, third: number, isShiftedLast = false): Turn {
  const [one, two, three, width] = [BigInt(first), BigInt(second), BigInt(third), BigInt(64)]
  return (word) => {
    const twice = (word << width) | word
    const turned = (twice >> one) ^ (twice >> two)
    return isShiftedLast ? (turned & mask) ^ (word >> three) : (turned ^ (twice >> three)) & mask
  }
}
