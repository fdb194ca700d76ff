import { bodyOf } from '@/core/http/body'
import type { Reply } from '@/core/http/client'
import { success, type Result } from '@/core/http/errors'
import { actOn, createTransfer, getTransfer, preflight, updateTransfer } from '@/domains/transfers/api'
import type { Transfer, TransferForm, TransferPreflight, TransferStatus } from '@/domains/transfers/model'
import { formOf, isAnswered, namesKind, type Application } from './application'

/** What was looked through, and what the server thinks of it. */
export interface Checked {
  readonly form: TransferForm
  readonly preflight: TransferPreflight
}

const WITH_APPLICANT: readonly TransferStatus[] = ['draft', 'returned']
const GONE: readonly TransferStatus[] = ['withdrawn', 'cancelled', 'rejected', 'closed']

/**
 * Asks what would send it back. Where the place says more or less about the kind than was thought, it is asked the other way;
 * what only the person can answer is never dropped for that.
 */
export async function look(application: Application): Promise<Result<Checked>> {
  const first = await ask(application, formOf(application))
  const isSettled = isAnswered(application) || application.target?.by === 'words'
  if (first.ok || first.error.code !== 'transfers.kind_mismatch' || isSettled) return first
  return ask(application, formOf(application, !namesKind(application)))
}

async function ask({ memberId, transferId }: Application, form: TransferForm): Promise<Result<Checked>> {
  const result = await preflight({ ...form, member_id: memberId })
  if (!result.ok) return result
  // The one that is being mended does not stand in its own way.
  const findings = result.value.findings.filter(({ code }) => transferId === null || code !== 'transfers.open_transfer_exists')
  return success({ form, preflight: { ...result.value, findings } })
}

/** Whether the server would not take it now. What the offices look at later stops nobody here. */
export function isStopped({ preflight: { findings } }: Checked): boolean {
  return findings.some(({ is_warning, action }) => !is_warning && action === 'submit')
}

/**
 * A draft at the server, then its submission. Sent again after a lost answer it goes on where it stopped; `note` learns the
 * draft's id, so that a later wording changes it instead of making a second one.
 */
export async function submit(application: Application, form: TransferForm, note: (id: string) => void): Promise<Result<Transfer>> {
  const placed = await place(application, form)
  if (!placed.ok) return placed
  const { body, etag } = placed.value
  note(body.id)
  if (!WITH_APPLICANT.includes(body.status)) return success(body)
  return bodyOf(actOn(body.id, { action: 'submit' }, etag ?? ''))
}

async function place({ transferId, memberId, key }: Application, form: TransferForm): Promise<Result<Reply<Transfer>>> {
  const whole = { ...form, member_id: memberId }
  if (transferId === null) return createTransfer(whole, key)
  const now = await getTransfer(transferId)
  if (!now.ok) return now
  if (GONE.includes(now.value.body.status)) return createTransfer(whole, `${key}-anew`)
  if (!WITH_APPLICANT.includes(now.value.body.status)) return now
  return updateTransfer(transferId, form, now.value.etag ?? '')
}
