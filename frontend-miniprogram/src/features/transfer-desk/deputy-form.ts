import { deputies as copy } from '@/copy/deputies'
import type { DeputyForm } from '@/domains/organizations/deputies'
import type { FormFaults } from './use-form'

/** Who is to act for whose desk, on which days, each field named as the API names it. */
export interface DeputyDraft {
  readonly organization_id: string
  readonly member_id: string
  readonly starts_on: string
  readonly ends_on: string
  readonly reason: string
}

const REASON_LEAST = 2

export function emptyDeputy(today: string): DeputyDraft {
  return { organization_id: '', member_id: '', starts_on: today, ends_on: '', reason: '' }
}

export function faultsOf({ member_id, starts_on, ends_on, reason }: DeputyDraft, today: string): FormFaults<DeputyDraft> {
  return {
    ...(member_id === '' && { member_id: copy.wrong.member_id }),
    ...(starts_on < today && { starts_on: copy.wrong.starts_on }),
    ...(ends_on < starts_on && { ends_on: copy.wrong.ends_on }),
    ...(reason.trim().length < REASON_LEAST && { reason: copy.wrong.reason }),
  }
}

export function deputyOf({ member_id, starts_on, ends_on, reason }: DeputyDraft): DeputyForm {
  return { member_id, starts_on, ends_on, reason: reason.trim() }
}
