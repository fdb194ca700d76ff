import type { Shape } from '@/core/http/shapes'

/** Who is signed in, and how one gets in. */

export type Me = Shape<'MeRead'>
/** What the pages show of the person, and so what is kept on the device. */
export type KnownMe = Pick<Me, 'account_id' | 'name' | 'session_kind' | 'permissions' | 'unread_count' | 'pending_count'> & {
  readonly member: Pick<NonNullable<Me['member']>, 'name' | 'organization_name'> | null
  readonly roles: readonly Pick<Me['roles'][number], 'label' | 'organization_id' | 'organization_name' | 'organization_kind'>[]
}
export type Permission = Shape<'Permission'>
export type Session = Shape<'Tokens'>
/** The first sign-in at a desk: what to put into an authenticator app, shown once. */
export type Enrolment = Shape<'Enrolment'>
export type PasswordForm = Shape<'PasswordSignIn'>
/** Signing in with WeChat gives a session, or a ticket with which an unknown WeChat may claim an identity. */
export type WechatAnswer = Session | Shape<'ClaimTicket'>
export type LoginSession = Shape<'SessionRead'>
/** Somebody looked at an unmasked value of mine. */
export type Access = Shape<'AccessRead'>
export type RevealField = Shape<'RevealField'>

/** `matched`: show `preview`, the person says 是我. `pending`: show `code` to the secretary, who confirms in person. */
export type Claim = Shape<'ClaimRead'>
/** A claim as the secretary sees it. `member` is null when the evidence points at nobody. */
export type ClaimAtDesk = Shape<'ClaimDeskRead'>
/** Ways to show that one is the person on the roster. */
export type ClaimProof =
  | { readonly name: string; readonly national_id: string }
  | { readonly phone_code: string; readonly name?: string }
  | { readonly phone: string; readonly sms_code: string }
  | { readonly confirmation_code: string }

export const MIN_PASSWORD = 12
/** Digits of the code on the claimant's phone, and of one sent by SMS. */
export const CLAIM_DIGITS = 6
/** Digits of the secretary's code, read out to the member who stands before them. */
export const CONFIRMATION_DIGITS = 8

const CHECK_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/** Is the check character right? (GB 11643-1999.) Whether the number belongs to anybody only the server knows. */
export function isNationalId(text: string): boolean {
  const id = text.trim().toUpperCase()
  if (!/^\d{17}[\dX]$/.test(id)) return false
  const sum = CHECK_WEIGHTS.reduce((total, weight, place) => total + weight * Number(id[place]), 0)
  return CHECK_CHARACTERS[sum % 11] === id[17]
}

export function isPhone(text: string): boolean {
  return /^1\d{10}$/.test(text.trim())
}

export function shownOf({ account_id, name, session_kind, permissions, unread_count, pending_count, member, roles }: Me): KnownMe {
  return {
    ...{ account_id, name, session_kind, permissions, unread_count, pending_count },
    member: member && { name: member.name, organization_name: member.organization_name },
    roles: roles.map(({ label, organization_id, organization_name, organization_kind }) => ({ label, organization_id, organization_name, organization_kind })),
  }
}

/** Some place allows this; only a hint for what to show, the server decides each time. */
export function may(me: KnownMe | null, permission: Permission): boolean {
  return me?.permissions.includes(permission) ?? false
}
