// @vitest-environment jsdom
import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fromBase64Url, toBase64Url } from '@/core/base64url'
import type { Answer, Sent } from '@test/fake-uni'
import { isOneLine } from '@test/one-line'
import { verify } from '../blind-rsa'
import { fingerprintOf } from '../fingerprint'
import { power, toBytes, toInteger, type Whole } from '../integers'
import type { Marks, SheetItem, SurveyDetail } from '../model'
import { sha256Hex } from '../receipt'
import { ballotText, type Ticket } from '../ticket'

/** Short for a ballot's key, and quick. */
const jwk = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ format: 'jwk' }) as { kty: string; n: string; e: string; d: string }
const [n, e, d] = [jwk.n, jwk.e, jwk.d].map((part) => toInteger(fromBase64Url(part)!)) as [Whole, Whole, Whole]
const key = { n, e }
const SURVEY = '0198f0aa-7c1e-7000-8000-00000000000a'
const CELL = '0198f0aa-7c1e-7000-8000-00000000000b'
const ITEMS: readonly SheetItem[] = [
  { id: 'q1', kind: 'satisfaction', title: '村道', options: [{ value: 'satisfied', label: '满意' }, { value: 'very_dissatisfied', label: '很不满意' }] },
  { id: 'q2', kind: 'text', title: '建议', options: [] },
]
const ROUND = { id: SURVEY, status: 'open', mode: 'anonymous', template: 'questionnaire', my_roll: { cell_id: CELL, issued_on: null, is_rated: false, drew_slip: false }, items: ITEMS } as unknown as SurveyDetail

/** What the server does with tickets and ballots, as `app/surveys` does it; the ways to be lost are the tests'. */
class Office {
  blinded: string | null = null
  readonly ballots = new Map<string, string>()
  readonly casts: RequestInit[] = []
  fingerprint = fingerprintOf(key)
  loses: 'token' | 'cast' | null = null

  answer = ({ url, data }: Sent): Answer | 'offline' => {
    if (url.includes('/keys')) {
      return { status: 200, body: { items: [{ cell_id: CELL, label: '', key_id: this.fingerprint, fingerprint: this.fingerprint, jwk: { kty: jwk.kty, n: jwk.n, e: jwk.e } }], next_cursor: null } }
    }
    if (url.endsWith('/ballot-tokens')) return this.sign((data as { blinded_msg: string }).blinded_msg)
    return { status: 200, body: { items: [ROUND], next_cursor: null } }
  }

  private sign(blinded: string): Answer | 'offline' {
    this.blinded ??= blinded
    if (this.loses === 'token') return 'offline'
    if (this.blinded !== blinded) return { status: 409, body: { code: 'surveys.token_taken', title: '您已经领过这一轮的票。', errors: [] } }
    const blind_sig = toBase64Url(toBytes(power(toInteger(fromBase64Url(blinded)!), d, n), 128))
    return { status: 200, body: { blind_sig, key_id: this.fingerprint } }
  }

  cast = async (_url: string, init: RequestInit): Promise<Response> => {
    this.casts.push(init)
    const ballot = JSON.parse(init.body as string) as { prepared_msg: string; signature: string; answers: { value: string }[] }
    if (!ballot.answers.every(({ value }) => isOneLine(value) && [...value].length <= 200)) return Response.json({ code: 'form.invalid', title: '有1处要改。' }, { status: 422 })
    if (!verify(key, ballot.prepared_msg, ballot.signature)) return Response.json({ code: 'surveys.signature_wrong' }, { status: 401 })
    const [receipt, answers] = [sha256Hex(ballot.prepared_msg), JSON.stringify(ballot.answers)]
    const before = this.ballots.get(receipt)
    if (before !== undefined && before !== answers) return Response.json({ code: 'surveys.ballot_spent', title: '这张票已经交过。' }, { status: 409 })
    this.ballots.set(receipt, answers)
    if (this.loses === 'cast') throw new TypeError('failed to fetch')
    return Response.json({ receipt }, { status: before === undefined ? 201 : 200 })
  }
}

let office: Office
/** The client as it starts: what it has kept is all it knows. */
async function start() {
  vi.resetModules()
  return import('../voting')
}
beforeEach(() => {
  office = new Office()
  fakeUni.server = office.answer
  fakeUni.stored.set('session', { v: 1, value: { access: 'secret-access', refresh: 'r' } })
  vi.stubGlobal('fetch', office.cast)
})
afterEach(() => vi.unstubAllGlobals())

const ON_A_PHONE = 'Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.49'
/** As somebody writes it who takes a new line for each wish. */
const MARKS = { q1: 'satisfied', q2: ' 修路\n装灯\u0001 ' }

