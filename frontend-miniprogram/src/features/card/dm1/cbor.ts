/**
 * As much of CBOR (RFC 8949) as a card needs, in its canonical form (RFC 7049 §3.9) alone: what is written in any other way is refused
 * while it is read. Numbers are whole and safe, keys of maps are numbers.
 */

import { fromUtf8, toUtf8 } from './utf8'

export class Tagged {
  constructor(
    readonly tag: number,
    readonly value: Cbor
  ) {}
}

export type CborMap = Map<number, Cbor>
export type Cbor = number | boolean | string | Uint8Array | Cbor[] | CborMap | Tagged

const MOST_DEPTH = 8
const enum Major {
  Unsigned,
  Negative,
  Bytes,
  Text,
  Array,
  Map,
  Tag,
  Simple
}
const FALSE = 20
const TRUE = 21

export function encode(value: Cbor): Uint8Array {
  return Uint8Array.from(encoded(value))
}

function encoded(value: Cbor): number[] {
  if (typeof value === 'number') return value < 0 ? head(Major.Negative, -1 - value) : head(Major.Unsigned, value)
  if (typeof value === 'boolean') return head(Major.Simple, value ? TRUE : FALSE)
  if (typeof value === 'string') return withBytes(Major.Text, toUtf8(value))
  if (value instanceof Uint8Array) return withBytes(Major.Bytes, value)
  if (value instanceof Tagged) return [...head(Major.Tag, value.tag), ...encoded(value.value)]
  if (value instanceof Map) return encodedMap(value)
  return [...head(Major.Array, value.length), ...value.flatMap(encoded)]
}

function encodedMap(map: CborMap): number[] {
  const entries = [...map].map(([key, value]) => ({ key: encoded(key), value: encoded(value) }))
  entries.sort((one, other) => compared(one.key, other.key))
  return [...head(Major.Map, map.size), ...entries.flatMap((entry) => [...entry.key, ...entry.value])]
}

function withBytes(major: Major, bytes: Uint8Array): number[] {
  return [...head(major, bytes.length), ...bytes]
}

function head(major: Major, value: number): number[] {
  const first = major << 5
  if (value < 24) return [first | value]
  const size = [1, 2, 4, 8].find((bytes) => value < 2 ** (8 * bytes)) ?? 8
  const code = { 1: 24, 2: 25, 4: 26, 8: 27 }[size] ?? 27
  return [first | code, ...Array.from({ length: size }, (_, at) => Math.floor(value / 2 ** (8 * (size - 1 - at))) % 256)]
}

function compared(one: number[], other: number[]): number {
  if (one.length !== other.length) return one.length - other.length
  const at = one.findIndex((byte, index) => byte !== other[index])
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}

/** The value of bytes, or nothing where they are not the canonical form of one. */
export function decode(bytes: Uint8Array): Cbor | undefined {
  const reader = new Reader(bytes)
  try {
    const value = reader.value(0)
    return reader.isAtEnd ? value : undefined
  } catch (fault) {
    if (fault instanceof NotCanonical) return undefined
    throw fault
  }
}

class NotCanonical extends Error {}

function simple(value: number): boolean {
  if (value !== FALSE && value !== TRUE) throw new NotCanonical()
  return value === TRUE
}

class Reader {
  private at = 0

  constructor(private readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.at === this.bytes.length
  }

  value(depth: number): Cbor {
    if (depth > MOST_DEPTH) throw new NotCanonical()
    const { major, value } = this.head()
    switch (major) {
      case Major.Unsigned:
        return value
      case Major.Negative:
        return -1 - value
      case Major.Bytes:
        return this.take(value)
      case Major.Text:
        return this.text(value)
      case Major.Array:
        return Array.from({ length: this.bounded(value) }, () => this.value(depth + 1))
      case Major.Map:
        return this.map(value, depth)
      case Major.Tag:
        return new Tagged(value, this.value(depth + 1))
      default:
        return simple(value)
    }
  }

  private head(): { major: Major; value: number } {
    const first = this.byte()
    const major = first >> 5
    const low = first & 31
    if (low < 24) return { major, value: low }
    const size = { 24: 1, 25: 2, 26: 4, 27: 8 }[low]
    if (size === undefined || major === Major.Simple) throw new NotCanonical()
    let value = 0
    for (let left = size; left > 0; left -= 1) value = value * 256 + this.byte()
    if (value > Number.MAX_SAFE_INTEGER || head(major, value).length !== size + 1) throw new NotCanonical()
    return { major, value }
  }

  private byte(): number {
    const byte = this.bytes[this.at]
    if (byte === undefined) throw new NotCanonical()
    this.at += 1
    return byte
  }

  private bounded(length: number): number {
    if (length > this.bytes.length - this.at) throw new NotCanonical()
    return length
  }

  private take(length: number): Uint8Array {
    this.at += this.bounded(length)
    return this.bytes.slice(this.at - length, this.at)
  }

  private text(length: number): string {
    const text = fromUtf8(this.take(length))
    if (text === undefined) throw new NotCanonical()
    return text
  }

  private map(size: number, depth: number): CborMap {
    const map: CborMap = new Map()
    let before: number[] | undefined
    for (let left = this.bounded(size); left > 0; left -= 1) {
      const key = this.value(depth + 1)
      if (typeof key !== 'number') throw new NotCanonical()
      const written = encoded(key)
      if (before && compared(before, written) >= 0) throw new NotCanonical()
      before = written
      map.set(key, this.value(depth + 1))
    }
    return map
  }
}
