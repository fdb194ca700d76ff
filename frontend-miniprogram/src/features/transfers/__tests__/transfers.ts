import type { TimelineEntry, Transfer } from '@/domains/transfers/model'
import { EMPTY, wordsOf, type Application } from '../application'

/** Examples for the tests of this folder. */
export const APPLICATION: Application = {
  ...EMPTY,
  kind: 'within_county',
  target: { by: 'place', id: 't1', name: '白石党支部', note: '白石镇委员会', saysKind: true },
  reason: 'residence',
  leavingOn: '2026-03-05',
  duesThrough: '2026-03',
  key: 'k1',
}
export const STAY: Application = { ...EMPTY, kind: 'temporary', target: wordsOf('邻市某工地'), until: '2026-06-01', leavingOn: '2026-03-05', key: 'k2' }
/** Somebody who was away is back. */
export const BACK: Application = { ...EMPTY, kind: 'temporary', isReturn: true, leavingOn: '2026-03-05', key: 'k3' }

const STATIONS = [
  { step: 'from_branch', label: '转出支部审核', organization_name: '东村党支部', organization_id: 'o1' },
  { step: 'from_committee', label: '转出党委审批', organization_name: '青禾镇委员会', organization_id: 'o2' },
  { step: 'to_committee', label: '接收党委审批', organization_name: '白石镇委员会', organization_id: 'o3' },
  { step: 'to_branch', label: '接收支部报到', organization_name: '', organization_id: null },
] as const

/** With the first `reached` stations behind. */
export function transfer(given: Partial<Transfer> = {}, reached = 0): Transfer {
  const route = STATIONS.map((station, place) => ({ ...station, state: place < reached ? 'done' : place === reached ? 'current' : 'ahead' }))
  const holder = { organization_id: 'o1', name: '东村党支部', short_name: '东村支部', phone: '0700-1', since: '2026-03-05T01:00:00Z', due_at: '2026-03-10T15:59:59Z', is_overdue: false, workdays: 3 }
  return {
    ...{ id: 'x1', number: '123456789012', member_id: 'm1', member_name: '王一', kind: 'within_county', kind_label: '县内转接' },
    ...{ source_id: 'o1', source_name: '东村党支部', source_short_name: '东村支部', target_id: 't1', target_name: '白石党支部', target_short_name: '白石支部', external_id: null, target_external: null },
    ...{ status: 'pending', status_label: '办理中', step: 'from_branch', step_label: '', reason: 'residence', reason_label: '居住地变动', holder },
    ...{ submitted_at: '2026-03-05T01:00:00Z', version: 2, allowed_actions: [], note: '', phone_masked: null, leaving_on: '2026-03-05', until: null },
    ...{ is_return: false, dues_paid_through: '2026-03', dues_on_record: null, dues_waiver: '', requested_by: '王一', moved_on: null, closed_at: null },
    ...{ receipt_number: '', receipt_handler: '', receipt_phone: '', received_on: null, letter: null, reply: null, route, warnings: [] },
    ...given,
  } as Transfer
}

export function entry(given: Partial<TimelineEntry>): TimelineEntry {
  const plain = { at: '2026-03-05T01:00:00Z', action: 'submit', label: '提交', status: 'pending', step: 'from_branch', organization_name: '', by: '王一', role_label: '', is_deputy: false, is_escalation: false, reason_label: '', comment: '' } as const
  return { ...plain, ...given }
}