describe('a ticket', () => {
  it('is taken once, whoever asks for it at the same moment', async () => {
    vi.stubGlobal('navigator', { userAgent: ON_A_PHONE })
    const { takeTicket, takeTickets } = await start()
    const [first, second] = await Promise.all([takeTicket('a', ROUND), takeTicket('a', ROUND), takeTickets('a', [ROUND])])
    expect(first).toEqual(second)
    expect(first).toMatchObject({ ok: true, value: { stage: 'held' } })
    expect(fakeUni.sent.filter(({ url }) => url.endsWith('/ballot-tokens'))).toHaveLength(1)
  })

  it.each([
    ['WeChat on a phone', ON_A_PHONE, true],
    ['WeChat on a computer', 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 MicroMessenger/7.0.20 WindowsWechat', false],
    ['a phone’s browser, which may be somebody else’s', 'Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36', false],
  ])('is taken unasked in %s: %s, %s', async (_, userAgent, isTaken) => {
    vi.stubGlobal('navigator', { userAgent })
    const { isTakenUnasked, readTicket, takeTickets } = await start()
    await takeTickets('a', [ROUND])
    expect(office.blinded !== null).toBe(isTaken)
    expect((await readTicket('a', SURVEY))?.stage).toBe(isTaken ? 'held' : undefined)
    expect(isTakenUnasked(ROUND, null)).toBe(isTaken)
  })

  it('goes on unasked where it was begun, and where it was taken elsewhere, which is then said', async () => {
    const { isTakenUnasked } = await start()
    expect(isTakenUnasked(ROUND, null)).toBe(false)
    expect(isTakenUnasked(ROUND, { stage: 'asked' } as Ticket)).toBe(true)
    expect(isTakenUnasked({ ...ROUND, my_roll: { cell_id: CELL, issued_on: '2026-03-05', is_rated: false, drew_slip: false } }, null)).toBe(true)
  })

  it('is the same after its answer got lost and the client was killed', async () => {
    office.loses = 'token'
    expect(await (await start()).takeTicket('a', ROUND)).toMatchObject({ ok: false, error: { code: 'network.offline' } })
    office.loses = null
    const { takeTicket } = await start()
    expect(await takeTicket('a', { ...ROUND, my_roll: { cell_id: CELL, issued_on: '2026-03-05', is_rated: false, drew_slip: false } })).toMatchObject({ ok: true, value: { stage: 'held' } })
  })

  it('is not asked for under a key whose fingerprint is another', async () => {
    office.fingerprint = 'f'.repeat(64)
    const { takeTicket } = await start()
    expect(await takeTicket('a', ROUND)).toMatchObject({ ok: false, error: { code: 'ballot.key_wrong' } })
    expect(office.blinded).toBeNull()
  })

  it('is not asked for when the phone could not keep it', async () => {
    const { takeTicket } = await start()
    fakeUni.isStorageFull = true
    expect(await takeTicket('a', ROUND)).toMatchObject({ ok: false, error: { code: 'ballot.not_kept' } })
    expect(office.blinded).toBeNull()
  })

  it('that another phone has taken is not asked for again', async () => {
    office.blinded = 'of another phone'
    const { takeTicket } = await start()
    expect(await takeTicket('a', ROUND)).toMatchObject({ ok: false, error: { code: 'surveys.token_taken' } })
    const before = fakeUni.sent.length
    expect(await takeTicket('a', { ...ROUND, my_roll: { cell_id: CELL, issued_on: '2026-03-05', is_rated: false, drew_slip: false } })).toMatchObject({ ok: false, error: { code: 'surveys.token_taken' } })
    expect(fakeUni.sent).toHaveLength(before)
  })

  it.each(['closed', 'published', 'void', 'gone'] as const)('leaves the phone with a round that is %s', async (status) => {
    const { settleTicket, takeTicket } = await start()
    await takeTicket('a', ROUND)
    expect(await settleTicket('a', SURVEY, 'open')).toMatchObject({ stage: 'held' })
    expect(await settleTicket('a', SURVEY, status)).toBeNull()
    expect([...fakeUni.stored.keys()].filter((key) => key.includes('ballot'))).toEqual([])
  })

  it.each([['closed', true], ['counted', true], ['void', false], ['gone', false]] as const)('that was cast leaves its receipt in a round that is %s: %s', async (status, isKept) => {
    const { castBallot, settleTicket, takeTicket } = await start()
    await takeTicket('a', ROUND)
    await castBallot('a', ROUND, MARKS)
    expect((await settleTicket('a', SURVEY, status)) !== null).toBe(isKept)
    expect([...fakeUni.stored.keys()].some((key) => key.includes('ballot'))).toBe(isKept)
  })

  it('belongs to one account: who borrows the phone has another', async () => {
    const { takeTicket, readTicket } = await start()
    await takeTicket('a', ROUND)
    expect(await readTicket('b', SURVEY)).toBeNull()
  })
})

describe('a ballot', () => {
  it('is cast after the client was killed in between, says nothing of who sends it, and leaves only its receipt', async () => {
    await (await start()).takeTicket('a', ROUND)
    const { castBallot, readTicket, listWaiting } = await start()
    expect(await listWaiting('a')).toMatchObject({ ok: true, value: [{ id: SURVEY }] })
    expect(await castBallot('a', ROUND, MARKS)).toEqual({ ok: true, value: 'cast' })

    const [sent] = office.casts
    expect(sent).toMatchObject({ method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer', headers: { Accept: 'application/json', 'Content-Type': 'application/json' } })
    expect(Object.keys(sent!.headers!)).toHaveLength(2)
    expect(Object.keys(JSON.parse(sent!.body as string) as object).sort()).toEqual(['answers', 'cell_id', 'prepared_msg', 'signature', 'survey_id'])
    const [[receipt, answers]] = [...office.ballots] as [[string, string]]
    expect(JSON.parse(answers)).toEqual([{ item_id: 'q1', value: 'satisfied' }, { item_id: 'q2', value: '修路 装灯' }])
    expect(await readTicket('a', SURVEY)).toEqual({ stage: 'cast', receipt })
    expect(await listWaiting('a')).toEqual({ ok: true, value: [] })
    expect(JSON.stringify([...fakeUni.stored])).not.toMatch(/修路|signature|blinding/)
  })

  it('has one size, whatever it says', () => {
    const held = { stage: 'held', cellId: CELL, fingerprint: '', preparedMsg: 'm', signature: 's' } as const
    const sizeOf = (marks: Marks) => Buffer.byteLength(ballotText(SURVEY, held, ITEMS, marks))
    const samples: Marks[] = [{ q1: 'satisfied' }, { q1: 'very_dissatisfied', q2: '好'.repeat(200) }, { q1: 'satisfied', q2: '"\\😀'.repeat(50) }, { q1: 'satisfied', q2: '修路\n\n装灯\u0001' }]
    expect(new Set(samples.map(sizeOf)).size).toBe(1)
    const several: SheetItem = { id: 'q3', kind: 'choices', title: '几点', options: ['o1', 'o2', 'o3', 'o10', 'abstained'].map((value) => ({ value, label: value })) }
    const ticked = ['', 'o1', 'o1,o2,o3,o10'].map((q3) => Buffer.byteLength(ballotText(SURVEY, held, [several], { q3 })))
    expect(new Set(ticked).size).toBe(1)
    expect(JSON.parse(ballotText(SURVEY, held, ITEMS, MARKS))).toMatchObject({ answers: [{ value: 'satisfied' }, { value: '修路 装灯' }] })
  })

  it('whose answer got lost is sent again, and is there once', async () => {
    await (await start()).takeTicket('a', ROUND)
    const { castBallot, readTicket } = await start()
    office.loses = 'cast'
    expect(await castBallot('a', ROUND, MARKS)).toMatchObject({ ok: false, error: { code: 'network.offline' } })
    expect(await readTicket('a', SURVEY)).toMatchObject({ stage: 'held' })
    office.loses = null
    expect(await castBallot('a', ROUND, MARKS)).toEqual({ ok: true, value: 'cast' })
    expect(office.ballots.size).toBe(1)
  })

  it('that was in the box before the client was killed counts, not what is filled in afterwards', async () => {
    await (await start()).takeTicket('a', ROUND)
    office.loses = 'cast'
    await (await start()).castBallot('a', ROUND, MARKS)
    office.loses = null
    const { castBallot, readTicket } = await start()
    expect(await castBallot('a', ROUND, { q1: 'very_dissatisfied' })).toEqual({ ok: true, value: 'earlier' })
    const [[receipt, answers]] = [...office.ballots] as [[string, string]]
    expect(answers).toContain('修路')
    expect(await readTicket('a', SURVEY)).toEqual({ stage: 'cast', receipt })
  })

  it('needs a ticket', async () => {
    const { castBallot } = await start()
    expect(await castBallot('a', ROUND, MARKS)).toMatchObject({ ok: false, error: { code: 'ballot.ticket_missing' } })
    expect(office.casts).toHaveLength(0)
  })
})
