/** Who is signed in, as pages need it. */

export interface Role {
  readonly role: string
  /** In words: 支部书记. */
  readonly label: string
  readonly organization_id: string
  readonly organization_name: string
}

/** What some place allows this person; only a hint for what to show, the server decides each time. */
export type Permission =
  | 'members:read'
  | 'rosters:import'
  | 'rosters:export'
  | 'claims:confirm'
  | 'activities:write'
  | 'feedback:answer'

export interface Me {
  readonly name: string
  /** Null for staff who are no members. */
  readonly member: { readonly id: string; readonly name: string; readonly organization_name: string } | null
  readonly roles: readonly Role[]
  readonly permissions: readonly string[]
  /** What waits for this person's decision. */
  readonly pending_count: number
}

/** Somebody is signed in. */
export interface Session {
  readonly access_token: string
  readonly refresh_token: string
}

/** What signing in with WeChat gives: a session, or a ticket with which an unknown WeChat may claim an identity. */
export type WechatAnswer = Session | { readonly claim_ticket: string; readonly expires_at: string }

/** The first sign-in at a desk: what to put into an authenticator app, shown once. */
export interface Enrolment {
  readonly otpauth_uri: string
  readonly secret: string
  readonly needs_new_password: boolean
}

export interface PasswordForm {
  readonly username: string
  readonly password: string
  readonly totp?: string
  readonly new_password?: string
}

/** `matched`: show `preview`, the person says 是我. `pending`: show `code` to the secretary, who confirms in person. */
export interface Claim {
  readonly id: string
  readonly status: 'matched' | 'pending' | 'accepted' | 'confirmed' | 'refused'
  readonly preview: { readonly name: string; readonly organization_name: string; readonly joined_year: number } | null
  readonly code: string | null
  readonly code_expires_at: string | null
}

/** A claim as the secretary sees it. `member` is null when the evidence points at nobody. */
export interface ClaimAtDesk {
  readonly id: string
  readonly member: { readonly id: string; readonly name: string; readonly organization_name: string } | null
  readonly created_at: string
}

/** Digits of the code on the claimant's phone. */
export const CLAIM_DIGITS = 6

/** Ways to show that one is the person on the roster. */
export type ClaimProof =
  | { readonly name: string; readonly national_id: string }
  | { readonly phone_code: string; readonly name?: string }
  | { readonly confirmation_code: string }

export const MIN_PASSWORD = 12

/** The secretary's code, read out to the member who stands before them. */
export const CONFIRMATION_DIGITS = 8

export interface LoginSession {
  readonly id: string
  readonly device: string
  readonly seen_at: string
  readonly is_current: boolean
}

export type RevealField = 'national_id' | 'phone' | 'landline' | 'address' | 'born_on'

/** Somebody looked at an unmasked value of mine. */
export interface Access {
  readonly id: string
  readonly at: string
  readonly who: string
  readonly role: string
  readonly fields: readonly RevealField[]
  readonly reason: string
}

const CHECK_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/** Is the check character right? (GB 11643-1999.) Whether the number belongs to anybody only the server knows. */
export function isNationalId(text: string): boolean {
  const id = text.trim().toUpperCase()
  if (!/^\d{17}[\dX]$/.test(id)) return false
  const sum = CHECK_WEIGHTS.reduce((total, weight, place) => total + weight * Number(id[place]), 0)
  return CHECK_CHARACTERS[sum % 11] === id[17]
}

export function may(me: Me | null, permission: Permission): boolean {
  return me?.permissions.includes(permission) ?? false
}
