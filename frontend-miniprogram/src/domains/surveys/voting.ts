import { failure, success, type Result } from '@/core/http/errors'
import { exclusively } from '@platform/exclusive'
import { isOwnPhone } from '@platform/host'
import { forgetSecret, keepSecret, readSecret } from '@platform/vault'
import { castBallot as send, issueBallotToken, listMySurveys, listSurveyBoard, listSurveyKeys } from './api'
import { faultOf, KEY_WRONG, NOT_KEPT, TICKET_MISSING, TICKET_WRONG } from './faults'
import { isToFill, type Marks, type Survey, type SurveyDetail, type SurveyStatus } from './model'
import { ballotText, begin, spend, take, type Asked, type Ticket } from './ticket'

/**
 * Taking a ticket and casting a ballot, over the server and this phone's place for secrets. Each step is kept before the next one begins, so that
 * a client killed at any moment goes on with the same ticket. Kept by account, since a phone may be lent, and past a sign-out, since a
 * ticket is given once. Answers are never kept.
 */

const TAKEN_ELSEWHERE = faultOf('surveys.token_taken')

const placeOf = (accountId: string, surveyId: string) => `ballot:${accountId}:${surveyId}`

export async function readTicket(accountId: string, surveyId: string): Promise<Ticket | null> {
  const kept = await readSecret(placeOf(accountId, surveyId))
  return kept === null ? null : (JSON.parse(kept) as Ticket)
}

/**
 * What a round that stands so leaves of a ticket, once the server has said it: while ballots are taken all of it, then a receipt alone, and of a void
 * round, or one that is not there, nothing. Whoever gets hold of the phone later finds no more.
 */
export async function settleTicket(accountId: string, surveyId: string, status: SurveyStatus | 'gone'): Promise<Ticket | null> {
  const ticket = await readTicket(accountId, surveyId)
  if (ticket === null || status === 'open') return ticket
  if (ticket.stage === 'cast' && status !== 'void' && status !== 'gone') return ticket
  forgetSecret(placeOf(accountId, surveyId))
  return null
}

/** Taking it is under way: another message of the same person would be refused, so nobody begins a second one. */
const running = new Map<string, Promise<Result<Ticket>>>()

/** The ticket of this round: as it is kept, else from the server. Only for a round that `isToFill`. */
export function takeTicket(accountId: string, survey: Survey): Promise<Result<Ticket>> {
  const place = placeOf(accountId, survey.id)
  const run = running.get(place) ?? exclusively(place, () => takeOnce(accountId, survey)).finally(() => running.delete(place))
  running.set(place, run)
  return run
}

async function takeOnce(accountId: string, survey: Survey): Promise<Result<Ticket>> {
  const kept = await readTicket(accountId, survey.id)
  if (kept !== null && kept.stage !== 'asked') return success(kept)
  if (kept === null && survey.my_roll?.issued_on != null) return failure(TAKEN_ELSEWHERE)
  const asked = kept === null ? await ask(accountId, survey) : success(kept)
  return asked.ok ? fetchSigned(accountId, survey.id, asked.value) : asked
}

async function fetchSigned(accountId: string, surveyId: string, asked: Asked): Promise<Result<Ticket>> {
  const token = await issueBallotToken(surveyId, asked.blinding.blindedMsg)
  if (token.ok) {
    const held = take(asked, token.value)
    return held === undefined ? failure(TICKET_WRONG) : keepTicket(accountId, surveyId, held)
  }
  // The one ticket was given for another message: this one will never be signed.
  if (token.error.code === TAKEN_ELSEWHERE.code) forgetSecret(placeOf(accountId, surveyId))
  return token
}

async function ask(accountId: string, survey: Survey): Promise<Result<Asked>> {
  const keys = await listSurveyKeys(survey.id)
  if (!keys.ok) return keys
  const key = keys.value.find(({ cell_id }) => cell_id === survey.my_roll?.cell_id)
  const asked = key === undefined ? undefined : await begin(survey.id, key)
  return asked === undefined ? failure(KEY_WRONG) : keepTicket(accountId, survey.id, asked)
}

async function keepTicket<T extends Ticket>(accountId: string, surveyId: string, ticket: T): Promise<Result<T>> {
  return (await keepSecret(placeOf(accountId, surveyId), JSON.stringify(ticket))) ? success(ticket) : failure(NOT_KEPT)
}

/**
 * Puts the ballot into the box. `earlier`: this ticket's ballot was there already, with other answers (its answer got lost, and the client was
 * closed before it came); that one counts.
 */
export async function castBallot(accountId: string, survey: SurveyDetail, marks: Marks): Promise<Result<'cast' | 'earlier'>> {
  const ticket = await readTicket(accountId, survey.id)
  if (ticket?.stage === 'cast') return success('earlier')
  if (ticket?.stage !== 'held') return failure(TICKET_MISSING)
  const answer = await send(ballotText(survey.id, ticket, survey.items, marks))
  if (!answer.ok && answer.error.code !== 'surveys.ballot_spent') return answer
  // Should the phone have no room for it, the ticket stays: used again, it is answered with the same receipt.
  await keepTicket(accountId, survey.id, spend(ticket))
  return success(answer.ok ? 'cast' : 'earlier')
}

/** Rounds that wait for this person on this phone. */
export async function listWaiting(accountId: string): Promise<Result<readonly Survey[]>> {
  const open = await listMySurveys({ status: 'open' })
  if (!open.ok) return open
  const tickets = await Promise.all(open.value.items.map(({ id }) => readTicket(accountId, id)))
  return success(open.value.items.filter((survey, place) => isToFill(survey) && tickets[place]?.stage !== 'cast'))
}

/**
 * Takes the tickets of rounds when they are first seen, long before anybody answers: taking and casting at one moment would let whoever
 * watches the wire put the two together. Nowhere but on a phone of one's own: there is one ticket a member, and a silent one would lie in the
 * office's browser. One after the other, in silence; the page of a round tries again and says what is wrong.
 */
export async function takeTickets(accountId: string, surveys: readonly Survey[]): Promise<void> {
  if (!isOwnPhone()) return
  for (const survey of surveys) if (isToFill(survey)) await takeTicket(accountId, survey)
}

/** Whether taking it goes without asking: where the phone is one's own, where it was begun, or where it was taken elsewhere, which is then said. */
export function isTakenUnasked(survey: Survey, ticket: Ticket | null): boolean {
  return isOwnPhone() || ticket !== null || survey.my_roll?.issued_on != null
}

/** How many ballots were counted, and whether the one cast here is among them; null where none was. */
export async function lookAtBoard(surveyId: string, ticket: Ticket | null): Promise<Result<{ count: number; hasMine: boolean | null }>> {
  const board = await listSurveyBoard(surveyId)
  if (!board.ok) return board
  const hasMine = ticket?.stage === 'cast' ? board.value.some(({ receipt }) => receipt === ticket.receipt) : null
  return success({ count: board.value.length, hasMine })
}
