import type { Shape } from '@/core/http/shapes'

/** The card on this phone: what is kept, and what state it is in. Making codes from it is the sub-package's business. */

export const CARD_KEY = 'card'
export const SHOWN_SECONDS = 15
/** Renewed silently when fewer days are left. */
const RENEW_DAYS = 5
const DAY_MS = 24 * 60 * 60_000

export type Device = Shape<'DeviceRead'>
/** Somebody looked at my card. */
export type Verification = Shape<'OwnVerificationRead'>
/** Who showed it: I, or somebody else. */
export type Answer = Shape<'Answer'>
export type IssuedCard = Shape<'CardRead'>
/** A card to print for a member without a phone. Its code is told this once. */
export type PaperCard = Shape<'PaperCardRead'>
/** The issuer's public keys. */
export type KeySet = Shape<'JsonWebKeys'>
/** A card to be looked at, and what the server found. */
export type VerificationRequest = Shape<'VerificationCreate'>
export type ServerVerdict = Shape<'VerificationRead'>
/** How many digits a verifier shows for the holder to type. */
export const CHALLENGE_DIGITS = 6

export interface KeptCard {
  readonly deviceId: string
  /** 32 bytes in base64url. It never leaves this phone. */
  readonly secretKey: string
  readonly cert: string
  readonly minimalCert: string
  readonly expiresAt: string
}

/**
 * - `none`: this phone has no card yet. `active`: shown, and the server agrees. `offline`: shown, the server can't be asked.
 * - `expired`: seven days without a network. `revoked`: ended by somebody, or the member has none any more.
 */
export type CardState = 'loading' | 'none' | 'active' | 'offline' | 'expired' | 'revoked'

export function isExpired(card: KeptCard, now: Date): boolean {
  return Date.parse(card.expiresAt) <= now.getTime()
}

export function isDueForRenewal(card: KeptCard, now: Date): boolean {
  return Date.parse(card.expiresAt) - now.getTime() < RENEW_DAYS * DAY_MS
}

/** The first character, and the last of three or more: as the code itself tells it. */
export function maskedName(name: string): string {
  const letters = [...name]
  return letters.length > 2 ? `${letters[0]}${'＊'.repeat(letters.length - 2)}${letters[letters.length - 1]}` : `${letters[0] ?? ''}＊`
}
