import type { Shape } from '@/core/http/shapes'
import type { KnownMe } from '@/domains/identity/model'
import type { Survey, SurveyDetail, SurveyStatus } from './model'

/** A round as whoever runs it sees it: how far it has come, what is next, and by when. */

export type SurveyTemplate = Shape<'SurveyTemplate'>
/** What everybody is shown: each cell, or the round's total alone. */
export type DisclosedBy = Shape<'Level'>
export type SurveyMode = Shape<'SurveyMode'>
export type SurveyDraft = Shape<'SurveyCreate'>
export type SurveyChanges = Shape<'SurveyUpdate'>
export type Question = Shape<'QuestionWrite'>
export type RoundTurnout = Shape<'SurveyTurnout'>
/** A quarter's 民主评议 of all branches of a place. */
export type RoundPlan = Shape<'RoundPlan'>
export type RoundApply = Shape<'RoundApply'>
export type RoundPreview = Shape<'RoundPreview'>
export type PlannedRound = Shape<'PlannedRound'>
export type RoundsMade = Shape<'RoundsMade'>
/** An organization that can hold a round. */
export type RoundPlace = Pick<Shape<'OrganizationRead'>, 'id' | 'name' | 'short_name' | 'kind' | 'ended_on'>

/** Everything but what has ended. */
export const UNDER_WAY = ['draft', 'frozen', 'open', 'closed', 'counted', 'proposed', 'confirmed'] as const satisfies readonly SurveyStatus[]

export const isBranch = ({ kind }: Pick<RoundPlace, 'kind'>): boolean => kind === 'branch' || kind === 'joint_branch'

/** Where a round of this kind can be held: members are appraised by their branch. */
export function placesFor(template: SurveyTemplate | '', places: readonly RoundPlace[]): readonly RoundPlace[] {
  return template === 'appraisal' ? places.filter(isBranch) : places
}

/**
 * What has to happen next. By somebody: `freeze`, `count_paper`, `propose`, `confirm`, `publish`, `rerun` (too few took part), `reschedule`
 * (a draft whose time went by).
 * By itself: `begins`, `ends`, `counting`. `missed`: it was frozen and never opened. `over`: nothing.
 */
export type NextStep = 'freeze' | 'reschedule' | 'begins' | 'missed' | 'ends' | 'count_paper' | 'counting' | 'rerun' | 'propose' | 'confirm' | 'publish' | 'over'

export interface Next {
  readonly step: NextStep
  /** An instant; null where no day is set for it. */
  readonly by: string | null
}

type Standing = Pick<Survey, 'status' | 'template' | 'mode' | 'is_valid' | 'opens_at' | 'closes_at'>

export function nextOf(round: Standing, now: Date): Next {
  const isLate = Date.parse(round.closes_at) <= now.getTime()
  const steps: Record<SurveyStatus, Next> = {
    draft: isLate ? { step: 'reschedule', by: null } : { step: 'freeze', by: round.opens_at },
    frozen: isLate ? { step: 'missed', by: null } : { step: 'begins', by: round.opens_at },
    open: { step: 'ends', by: round.closes_at },
    closed: { step: round.mode === 'paper' ? 'count_paper' : 'counting', by: null },
    counted: { step: afterCount(round), by: null },
    proposed: { step: 'confirm', by: null },
    confirmed: { step: 'publish', by: null },
    published: { step: 'over', by: null },
    void: { step: 'over', by: null },
  }
  return steps[round.status]
}

function afterCount({ is_valid: isValid, template }: Standing): NextStep {
  if (isValid === false) return 'rerun'
  return template === 'appraisal' ? 'propose' : 'publish'
}

export type Stage = 'draft' | 'freeze' | 'open' | 'close' | 'count' | 'propose' | 'confirm' | 'publish' | 'void'
export interface StageState {
  readonly stage: Stage
  readonly state: 'done' | 'current' | 'ahead' | 'stopped'
}

const STAGES: readonly Stage[] = ['draft', 'freeze', 'open', 'close', 'count', 'propose', 'confirm', 'publish']
/** How many stages lie behind a round. */
const COUNTED = 5
const REACHED: Record<Exclude<SurveyStatus, 'void'>, number> = { draft: 1, frozen: 2, open: 3, closed: 4, counted: 5, proposed: 6, confirmed: 7, published: 8 }

