import { describe, expect, it } from 'vitest'
import type { KnownMe } from '@/domains/identity/model'
import { actBetween, actingRole, asksOf, buttonsOf, commandOf, DESK_MOVES, duesStanding, emptyForm, faultsOf, hasTransferDesk, reasonLeast, receivingPlaces, repliesOf, withWarning, type DeskAction, type DeskForm } from '../desk'
import type { TimelineEntry, Transfer, TransferAction } from '../model'

const TODAY = '2026-03-05'
const station = (step: string, organization_id: string | null) => ({ step, label: step, organization_id, organization_name: '', state: 'ahead' })
const TRANSFER = {
  kind: 'within_county',
  status: 'pending',
  step: 'from_branch',
  warnings: [],
  receipt_handler: '',
  receipt_phone: '',
  receipt_number: '',
  received_on: null,
  dues_paid_through: '2026-03',
  dues_on_record: '2026-03',
  letter_days: 30,
  target_id: 'b2',
  holder: { organization_id: 'b1', is_overdue: false },
  route: [station('from_branch', 'b1'), station('from_committee', 'c1'), station('to_committee', 'c2'), station('to_branch', 'b2')],
} as unknown as Transfer

const made = (part: Partial<Record<keyof Transfer, unknown>>) => ({ ...TRANSFER, ...part }) as Transfer
const allowing = (...actions: TransferAction[]) => ({ allowed_actions: actions.map((action) => ({ action, label: `要${action}`, requires_reason: false })) })
const WARNED = made({ warnings: [{ code: 'transfers.holds_post', title: '在支部有职务。' }] })

function filled(action: DeskAction, transfer: Transfer, part: Partial<DeskForm>) {
  const form = { ...emptyForm(transfer, TODAY), ...part }
  return { faults: faultsOf(action, transfer, form, TODAY), command: commandOf(action, transfer, form, TODAY) }
}

describe('the buttons', () => {
  it('stand where the table says, in the server’s words', () => {
    const { main, back, others } = buttonsOf(allowing('cancel', 'return', 'approve', 'reject'))
    expect([main?.label, back?.label, others.map(({ action }) => action)]).toEqual(['要approve', '要return', ['reject', 'cancel']])
  })

  it('are those of a desk: what its member does is not among them', () => {
    expect(buttonsOf(allowing('submit', 'withdraw'))).toEqual({ main: null, back: null, others: [] })
  })

  it('leave out nothing that the server offers', () => {
    const all = Object.keys(DESK_MOVES) as DeskAction[]
    const { main, back, others } = buttonsOf(allowing(...all))
    expect([main, back, ...others].map((button) => button?.action).sort()).toEqual([...all].sort())
  })
})

describe('what is asked', () => {
  it('is nothing for an ordinary agreement: three taps', () => {
    expect(asksOf('approve', TRANSFER, TODAY)).toEqual([])
    expect(filled('approve', TRANSFER, {})).toEqual({ faults: {}, command: { action: 'approve' } })
  })

  it.each([
    ['behind on the roll', { dues_on_record: '2026-01' }, ['dues']],
    ['unknown to both', { dues_on_record: null, dues_paid_through: null }, ['dues']],
    ['said by the member alone', { dues_on_record: null }, []],
    ['of somebody who only goes away', { dues_on_record: null, dues_paid_through: null, kind: 'temporary' }, []],
    ['not the committee’s', { dues_on_record: '2026-01', step: 'from_committee' }, []],
  ])('of the dues: %s', (_, part, asks) => {
    expect(asksOf('approve', made(part), TODAY)).toEqual(asks)
  })

  it('of a receipt: by whom and when, unless the other side is here and has written it', () => {
    expect(asksOf('file_receipt', made({ status: 'in_transit' }), TODAY)).toEqual(['receipt', 'day'])
    expect(asksOf('file_receipt', made({ status: 'accepted' }), TODAY)).toEqual(['receipt'])
    expect(asksOf('file_receipt', made({ status: 'accepted', receipt_handler: '王×' }), TODAY)).toEqual([])
  })

  it('of a branch that hands back to its own committee are the receiving side’s reasons', () => {
    expect(repliesOf('return', TRANSFER)).toEqual(['incomplete', 'wrong_target', 'dues_owed', 'other'])
    expect(repliesOf('return', made({ step: 'to_branch' }))).toEqual(repliesOf('refuse', TRANSFER))
  })
})

