import { beforeEach, expect, it, vi } from 'vitest'
import type { Answer, Sent } from '../../../../test/fake-uni'
import { formOf, wordsOf } from '../application'
import { APPLICATION, transfer } from './transfers'

const note = vi.fn<(id: string) => void>()
const load = () => import('../submit')
const sent = () => fakeUni.sent.map(({ method, url }) => `${method} ${url.split('/api/v1')[1]}`)
const found = (status: 'draft' | 'returned' | 'pending' | 'withdrawn'): Answer => ({ status: 200, headers: { ETag: '"7"' }, body: transfer({ status }) })
const serve = (answers: Record<string, Answer>) => {
  fakeUni.server = ({ method, url }: Sent) => answers[`${method} ${url.split('/api/v1')[1]}`] ?? { status: 404, body: { code: 'request.not_found' } }
}

beforeEach(async () => {
  note.mockReset()
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
})

it('makes a draft under the key of its wording, and submits it on its version', async () => {
  serve({ 'POST /transfers': { ...found('draft'), status: 201 }, 'POST /transfers/x1/actions': found('pending') })
  const { submit } = await load()
  const result = await submit(APPLICATION, formOf(APPLICATION), note)
  expect(result).toMatchObject({ ok: true, value: { status: 'pending' } })
  expect(sent()).toEqual(['POST /transfers', 'POST /transfers/x1/actions'])
  expect(fakeUni.sent[0]?.header['Idempotency-Key']).toBe('k1')
  expect(fakeUni.sent[1]).toMatchObject({ header: { 'If-Match': '"7"' }, data: { action: 'submit' } })
  expect(note).toHaveBeenCalledWith('x1')
})

it('whose answer was lost goes out no second time', async () => {
  serve({ 'POST /transfers': { ...found('pending'), status: 201 } })
  const { submit } = await load()
  expect(await submit(APPLICATION, formOf(APPLICATION), note)).toMatchObject({ ok: true, value: { id: 'x1' } })
  expect(sent()).toEqual(['POST /transfers'])
})

it('what the server has is written anew and submitted', async () => {
  serve({ 'GET /transfers/x1': found('returned'), 'PUT /transfers/x1': found('returned'), 'POST /transfers/x1/actions': found('pending') })
  const { submit } = await load()
  await submit({ ...APPLICATION, transferId: 'x1', memberId: 'm1' }, formOf(APPLICATION), note)
  expect(sent()).toEqual(['GET /transfers/x1', 'PUT /transfers/x1', 'POST /transfers/x1/actions'])
  expect(fakeUni.sent[1]?.data).not.toHaveProperty('member_id')
})

it('what was withdrawn in the meantime is asked for anew, under another key', async () => {
  serve({ 'GET /transfers/x1': found('withdrawn'), 'POST /transfers': { ...found('draft'), status: 201 }, 'POST /transfers/x1/actions': found('pending') })
  const { submit } = await load()
  expect(await submit({ ...APPLICATION, transferId: 'x1' }, formOf(APPLICATION), note)).toMatchObject({ ok: true })
  expect(fakeUni.sent[1]?.header['Idempotency-Key']).toBe('k1-anew')
})

it('without a network nothing is kept for later', async () => {
  fakeUni.server = () => 'offline'
  const { submit } = await load()
  expect(await submit(APPLICATION, formOf(APPLICATION), note)).toMatchObject({ ok: false, error: { kind: 'offline' } })
  expect(note).not.toHaveBeenCalled()
  expect(fakeUni.stored.get('outbox')).toBeUndefined()
})

const CHECK = { ok: true, kind: 'cross_province', kind_label: '跨省转接', needs_letter: true, route: [], findings: [] }
const FINDING = { code: 'transfers.open_transfer_exists', title: '', pointer: null, is_warning: false, action: 'submit' }

it('an entry that turns out to say nothing of the kind is asked for with it', async () => {
  fakeUni.server = ({ data }) =>
    (data as { kind: unknown }).kind === null ? { status: 422, body: { code: 'transfers.kind_mismatch', title: '', errors: [] } } : { status: 200, body: CHECK }
  const { look } = await load()
  const result = await look({ ...APPLICATION, kind: 'cross_province', target: { by: 'book', id: 'e1', name: '某市', note: '', saysKind: true } })
  expect(result).toMatchObject({ ok: true, value: { form: { kind: 'cross_province' } } })
})

it('words are asked for once, whatever the answer', async () => {
  fakeUni.server = () => ({ status: 422, body: { code: 'transfers.kind_mismatch', title: '', errors: [] } })
  const { look } = await load()
  expect(await look({ ...APPLICATION, target: wordsOf('某地') })).toMatchObject({ ok: false })
  expect(fakeUni.sent).toHaveLength(1)
})

it('what only the person can answer is not asked for as something else', async () => {
  fakeUni.server = () => ({ status: 422, body: { code: 'transfers.kind_mismatch', title: '', errors: [] } })
  const { look } = await load()
  expect(await look({ ...APPLICATION, kind: 'graduate' })).toMatchObject({ ok: false })
  expect(fakeUni.sent).toHaveLength(1)
})

it('another one on its way stops a new application, and not the one that is mended', async () => {
  serve({ 'POST /transfers/preflight': { status: 200, body: { ...CHECK, findings: [FINDING] } } })
  const { isStopped, look } = await load()
  const fresh = await look(APPLICATION)
  const mended = await look({ ...APPLICATION, transferId: 'x1' })
  expect([fresh, mended].map((result) => result.ok && isStopped(result.value))).toEqual([true, false])
})

it('what an office looks at later stops nobody', async () => {
  serve({ 'POST /transfers/preflight': { status: 200, body: { ...CHECK, ok: false, findings: [{ ...FINDING, code: 'transfers.dues_arrears', action: 'approve' }] } } })
  const { isStopped, look } = await load()
  const result = await look(APPLICATION)
  expect(result.ok && isStopped(result.value)).toBe(false)
})
