/**
 * SHA-256 and SHA-384 (FIPS 180-4). Not the card's library: that one lies in the card's sub-package, and where BigInt is missing it fails while it
 * is loaded, which in the main package would take the whole client along. The tests hold these to it.
 */

/** 32 bits a part, the highest first: one part for SHA-256, two for SHA-384. */
type Word = readonly number[]
type State = readonly [Word, Word, Word, Word, Word, Word, Word, Word]
type Turn = (word: Word) => Word
type Places = readonly [number, number, number]
interface Family {
  readonly parts: number
  readonly rounds: readonly Word[]
  readonly start: State
  readonly sums: readonly [Turn, Turn]
  readonly schedule: readonly [Turn, Turn]
}

/** §4.2.3: of the first eighty primes the first bits behind the point of their cube roots; half of each is a word of SHA-256 (§4.2.2). */
const CUBE_ROOTS =
  '428a2f98d728ae227137449123ef65cdb5c0fbcfec4d3b2fe9b5dba58189dbbc3956c25bf348b53859f111f1b605d019923f82a4af194f9bab1c5ed5da6d8118' +
  'd807aa98a303024212835b0145706fbe243185be4ee4b28c550c7dc3d5ffb4e272be5d74f27b896f80deb1fe3b1696b19bdc06a725c71235c19bf174cf692694' +
  'e49b69c19ef14ad2efbe4786384f25e30fc19dc68b8cd5b5240ca1cc77ac9c652de92c6f592b02754a7484aa6ea6e4835cb0a9dcbd41fbd476f988da831153b5' +
  '983e5152ee66dfaba831c66d2db43210b00327c898fb213fbf597fc7beef0ee4c6e00bf33da88fc2d5a79147930aa72506ca6351e003826f142929670a0e6e70' +
  '27b70a8546d22ffc2e1b21385c26c9264d2c6dfc5ac42aed53380d139d95b3df650a73548baf63de766a0abb3c77b2a881c2c92e47edaee692722c851482353b' +
  'a2bfe8a14cf10364a81a664bbc423001c24b8b70d0f89791c76c51a30654be30d192e819d6ef5218d69906245565a910f40e35855771202a106aa07032bbd1b8' +
  '19a4c116b8d2d0c81e376c085141ab532748774cdf8eeb9934b0bcb5e19b48a8391c0cb3c5c95a634ed8aa4ae3418acb5b9cca4f7763e373682e6ff3d6b2b8a3' +
  '748f82ee5defb2fc78a5636f43172f6084c87814a1f0ab728cc702081a6439ec90befffa23631e28a4506cebde82bde9bef9a3f7b2c67915c67178f2e372532b' +
  'ca273eceea26619cd186b8c721c0c207eada7dd6cde0eb1ef57d4f7fee6ed17806f067aa72176fba0a637dc5a2c898a6113f9804bef90dae1b710b35131c471b' +
  '28db77f523047d8432caab7b40c724933c9ebe0a15c9bebc431d67c49c100d4c4cc5d4becb3e42b6597f299cfc657e2a5fcb6fab3ad6faec6c44198c4a475817'
/** §5.3.3 and §5.3.4: in the same way the square roots of the first eight primes, and of the eight after them. */
const FIRST_ROOTS = '6a09e667f3bcc908bb67ae8584caa73b3c6ef372fe94f82ba54ff53a5f1d36f1510e527fade682d19b05688c2b3e6c1f1f83d9abfb41bd6b5be0cd19137e2179'
const NEXT_ROOTS = 'cbbb9d5dc1059ed8629a292a367cd5079159015a3070dd17152fecd8f70e593967332667ffc00b318eb44a8768581511db0c2e0d64f98fa747b5481dbefa4fa4'

const SHORT = familyOf(1, 64, FIRST_ROOTS, [[2, 13, 22], [6, 11, 25]], [[7, 18, 3], [17, 19, 10]])
const LONG = familyOf(2, 80, NEXT_ROOTS, [[28, 34, 39], [14, 18, 41]], [[1, 8, 7], [19, 61, 6]])

