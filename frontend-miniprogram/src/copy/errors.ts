import type { AppError } from '@/core/http/errors'
import type { Shape } from '@/core/http/shapes'

/** The one thing a person can do about a fault. What it does is the page's business (`shell/act.ts`). */
export type ErrorAct = 'retry' | 'sign-in' | 'claim' | 'back' | 'scan' | 'report' | 'mend' | 'none'

interface Entry {
  /** Left out where the server's own sentence carries a name or a time that only it knows. */
  readonly text?: string
  readonly act: ErrorAct
}

export interface ErrorWords {
  readonly text: string
  readonly act: ErrorAct
  readonly actText: string
}

const ACT_TEXTS: Record<ErrorAct, string> = {
  retry: '重试',
  'sign-in': '去登录',
  claim: '去认领',
  back: '返回',
  scan: '重新扫码',
  report: '报给我们',
  mend: '去修改',
  none: '知道了',
}

/** What the server may say, and what only this client can say. A code that does not exist is a compile error. */
type OwnCode = 'network.offline' | 'network.timeout' | 'session.missing' | 'ballot.key_wrong' | 'ballot.not_kept' | 'ballot.ticket_wrong' | 'ballot.ticket_missing' | 'unknown'
type Code = Shape<'Problem'>['code'] | OwnCode

