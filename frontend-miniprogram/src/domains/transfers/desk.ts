import type { AppError } from '@/core/http/errors'
import type { KnownMe } from '@/domains/identity/model'
import { isReceiptSaid, isStay, type ReplyReason, type TimelineEntry, type Transfer, type TransferAction, type TransferCommand, type TransferKind } from './model'

/** Everything that an office does with a transfer; applying for it is the member's, and taking a decision back has a bar of its own. */
export type DeskAction = Exclude<TransferAction, 'submit' | 'withdraw' | 'expire' | 'undo'>
/** Leads on; hands back; or ends it otherwise, and so stands apart. */
export type Place = 'main' | 'back' | 'other'
/** What an action can ask for, in the order in which it asks. */
export type Ask = 'warnings' | 'reply' | 'dues' | 'branch' | 'day' | 'group' | 'days' | 'target' | 'receipt' | 'approver' | 'reason'

interface DeskMove {
  readonly place: Place
  readonly asks: readonly Ask[]
  readonly replies?: readonly ReplyReason[]
}

/** The desk's whole work: each action, where its button stands, and what it asks for. */
export const DESK_MOVES: Readonly<Record<DeskAction, DeskMove>> = {
  approve: { place: 'main', asks: ['warnings', 'dues'] },
  issue_letter: { place: 'main', asks: ['warnings', 'days'] },
  arrive: { place: 'main', asks: ['day'] },
  assign: { place: 'main', asks: ['branch', 'warnings'] },
  request_file: { place: 'main', asks: [] },
  report_in: { place: 'main', asks: ['day', 'group'] },
  send_receipt: { place: 'main', asks: [] },
  file_receipt: { place: 'main', asks: ['receipt', 'day'] },
  retarget: { place: 'main', asks: ['target'] },
  return: { place: 'back', asks: ['reply'], replies: ['incomplete', 'wrong_target', 'dues_owed', 'other'] },
  refuse: { place: 'back', asks: ['reply'], replies: ['not_our_area', 'material_in_doubt', 'letter_defect', 'identity_mismatch', 'other'] },
  reject: { place: 'other', asks: ['reply'], replies: ['under_discipline', 'dues_owed', 'other'] },
  reissue_letter: { place: 'other', asks: ['days', 'approver', 'reason'] },
  void_letter: { place: 'other', asks: ['reason'] },
  cancel: { place: 'other', asks: ['reason'] },
}

/** Of a transfer that the receiving branch hands back to its committee. */
const TO_BRANCH_REPLIES = DESK_MOVES.refuse.replies ?? []
export const MAX_LETTER_DAYS = 90
const REASON_LEAST = 2
/** Whoever does not take a member in for a reason of their own has to explain it. */
const REFUSAL_LEAST = 10

/** Where somebody can go whose new place is known by words alone. */
export const RETARGET_KINDS = ['within_county', 'within_province', 'cross_province', 'paper_out'] as const satisfies readonly TransferKind[]
export type RetargetKind = (typeof RETARGET_KINDS)[number]

export interface DeskButton {
  readonly action: DeskAction
  /** In the server's words. */
  readonly label: string
}

type Allowed = Pick<Transfer, 'allowed_actions'>

/** The actions of the desk that the server offers, in the order of the table, by where they stand. The first that leads on is the main one. */
export function buttonsOf({ allowed_actions: allowed }: Allowed): { main: DeskButton | null; back: DeskButton | null; others: readonly DeskButton[] } {
  const labels = new Map(allowed.map(({ action, label }) => [action, label]))
  const offered = (Object.keys(DESK_MOVES) as DeskAction[]).flatMap((action) => {
    const label = labels.get(action)
    return label === undefined ? [] : [{ action, label }]
  })
  const at = (place: Place) => offered.find(({ action }) => DESK_MOVES[action].place === place) ?? null
  const [main, back] = [at('main'), at('back')]
  return { main, back, others: offered.filter((button) => button !== main && button !== back) }
}