/** §6.2. */
export function sha256(message: Uint8Array): Uint8Array {
  return hashed(message, SHORT).subarray(0, 32)
}

/** §6.5. */
export function sha384(message: Uint8Array): Uint8Array {
  return hashed(message, LONG).subarray(0, 48)
}

function familyOf(parts: number, count: number, start: string, sums: readonly [Places, Places], schedule: readonly [Places, Places]): Family {
  const wordsOf = (roots: string) => (roots.match(/.{16}/g) ?? []).map((root) => wordOf(root, parts))
  return {
    parts,
    rounds: wordsOf(CUBE_ROOTS).slice(0, count),
    start: wordsOf(start) as unknown as State,
    sums: [turns(sums[0], turned), turns(sums[1], turned)],
    schedule: [turns(schedule[0], shifted), turns(schedule[1], shifted)],
  }
}

function wordOf(hex: string, parts: number): Word {
  return (hex.match(/.{8}/g) ?? []).slice(0, parts).map((part) => parseInt(part, 16))
}

/** §5.1, then block after block. */
function hashed(message: Uint8Array, family: Family): Uint8Array {
  const [word, block] = [4 * family.parts, 64 * family.parts]
  const padded = new Uint8Array(Math.ceil((message.length + 1 + 2 * word) / block) * block)
  padded.set(message)
  padded[message.length] = 0x80
  new DataView(padded.buffer).setUint32(padded.length - 4, message.length * 8)
  let state = family.start
  for (let from = 0; from < padded.length; from += block) state = compressed(state, new DataView(padded.buffer, from, block), family)
  return Uint8Array.from(state.flat().flatMap((part) => [part >>> 24, part >>> 16, part >>> 8, part]))
}

/** §6.2.2 and §6.4.2. */
function compressed(state: State, block: DataView, { parts, rounds, sums, schedule }: Family): State {
  const words: Word[] = []
  const word = (round: number) => words[round] as Word
  const read = (round: number): Word => Array.from({ length: parts }, (_, part) => block.getUint32(4 * (parts * round + part)))
  let [a, b, c, d, e, f, g, h] = state
  rounds.forEach((constant, round) => {
    words[round] = round < 16 ? read(round) : plus(schedule[1](word(round - 2)), word(round - 7), schedule[0](word(round - 15)), word(round - 16))
    const first = plus(h, sums[1](e), xor(g, and(e, xor(f, g))), constant, word(round))
    const second = plus(sums[0](a), xor(and(a, b), and(c, xor(a, b))))
    ;[a, b, c, d, e, f, g, h] = [plus(first, second), a, b, c, plus(d, first), e, f, g]
  })
  return [a, b, c, d, e, f, g, h].map((added, place) => plus(added, state[place] as Word)) as unknown as State
}

/** A word turned by three numbers of places, each by itself; the last of them is a shift in a schedule. */
function turns([one, two, three]: Places, last: typeof turned): Turn {
  return (word) => xor(xor(turned(word, one), turned(word, two)), last(word, three))
}

/** To the right, and what falls off comes back on the left. */
function turned(word: Word, places: number): Word {
  return shifted([...word, ...word], places).slice(word.length)
}

/** To the right; never by whole parts. */
function shifted(word: Word, places: number): Word {
  const [parts, bits] = [places >>> 5, places & 31]
  return word.map((_, at) => ((word[at - parts] ?? 0) >>> bits) | ((word[at - parts - 1] ?? 0) << (32 - bits)))
}

function xor(left: Word, right: Word): Word {
  return left.map((part, at) => part ^ (right[at] ?? 0))
}

function and(left: Word, right: Word): Word {
  return left.map((part, at) => part & (right[at] ?? 0))
}

function plus(...words: readonly [Word, ...Word[]]): Word {
  const sum = [...words[0]]
  let carry = 0
  for (let at = sum.length - 1; at >= 0; at -= 1) {
    const total = words.reduce((found, word) => found + ((word[at] ?? 0) >>> 0), carry)
    sum[at] = total >>> 0
    carry = Math.floor(total / 2 ** 32)
  }
  return sum
}