/** Words of ours and what to do, by code. Codes without an entry show the server's sentence; those without either show `unknown`. */
export const ERROR_WORDS: Readonly<Partial<Record<Code, Entry>>> = {
  'network.offline': { text: '没有网络，连上后再试。', act: 'retry' },
  'network.timeout': { text: '网络有点慢，还没加载出来。', act: 'retry' },
  'server.busy': { text: '服务器正忙，不是您的问题。', act: 'retry' },
  'server.fault': { text: '服务器出了差错，不是您的问题。', act: 'report' },
  'session.missing': { text: '登录后才能看到。', act: 'sign-in' },
  'accounts.session_expired': { text: '登录过期了，点一下就好。', act: 'sign-in' },
  'accounts.token_reused': { act: 'sign-in' },
  'accounts.already_bound': { act: 'sign-in' },
  'accounts.wechat_code_spent': { act: 'retry' },
  'accounts.ticket_expired': { act: 'sign-in' },
  'accounts.wechat_unavailable': { act: 'retry' },
  'accounts.texts_unavailable': { act: 'retry' },
  'accounts.not_in_roster': { act: 'none' },
  'accounts.bound_elsewhere': { act: 'none' },
  'accounts.claim_waiting': { act: 'none' },
  'accounts.second_waiting': { act: 'none' },
  'accounts.claim_closed': { act: 'claim' },
  'accounts.left_roll': { act: 'none' },
  'accounts.wechat_blocked': { act: 'none' },
  'access.denied': { act: 'back' },
  'identity.sign_in_again': { act: 'sign-in' },
  'activities.code_expired': { act: 'scan' },
  'activities.foreign_code': { text: '这不是签到码。', act: 'scan' },
  'activities.token_missing': { text: '没有读到签到码。', act: 'scan' },
  'activities.not_started': { act: 'none' },
  'activities.closed': { act: 'none' },
  'activities.cancelled': { act: 'none' },
  'activities.not_invited': { act: 'none' },
  'activities.already_decided': { act: 'retry' },
  'corrections.closed': { act: 'retry' },
  // Said over the decision that they stop: it stays open, to be mended or closed.
  'transfers.not_your_desk': { act: 'none' },
  'transfers.own': { act: 'none' },
  'transfers.second_person': { act: 'none' },
  'transfers.not_possible': { act: 'none' },
  'transfers.dues_arrears': { act: 'mend' },
  'transfers.holds_post': { act: 'none' },
  'transfers.probation_undecided': { act: 'none' },
  'transfers.case_open': { act: 'none' },
  'transfers.branch_below_minimum': { act: 'none' },
  'transfers.branch_above_maximum': { act: 'none' },
  'transfers.target_unconfirmed': { act: 'none' },
  'transfers.letter_expired': { act: 'none' },
  'transfers.status_not_transferable': { act: 'none' },
  'transfers.organization_frozen': { act: 'none' },
  'transfers.duplicate_member': { act: 'mend' },
  'transfers.mirror_mismatch': { act: 'mend' },
  'transfers.scan_too_large': { act: 'none' },
  'transfers.scan_not_there': { act: 'none' },
  'upload.too_large': { act: 'none' },
  // Said beside the form of a plan, or over its end.
  'transfers.batch_not_possible': { act: 'mend' },
  'transfers.batch_unfinished': { act: 'none' },
  'transfers.same_target': { act: 'mend' },
  'organizations.not_empty': { act: 'mend' },
  'organizations.name_taken': { act: 'mend' },
  'organizations.stands_there': { act: 'mend' },
  'organizations.below_itself': { act: 'mend' },
  'organizations.parent_too_low': { act: 'mend' },
  // Said over a decision on a round, or beside the form of one.
  'surveys.wrong_state': { act: 'none' },
  'surveys.keys_missing': { act: 'none' },
  'surveys.nobody_to_vote': { act: 'none' },
  'surveys.nobody_to_rate': { act: 'none' },
  'surveys.overruling_needed': { act: 'none' },
  'surveys.preview_changed': { act: 'none' },
  'surveys.round_exists': { act: 'mend' },
  'surveys.token_taken': { text: '票已经在另一台手机上领了，请用那台填。', act: 'none' },
  'surveys.on_paper': { act: 'none' },
  'surveys.slip_unknown': { act: 'mend' },
  'surveys.slip_used': { act: 'none' },
  'surveys.slip_not_noted': { act: 'retry' },
  'surveys.slip_drawn': { act: 'none' },
  'surveys.slip_numbers_wrong': { act: 'mend' },
  'surveys.no_slips': { act: 'none' },
  'surveys.not_open': { act: 'none' },
  'surveys.ballot_incomplete': { act: 'mend' },
  'surveys.signature_wrong': { act: 'report' },
  'ballot.key_wrong': { text: '投票密钥和核对码对不上，没有领票。请告诉我们。', act: 'report' },
  'ballot.ticket_wrong': { text: '领到的票没有通过核对，请再试一次。', act: 'retry' },
  'ballot.not_kept': { text: '这台手机存满了，票没处放。请腾出一点空间再试。', act: 'retry' },
  'ballot.ticket_missing': { text: '还没有领到票，请返回再进一次。', act: 'back' },
  'privacy.not_given': { act: 'retry' },
  'transfers.receipt_link_unknown': { act: 'none' },
  'transfers.receipt_link_expired': { act: 'none' },
  'transfers.receipt_link_void': { act: 'none' },
  'transfers.receipt_not_yet': { act: 'retry' },
  'request.stale': { act: 'retry' },
  'request.cursor_invalid': { act: 'retry' },
  'rate.limited': { act: 'retry' },
  unknown: { text: '没办成，原因还不清楚。', act: 'report' },
}

const UNKNOWN: Entry = { text: '没办成，原因还不清楚。', act: 'report' }

/** What to say and to offer. `shownFrom` is when the old content still on the page was true, as words (`10:32`). */
export function wordsFor(error: AppError, shownFrom?: string): ErrorWords {
  const entry = ERROR_WORDS[error.code as Code] ?? fallback(error)
  const text = entry.text ?? error.title ?? (UNKNOWN.text as string)
  const isOldShown = shownFrom !== undefined && error.kind !== 'refused'
  return { text: isOldShown ? `${stillShown(error)}内容是${shownFrom}的。` : text, act: entry.act, actText: ACT_TEXTS[entry.act] }
}

/** A code without words of ours: the server's sentence, and what fits its kind. */
function fallback(error: AppError): Entry {
  if (error.kind === 'server') return ERROR_WORDS['server.busy'] as Entry
  if (error.title === undefined) return UNKNOWN
  return { act: error.kind === 'invalid' ? 'mend' : 'back' }
}

function stillShown(error: AppError): string {
  return error.kind === 'offline' ? '没有网络。' : '没连上服务器。'
}