export function repliesOf(action: DeskAction, transfer: Pick<Transfer, 'step'>): readonly ReplyReason[] {
  if (action === 'return' && transfer.step === 'to_branch') return TO_BRANCH_REPLIES
  return DESK_MOVES[action].replies ?? []
}

type Dues = Pick<Transfer, 'dues_paid_through' | 'dues_on_record'>

/** Does what the member says of the dues agree with the roll? */
export function duesStanding({ dues_paid_through: said, dues_on_record: known }: Dues): 'same' | 'different' | 'unrecorded' {
  if (known === null) return 'unrecorded'
  return said === null || said === known ? 'same' : 'different'
}

/** Paid through this month, as `2026-03`, and nothing is to be asked. */
function areDuesPaid({ dues_paid_through: said, dues_on_record: known }: Dues, month: string): boolean {
  return (known ?? said ?? '') >= month
}

type Asked = Pick<Transfer, 'kind' | 'step' | 'status' | 'warnings' | 'receipt_handler' | keyof Dues>

/** Of whom a receipt is all that comes back. */
const isReceivedOutside = ({ status }: Pick<Transfer, 'status'>) => status === 'in_transit' || status === 'expired'

/** What an action asks for on this transfer. `today` as `2026-03-05`. */
export function asksOf(action: DeskAction, transfer: Asked, today: string): readonly Ask[] {
  const isOut = isReceivedOutside(transfer)
  const when: Partial<Record<Ask, boolean>> = {
    warnings: transfer.warnings.length > 0,
    dues: transfer.step === 'from_branch' && !isStay(transfer) && !areDuesPaid(transfer, today.slice(0, 7)),
    // Of a member received here the receiving side has written it; of one received outside the paper says it.
    receipt: isOut || transfer.receipt_handler === '',
    day: action !== 'file_receipt' || isOut,
  }
  return DESK_MOVES[action].asks.filter((ask) => when[ask] ?? true)
}

/** With a warning that only the answer brought, since nobody knew before which branch would be chosen: it points at `acknowledge`, and is ticked like those said beforehand. */
export function withWarning(warnings: Transfer['warnings'], error: AppError | null): Transfer['warnings'] {
  const title = error?.fields?.acknowledge
  const isNew = error !== null && title !== undefined && warnings.every(({ code }) => code !== error.code)
  return isNew ? [...warnings, { code: error.code, title }] : warnings
}

/** What was put into the sheet; text as it was typed. */
export interface DeskForm {
  readonly ticked: readonly string[]
  readonly reason: string
  readonly reply: ReplyReason | ''
  readonly days: string
  readonly day: string
  readonly branch: string
  readonly group: string
  readonly dues: string
  readonly waiver: string
  /** `organization:…`, `external:…`, or `text` for `targetText`. */
  readonly target: string
  readonly targetText: string
  /** What no place says by itself. */
  readonly targetKind: RetargetKind | ''
  readonly handler: string
  readonly phone: string
  readonly number: string
  /** Who of the committee's secretaries agreed, where the letter was issued again before. */
  readonly approver: string
}

type Begun = Pick<Transfer, 'status' | 'letter_days' | 'dues_on_record' | 'target_id' | 'route' | 'received_on' | 'receipt_handler' | 'receipt_phone' | 'receipt_number'>

/** With what is likely already in it, and what the other side has said over the code of its letter. The dues are those of the roll: what the member says is looked into before it is written there. Of a letter that has expired it is not today that it came. */
export function emptyForm(transfer: Begun, today: string): DeskForm {
  const days = transfer.letter_days === null ? '' : String(transfer.letter_days)
  const branch = transfer.route.find(({ step }) => step === 'to_branch')?.organization_id ?? ''
  const typed = { ticked: [], reason: '', reply: '', group: '', waiver: '', target: '', targetText: '', targetKind: '', approver: '' } as const
  const receipt = { handler: transfer.receipt_handler, phone: transfer.receipt_phone, number: transfer.receipt_number }
  return { ...typed, ...receipt, days, day: transfer.received_on ?? (transfer.status === 'expired' ? '' : today), branch, dues: transfer.dues_on_record ?? '' }
}

