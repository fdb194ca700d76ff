import { fromBase64Url } from '@/core/base64url'
import { sha256 } from './sha2'

/** A ballot's name on the board: SHA-256, in hex, of what was signed. */
export function sha256Hex(preparedMsg: string): string {
  const bytes = fromBase64Url(preparedMsg)
  if (bytes === undefined) throw new Error('not base64url')
  return Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The first of its groups of eight, as people compare it. */
export function grouped(hex: string, groups: number): string {
  return (hex.match(/.{8}/g) ?? []).slice(0, groups).join(' ')
}
