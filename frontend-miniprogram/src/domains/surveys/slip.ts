import { bodyOf } from '@/core/http/body'
import { callNameless } from '@/core/http/client'
import { failure, success, type Result } from '@/core/http/errors'
import type { Shape } from '@/core/http/shapes'
import { exclusively } from '@platform/exclusive'
import { forgetSecret, keepSecret, readSecret } from '@platform/vault'
import { castBallot as send } from './api'
import { KEY_WRONG, NOT_KEPT, TICKET_MISSING, TICKET_WRONG } from './faults'
import type { BallotToken, Marks } from './model'
import { ballotText, begin, spend, take, type Asked, type Ticket } from './ticket'

/**
 * A sealed slip on anybody's phone: its sheet, its ticket and its ballot, by nobody in particular. What must be kept is kept by the slip's code,
 * until the ballot is cast; whose phone it is plays no part.
 */

export type Slip = Shape<'SlipRead'>

const V1 = '/api/v1'
const placeOf = (code: string) => `ballot:slip:${code}`

/** A code as it is printed, however it was typed. */
export function codeFrom(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}

export function readSlip(code: string): Promise<Result<Slip>> {
  return bodyOf(callNameless<Slip>(`${V1}/ballot-slips`, JSON.stringify({ code })))
}

export async function readSlipTicket(code: string): Promise<Ticket | null> {
  const kept = await readSecret(placeOf(code))
  return kept === null ? null : (JSON.parse(kept) as Ticket)
}

/** `used`: somewhere else. `fill`: to be filled in. `cast`: filled in here. */
export type SlipStanding = 'early' | 'over' | 'used' | 'fill' | 'cast'

export function standingOfSlip(slip: Slip, ticket: Ticket | null): SlipStanding {
  if (ticket?.stage === 'cast') return 'cast'
  if (!slip.is_open) return slip.status === 'frozen' ? 'early' : 'over'
  if (slip.is_used && ticket === null) return 'used'
  return 'fill'
}

/** The ticket of a slip: as it is kept here, else from the server. */
export function takeSlipTicket(code: string, slip: Slip): Promise<Result<Ticket>> {
  return exclusively(placeOf(code), async () => {
    const kept = await readSlipTicket(code)
    if (kept !== null && kept.stage !== 'asked') return success(kept)
    const asked = kept ?? (await begin(slip.survey_id, slip.key))
    if (asked === undefined) return failure(KEY_WRONG)
    const written = await keep(code, asked)
    return written.ok ? fetchSigned(code, asked) : written
  })
}

async function fetchSigned(code: string, asked: Asked): Promise<Result<Ticket>> {
  const token = await bodyOf(callNameless<BallotToken>(`${V1}/ballot-slips/tokens`, JSON.stringify({ code, blinded_msg: asked.blinding.blindedMsg })))
  if (token.ok) {
    const held = take(asked, token.value)
    return held === undefined ? failure(TICKET_WRONG) : keep(code, held)
  }
  // It was signed for another phone: this message will never be.
  if (token.error.code === 'surveys.slip_used') forgetSecret(placeOf(code))
  return token
}

async function keep(code: string, ticket: Ticket): Promise<Result<Ticket>> {
  return (await keepSecret(placeOf(code), JSON.stringify(ticket))) ? success(ticket) : failure(NOT_KEPT)
}

/** Puts the ballot into the box, and answers what is left of the ticket: the receipt. */
export async function castSlip(code: string, slip: Slip, marks: Marks): Promise<Result<Ticket>> {
  const ticket = await readSlipTicket(code)
  if (ticket?.stage === 'cast') return success(ticket)
  if (ticket?.stage !== 'held') return failure(TICKET_MISSING)
  const answer = await send(ballotText(slip.survey_id, ticket, slip.items, marks))
  if (!answer.ok && answer.error.code !== 'surveys.ballot_spent') return answer
  const cast = spend(ticket)
  await keep(code, cast)
  return success(cast)
}