export type Fault = 'kind' | 'tick' | 'reply' | 'reason' | 'longReason' | 'days' | 'day' | 'branch' | 'month' | 'target' | 'handler'
export type Faults = Readonly<Partial<Record<keyof DeskForm, Fault>>>

const written = (text: string) => text.trim().length

/** How long the reason has to be; 0 where none is needed. */
export function reasonLeast(action: DeskAction, asks: readonly Ask[], reply: DeskForm['reply']): number {
  if (asks.includes('reply')) return reply !== 'other' ? 0 : action === 'refuse' ? REFUSAL_LEAST : REASON_LEAST
  return asks.includes('reason') || asks.includes('warnings') ? REASON_LEAST : 0
}

type Check = (form: DeskForm, transfer: Asked, today: string) => Faults

/** What may be wrong with each thing that is asked for. */
const CHECKS: Readonly<Partial<Record<Ask, Check>>> = {
  warnings: ({ ticked }, { warnings }) => (warnings.every(({ code }) => ticked.includes(code)) ? {} : { ticked: 'tick' }),
  reply: ({ reply }) => (reply === '' ? { reply: 'reply' } : {}),
  dues: ({ dues }) => (/^(\d{4}-(0[1-9]|1[0-2]))?$/.test(dues.trim()) ? {} : { dues: 'month' }),
  branch: ({ branch }) => (branch === '' ? { branch: 'branch' } : {}),
  day: ({ day }, _, today) => (day === '' || day > today ? { day: 'day' } : {}),
  days: ({ days }) => (isLetterDays(days) ? {} : { days: 'days' }),
  target: (form) => ({ ...(!hasTarget(form) && { target: 'target' }), ...(form.target === 'text' && form.targetKind === '' && { targetKind: 'kind' }) }),
  receipt: ({ handler }, transfer) => (isReceivedOutside(transfer) && written(handler) === 0 ? { handler: 'handler' } : {}),
}

/** What has to be mended before it is sent, by field; empty when it can be. */
export function faultsOf(action: DeskAction, transfer: Asked, form: DeskForm, today: string): Faults {
  const asks = asksOf(action, transfer, today)
  const found = Object.assign({}, ...asks.map((ask) => CHECKS[ask]?.(form, transfer, today))) as Faults
  const least = reasonLeast(action, asks, form.reply)
  const isShort = written(form.reason) < least || written(form.reason) === 1
  return isShort ? { ...found, reason: least === REFUSAL_LEAST ? 'longReason' : 'reason' } : found
}

function isLetterDays(text: string): boolean {
  const days = Number(text.trim())
  return Number.isInteger(days) && days >= 1 && days <= MAX_LETTER_DAYS
}

function hasTarget({ target, targetText }: DeskForm): boolean {
  return target === 'text' ? written(targetText) >= REASON_LEAST : target !== ''
}

/** What is sent: the fields that this action asks for, and of them those that say something. */
export function commandOf(action: DeskAction, transfer: Asked & Pick<Transfer, 'dues_on_record'>, form: DeskForm, today: string): TransferCommand {
  const reason = form.reason.trim()
  const parts: Record<Ask, Partial<TransferCommand>> = {
    warnings: { acknowledge: [...form.ticked] },
    reply: form.reply === '' ? {} : { reason_code: form.reply },
    dues: duesPart(transfer, form),
    branch: { branch_id: form.branch },
    day: { on: form.day },
    group: form.group === '' ? {} : { party_group_id: form.group },
    days: { valid_days: Number(form.days) },
    target: targetPart(form),
    receipt: receiptPart(form),
    approver: written(form.approver) > 0 ? { approver: form.approver.trim() } : {},
    reason: {},
  }
  return Object.assign({ action }, ...asksOf(action, transfer, today).map((ask) => parts[ask]), reason === '' ? {} : { reason }) as TransferCommand
}

