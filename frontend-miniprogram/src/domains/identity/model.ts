/** Who is signed in, as pages need it. */

export interface Role {
  readonly role: string
  readonly organization_id: string
  readonly organization_name: string
}

export interface Me {
  /** Masked where the server masks it; null for staff who are no members. */
  readonly member: { readonly id: string; readonly name: string; readonly organization_name: string } | null
  readonly name: string
  readonly roles: readonly Role[]
  readonly unread_count: number
  readonly pending_count: number
}

/** What signing in gives: a session, or a ticket with which an unknown WeChat may claim an identity. */
export type SignInAnswer =
  | { readonly access_token: string; readonly refresh_token: string }
  | { readonly claim_ticket: string }

export interface LoginSession {
  readonly id: string
  readonly device: string
  readonly last_used_at: string
  readonly is_current: boolean
}

/** Somebody looked at an unmasked value of mine. */
export interface Access {
  readonly id: string
  readonly at: string
  readonly actor_name: string
  readonly role: string
  readonly fields: readonly string[]
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

/** May this person open the desk's pages? Only a hint for what to show: the server decides each time. */
export function isStaff(me: Me | null): boolean {
  return (me?.roles ?? []).some(({ role }) => role !== 'member')
}

/** A claim that waits for the secretary, with the code the member shows. */
export interface WaitingClaim {
  readonly id: string
  readonly confirmation_code: string
  readonly expires_at: string
}

export type ClaimAnswer = SignInAnswer | WaitingClaim

export function isWaitingClaim(answer: ClaimAnswer): answer is WaitingClaim {
  return 'confirmation_code' in answer
}

/** Ways to show that one is the person on the roster. */
export type ClaimProof = { readonly name: string; readonly national_id: string } | { readonly phone_code: string } | { readonly in_person: true }