describe('a decision', () => {
  it('rests on each warning having been read, and on a reason', () => {
    expect(filled('approve', WARNED, {}).faults).toEqual({ ticked: 'tick', reason: 'reason' })
    const { faults, command } = filled('approve', WARNED, { ticked: ['transfers.holds_post'], reason: ' 已安排交接 ' })
    expect([faults, command]).toEqual([{}, { action: 'approve', acknowledge: ['transfers.holds_post'], reason: '已安排交接' }])
  })

  it('asks for a warning that only the answer brought, once', () => {
    const refused = { code: 'transfers.branch_above_maximum', kind: 'refused', status: 409, fields: { acknowledge: '转入后支部有51人，超过50人。' } } as const
    const warnings = withWarning(withWarning([], refused), refused)
    expect(warnings).toEqual([{ code: 'transfers.branch_above_maximum', title: '转入后支部有51人，超过50人。' }])
    const transfer = made({ warnings, step: 'to_committee' })
    expect(filled('assign', transfer, {}).faults).toEqual({ ticked: 'tick', reason: 'reason' })
    expect(filled('assign', transfer, { ticked: [refused.code], reason: '党委同意' }).command).toMatchObject({ acknowledge: [refused.code], reason: '党委同意' })
    expect(withWarning(warnings, { code: 'transfers.not_possible', kind: 'refused', status: 409 })).toBe(warnings)
    expect(withWarning(warnings, null)).toBe(warnings)
  })

  it('that sends back needs one of the list, and words only where that says nothing', () => {
    expect(filled('return', TRANSFER, {}).faults).toEqual({ reply: 'reply' })
    expect(filled('return', TRANSFER, { reply: 'incomplete' })).toEqual({ faults: {}, command: { action: 'return', reason_code: 'incomplete' } })
    expect(filled('return', TRANSFER, { reply: 'other' }).faults).toEqual({ reason: 'reason' })
    expect(filled('refuse', TRANSFER, { reply: 'other', reason: '九个字的理由不够长' }).faults).toEqual({ reason: 'longReason' })
    expect(filled('refuse', TRANSFER, { reply: 'other', reason: '十个字的理由刚好够长了' }).faults).toEqual({})
    expect(reasonLeast('refuse', ['reply'], 'not_our_area')).toBe(0)
  })

  it.each(['', '0', '91', '1.5', '三十'])('does not issue a letter for %s days', (days) => {
    expect(filled('issue_letter', TRANSFER, { days }).faults).toEqual({ days: 'days' })
  })

  it('issues a letter for the usual time unless said otherwise', () => {
    expect(filled('issue_letter', TRANSFER, {}).command).toEqual({ action: 'issue_letter', valid_days: 30 })
    expect(filled('issue_letter', TRANSFER, { days: '90' }).command).toEqual({ action: 'issue_letter', valid_days: 90 })
  })

  it('writes the dues only where they differ from the roll', () => {
    const behind = made({ dues_on_record: '2026-01' })
    expect(filled('approve', behind, {}).command).toEqual({ action: 'approve' })
    expect(filled('approve', behind, { dues: '2026-03' }).command).toEqual({ action: 'approve', dues_paid_through: '2026-03' })
    expect(filled('approve', behind, { waiver: '生活困难，支部大会同意' }).command).toMatchObject({ dues_waiver: '生活困难，支部大会同意' })
    expect(filled('approve', behind, { dues: '三月' }).faults).toEqual({ dues: 'month' })
  })

  it('names the branch, the day and the group', () => {
    expect(filled('assign', TRANSFER, {}).command).toEqual({ action: 'assign', branch_id: 'b2' })
    expect(filled('assign', made({ route: [station('to_branch', null)] }), {}).faults).toEqual({ branch: 'branch' })
    expect(filled('report_in', TRANSFER, { group: 'g1', day: '2026-03-04' }).command).toEqual({ action: 'report_in', on: '2026-03-04', party_group_id: 'g1' })
    expect(filled('report_in', TRANSFER, { day: '2026-03-06' }).faults).toEqual({ day: 'day' })
  })

  it('of a letter that has expired asks on which day it came', () => {
    const expired = made({ status: 'expired', step: null })
    expect(filled('arrive', expired, {}).faults).toEqual({ day: 'day' })
    expect(filled('arrive', expired, { day: '2026-03-01' }).command).toEqual({ action: 'arrive', on: '2026-03-01' })
    expect(filled('arrive', made({ status: 'in_transit' }), {}).command).toEqual({ action: 'arrive', on: TODAY })
  })

  it.each([
    [{ target: 'organization:o1' }, { target_id: 'o1' }],
    [{ target: 'external:e1' }, { external_id: 'e1' }],
    [{ target: 'external:e1', targetKind: 'cross_province' as const }, { external_id: 'e1', kind: 'cross_province' }],
    [{ target: 'text', targetText: ' 某市某区 ', targetKind: 'paper_out' as const }, { target_external: '某市某区', kind: 'paper_out' }],
  ])('leads elsewhere: %j', (part, sent) => {
    expect(filled('retarget', TRANSFER, part)).toEqual({ faults: {}, command: { action: 'retarget', ...sent } })
  })

  it('leads nowhere without a place', () => {
    expect(filled('retarget', TRANSFER, {}).faults).toEqual({ target: 'target' })
    expect(filled('retarget', TRANSFER, { target: 'text', targetText: '某' }).faults).toEqual({ target: 'target', targetKind: 'kind' })
  })

  it('files a receipt from outside with whoever signed it', () => {
    const out = made({ status: 'in_transit' })
    expect(filled('file_receipt', out, {}).faults).toEqual({ handler: 'handler' })
    expect(filled('file_receipt', out, { handler: '李×', number: '12号' }).command).toEqual({ action: 'file_receipt', handler: '李×', handler_phone: '', receipt_number: '12号', on: TODAY })
    expect(faultsOf('file_receipt', made({ status: 'expired' }), emptyForm(TRANSFER, TODAY), TODAY)).toEqual({ handler: 'handler' })
  })

  it('files what the other side has said over the code as it is, or corrected', () => {
    const said = made({ status: 'in_transit', receipt_handler: '李×', receipt_phone: '0755-1', receipt_number: '12号', received_on: '2026-03-04' })
    const as = { action: 'file_receipt', handler: '李×', handler_phone: '0755-1', receipt_number: '12号', on: '2026-03-04' }
    expect(filled('file_receipt', said, {})).toEqual({ faults: {}, command: as })
    expect(filled('file_receipt', said, { phone: '', day: TODAY }).command).toEqual({ ...as, handler_phone: '', on: TODAY })
  })

  it.each(['cancel', 'void_letter', 'reissue_letter'] as const)('to %s says why', (action) => {
    expect(filled(action, TRANSFER, {}).faults).toEqual({ reason: 'reason' })
    expect(filled(action, TRANSFER, { reason: '本人要求' }).command).toMatchObject({ action, reason: '本人要求' })
  })
})