/** The phone also where it was taken out: what the other side said stands otherwise. */
function receiptPart({ handler, phone, number }: DeskForm): Partial<TransferCommand> {
  return {
    ...(written(handler) > 0 && { handler: handler.trim() }),
    ...(written(number) > 0 && { receipt_number: number.trim() }),
    handler_phone: phone.trim(),
  }
}

function duesPart({ dues_on_record: known }: Dues, { dues, waiver }: DeskForm): Partial<TransferCommand> {
  const month = dues.trim()
  return {
    ...(month !== '' && month !== known && { dues_paid_through: month }),
    ...(written(waiver) > 0 && { dues_waiver: waiver.trim() }),
  }
}

/** Of the address book too: not each entry says where it lies, and where one does the server says which kind it is. */
export const asksKind = ({ target }: Pick<DeskForm, 'target'>): boolean => target === 'text' || target.startsWith('external:')

function targetPart({ target, targetText, targetKind }: DeskForm): Partial<TransferCommand> {
  const [where, id] = target.split(':')
  if (where === 'organization' && id !== undefined) return { target_id: id }
  const kind = targetKind === '' ? {} : { kind: targetKind }
  if (where === 'external' && id !== undefined) return { external_id: id, ...kind }
  return { target_external: targetText.trim(), ...kind }
}

type Role = KnownMe['roles'][number]

/** Taken by the committee that sends, wherever the transfer lies; everything else by the desk that has it. */
const BY_SENDER: ReadonlySet<DeskAction> = new Set(['file_receipt', 'retarget', 'reissue_letter', 'void_letter', 'cancel'])

/** In which role somebody takes an action. Undefined where it is done for a desk below. */
export function actingRole(action: DeskAction, roles: readonly Role[], { holder, route }: Pick<Transfer, 'holder' | 'route'>): Role | undefined {
  const receiver = route.find(({ step }) => step === 'to_committee')
  const sender = route.find(({ step }) => step === 'from_committee') ?? receiver
  // A letter that has expired lies with its sender, and came to the other committee.
  const desk = action === 'arrive' ? receiver : holder
  const place = BY_SENDER.has(action) ? sender?.organization_id : desk?.organization_id
  return roles.find((role) => role.organization_id === place)
}

/** What of it on paper is for somebody to print: those who send it; of the receipt, those who receive it too. */
export function printsOf(roles: readonly Role[], transfer: Pick<Transfer, 'letter' | 'receipt_handler' | 'route' | 'status'>): { letter: boolean; receipt: boolean } {
  const { letter, receipt_handler: handler, route } = transfer
  const isAt = (...steps: readonly string[]) => route.some(({ step, organization_id: place }) => steps.includes(step) && roles.some((role) => role.organization_id === place))
  const isSending = isAt('from_branch', 'from_committee')
  return { letter: letter !== null && isSending, receipt: handler !== '' && !isReceiptSaid(transfer) && (isSending || isAt('to_committee')) }
}

/** The act that came between when a decision rested on an old version; null when it was no act of an office (the application was written anew). */
export function actBetween(timeline: readonly TimelineEntry[], at: string | undefined): TimelineEntry | null {
  const last = timeline[timeline.length - 1]
  if (last === undefined || at === undefined) return null
  return Math.abs(Date.parse(last.at) - Date.parse(at)) < 2000 ? last : null
}

/** Where somebody takes in who comes from outside: the committees at which they hold a role, each once. */
export function receivingPlaces(me: KnownMe | null): readonly Role[] {
  const isDesk = me?.permissions.includes('transfers:write') ?? false
  const roles = isDesk ? (me?.roles ?? []).filter(({ organization_kind }) => organization_kind === 'committee') : []
  return roles.filter(({ organization_id: place }, index) => roles.findIndex((role) => role.organization_id === place) === index)
}

/** Somebody who decides transfers somewhere. Every member may apply for one; offices hold a role besides. */
export function hasTransferDesk(me: KnownMe | null): boolean {
  return me !== null && me.roles.length > 0 && me.permissions.includes('transfers:write')
}