/** The way of a round from its draft on: what is valid is published, grades are given in a 民主评议 only. A void one has stopped where it was. */
export function stagesOf(round: Standing & Pick<Survey, 'opened_at' | 'closed_at'>): readonly StageState[] {
  if (round.status === 'void') return [...STAGES.slice(0, reachedBeforeVoid(round)).map((stage) => ({ stage, state: 'done' as const })), { stage: 'void', state: 'stopped' }]
  const reached = REACHED[round.status]
  const way = STAGES.filter((stage, place) => place < COUNTED || (round.is_valid !== false && (round.template === 'appraisal' || stage === 'publish')))
  return way.map((stage, place) => ({ stage, state: place < reached ? 'done' : place === reached ? 'current' : 'ahead' }))
}

function reachedBeforeVoid({ mode, opened_at: opened, closed_at: closed, is_valid: isValid }: Parameters<typeof stagesOf>[0]): number {
  if (isValid !== null) return 5
  if (closed !== null) return 4
  if (opened !== null) return 3
  return mode === null ? 1 : 2
}

/** Whether its ballots were counted, so that their receipts are public; of those on paper there are none. */
export function hasBoard({ status, mode, is_valid: isValid }: Pick<Survey, 'status' | 'mode' | 'is_valid'>): boolean {
  return mode !== 'paper' && isValid !== null && status !== 'closed'
}

/** The programs are at it: a moment later it stands otherwise. */
export function isMoving(round: Pick<SurveyDetail, 'status' | 'mode' | 'has_keys'>): boolean {
  if (round.mode === 'paper') return false
  return round.status === 'closed' || (round.status === 'frozen' && !round.has_keys)
}

/** What is done to a round on its own page, in the order of its buttons. */
export const ROUND_ACTIONS = ['freeze', 'open', 'close', 'edit', 'rerun', 'void'] as const
export type RoundAction = (typeof ROUND_ACTIONS)[number]
/** Of those the ones that are said again before they are done; the others open a form. */
export type Decision = Exclude<RoundAction, 'edit' | 'rerun'>
/** What comes after the close has pages of its own. */
const AFTER_CLOSE: ReadonlySet<string> = new Set(['results', 'count_paper', 'confirm_paper', 'propose', 'confirm', 'publish'])

type Allowed = Pick<Survey, 'allowed_actions'>

/** Of those the ones that the server offers, in its words. */
export function buttonsOf({ allowed_actions: allowed }: Allowed): readonly { readonly action: RoundAction; readonly label: string }[] {
  return ROUND_ACTIONS.flatMap((action) => {
    const offered = allowed.find((one) => one.action === action)
    return offered === undefined ? [] : [{ action, label: offered.label }]
  })
}

export function leadsToCount({ allowed_actions: allowed }: Allowed): boolean {
  return allowed.some(({ action }) => AFTER_CLOSE.has(action))
}

type Role = KnownMe['roles'][number]

/** Somebody whose organization has branches below it. */
export function runsForOthers(me: KnownMe | null): boolean {
  return me?.roles.some(isAbove) ?? false
}

const isAbove = ({ organization_kind: kind }: Role) => kind === 'committee' || kind === 'general_branch'

/** In which role somebody runs a round: at its own organization, else from above. Undefined where neither is known. */
export function runningRole(roles: readonly Role[], { organization_id: place }: Pick<Survey, 'organization_id'>): Role | undefined {
  return roles.find((role) => role.organization_id === place) ?? roles.find(isAbove)
}

/** What a preview would make, and what it leaves out and why. */
export function sorted({ branches }: RoundPreview): { made: readonly PlannedRound[]; existing: readonly PlannedRound[]; nobody: readonly PlannedRound[] } {
  return {
    made: branches.filter(({ exists, mode }) => !exists && mode !== null),
    existing: branches.filter(({ exists }) => exists),
    nobody: branches.filter(({ exists, mode }) => !exists && mode === null),
  }
}