it('compares the dues with the roll', () => {
  expect(duesStanding({ dues_paid_through: '2026-03', dues_on_record: '2026-03' })).toBe('same')
  expect(duesStanding({ dues_paid_through: '2026-03', dues_on_record: '2026-02' })).toBe('different')
  expect(duesStanding({ dues_paid_through: '2026-03', dues_on_record: null })).toBe('unrecorded')
})

it('says in which role somebody acts: at their desk, as the sender, or for a desk below', () => {
  const role = (organization_id: string) => ({ label: '组织委员', organization_id, organization_name: organization_id, organization_kind: 'committee' as const })
  expect(actingRole('approve', [role('b1')], TRANSFER)?.organization_id).toBe('b1')
  expect(actingRole('cancel', [role('c1')], TRANSFER)?.organization_id).toBe('c1')
  expect(actingRole('approve', [role('c1')], TRANSFER)).toBeUndefined()
  expect(actingRole('arrive', [role('c2')], made({ status: 'expired', holder: { organization_id: 'c1', is_overdue: false } }))?.organization_id).toBe('c2')
  expect(actingRole('file_receipt', [role('c2')], made({ route: [station('to_committee', 'c2')] }))?.organization_id).toBe('c2')
})

it('knows what came between, and that a rewritten application is no act', () => {
  const acts = [{ at: '2026-03-05T01:12:00.900Z', label: '同意' }] as unknown as TimelineEntry[]
  expect(actBetween(acts, '2026-03-05T09:12:00+08:00')?.label).toBe('同意')
  expect(actBetween(acts, '2026-03-05T09:30:00+08:00')).toBeNull()
  expect(actBetween([], '2026-03-05T09:30:00+08:00')).toBeNull()
  expect(actBetween(acts, undefined)).toBeNull()
})

it('is for whoever holds an office: every member may apply', () => {
  const person = (roles: number, ...permissions: string[]) => ({ roles: Array.from({ length: roles }), permissions }) as unknown as KnownMe
  expect(hasTransferDesk(person(1, 'transfers:write'))).toBe(true)
  expect(hasTransferDesk(person(0, 'transfers:write'))).toBe(false)
  expect(hasTransferDesk(person(1, 'audit:read'))).toBe(false)
  expect(hasTransferDesk(null)).toBe(false)
})

it('takes letters in at the committees where somebody holds a role, each once', () => {
  const role = (organization_id: string, organization_kind: string | null) => ({ label: '', organization_id, organization_name: organization_id, organization_kind })
  const roles = [role('b1', 'branch'), role('c1', 'committee'), role('c1', 'committee'), role('all', null)]
  const at = (...permissions: string[]) => receivingPlaces({ roles, permissions } as unknown as KnownMe).map(({ organization_id }) => organization_id)
  expect(at('transfers:write')).toEqual(['c1'])
  expect(at('transfers:read')).toEqual([])
  expect(receivingPlaces(null)).toEqual([])
})
