/** Which cards were withdrawn, for verifiers without network: a status list (IETF Token Status List), one bit a card. */

import { p256 } from '@noble/curves/nist.js'
import { inflate } from 'pako/lib/inflate.js'
import { fromBase64Url } from './base64url'
import type { Keys } from './dm1'
import { fromUtf8, toUtf8 } from './utf8'

export const LIST_SIZE = 131072

export interface StatusList {
  /** Seconds since 1970: the list tells what was withdrawn until then. */
  issuedAt: number
  bits: Uint8Array
}

/** The number of the list in which a card's index is. */
export function listOf(statusIndex: number): number {
  return Math.floor(statusIndex / LIST_SIZE)
}

/** List `number`, once its signature is found good; nothing for any other text. */
export function readStatusList(token: string, number: number, keys: Keys): StatusList | undefined {
  const [header = '', claims = '', signature = '', ...more] = token.split('.')
  const { alg, typ, kid } = decoded(header)
  const key = typeof kid === 'string' ? keys.get(kid) : undefined
  if (more.length > 0 || alg !== 'ES256' || typ !== 'statuslist+jwt' || key === undefined) return undefined
  if (!isSignedBy(key, `${header}.${claims}`, fromBase64Url(signature))) return undefined
  return asList(decoded(claims), number)
}

export function isWithdrawn({ bits }: StatusList, statusIndex: number): boolean {
  const place = statusIndex % LIST_SIZE
  return (((bits[place >> 3] ?? 0) >> (place & 7)) & 1) === 1
}

/** The list must say by itself which one it is: otherwise another one could stand in for it. */
function asList({ sub, iat, status_list }: Record<string, unknown>, number: number): StatusList | undefined {
  const { bits, lst } = (status_list ?? {}) as { bits?: unknown; lst?: unknown }
  const isThisOne = typeof sub === 'string' && sub.endsWith(`/identity/status/${number}`)
  if (!isThisOne || typeof iat !== 'number' || bits !== 1 || typeof lst !== 'string') return undefined
  const unpacked = inflate(fromBase64Url(lst))
  return unpacked.length === LIST_SIZE / 8 ? { issuedAt: iat, bits: unpacked } : undefined
}

function isSignedBy(key: Uint8Array, text: string, signature: Uint8Array): boolean {
  return signature.length === 64 && p256.verify(signature, toUtf8(text), key, { lowS: false })
}

function decoded(part: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(fromUtf8(fromBase64Url(part)) ?? '')) as Record<string, unknown>
  } catch {
    return {}
  }
}
