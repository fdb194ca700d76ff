import type { Shape } from '@/core/http/shapes'
import { may, type KnownMe } from '@/domains/identity/model'
import { hasTransferDesk } from './desk'

/** What is done to a whole organization. */
export type BatchOperation = Shape<'BatchOperation'>
export type BatchStatus = Shape<'BatchStatus'>
export type BatchItem = Shape<'BatchItem'>
/** A plan whole: what it does to sizes, and what to look at before it is applied. */
export type Batch = Shape<'BatchRead'>
export type BatchCount = Shape<'BatchCount'>
/** One thing that a plan affects. */
export type BatchRow = Shape<'BatchRowRead'>
export type BatchRowKind = Shape<'BatchRowKind'>
export type BatchChange = Shape<'BatchChange'>
/** What a plan is asked for with. */
export type BatchForm = Shape<'BatchCreate'>
export type BatchLook = Shape<'BatchApply'>
/** An organization, as far as rearranging it needs it. */
export type Place = Pick<Shape<'OrganizationRead'>, 'id' | 'name' | 'kind' | 'path' | 'parent_id' | 'is_floating' | 'ended_on' | 'member_count' | 'allowed_actions'>

/** A branch to be set up, as it is written. */
export interface PlannedPart {
  readonly name: string
  readonly shortName: string
  readonly memberIds: readonly string[]
}

/** What was put into the form; text as it was typed. */
export interface Planning {
  readonly operation: BatchOperation | ''
  readonly sourceId: string
  readonly targetId: string
  readonly parts: readonly PlannedPart[]
  readonly approver: string
  readonly reason: string
  readonly effectiveOn: string
  readonly senderNumber: string
  readonly receiverNumber: string
}

export const EMPTY_PART: PlannedPart = { name: '', shortName: '', memberIds: [] }
export const NOTHING_PLANNED: Planning = { operation: '', sourceId: '', targetId: '', parts: [EMPTY_PART], approver: '', reason: '', effectiveOn: '', senderNumber: '', receiverNumber: '' }
/** The server takes as many new branches. */
export const MOST_PARTS = 10

const isBranch = ({ kind }: Pick<Place, 'kind'>) => kind === 'branch' || kind === 'joint_branch'

/** Somebody who rearranges organizations somewhere; the server decides each time. */
export function hasBatchDesk(me: KnownMe | null): boolean {
  return hasTransferDesk(me) && may(me, 'organizations:write')
}

/** The organizations that the caller may make plans for. */
export function sourcesOf(places: readonly Place[], operation: Planning['operation']): readonly Place[] {
  const fits = (place: Place) => (operation === 'split' ? isBranch(place) : operation === 'move_branch' ? place.kind !== 'committee' : true)
  return places.filter((place) => place.ended_on === null && place.allowed_actions.some(({ action }) => action === 'merge') && fits(place))
}

/** Where an organization, or its members, can go. */
export function targetsOf(places: readonly Place[], operation: Planning['operation'], source: Place | undefined): readonly Place[] {
  if (source === undefined || operation === '' || operation === 'split') return []
  const isOutside = ({ path }: Place) => !path.startsWith(source.path)
  const fits = operation === 'merge' || operation === 'dissolve' ? (place: Place) => receives(source, place) : (place: Place) => place.id !== source.parent_id && isAbove(source, place)
  return places.filter((place) => place.ended_on === null && isOutside(place) && fits(place))
}

/** A branch goes into a branch, what stands above into its like; a floating branch takes no affiliations. */
function receives(source: Place, place: Place): boolean {
  return isBranch(source) === isBranch(place) && !(isBranch(place) && place.is_floating)
}

function isAbove(source: Place, place: Place): boolean {
  return place.kind === 'committee' || (place.kind === 'general_branch' && isBranch(source))
}

/** Whether it has to be said where to: an organization without members ends without. */
export function needsTarget({ operation }: Pick<Planning, 'operation'>, source: Place | undefined): boolean {
  if (operation === 'dissolve') return source !== undefined && source.member_count !== 0
  return operation !== '' && operation !== 'split'
}

export type PlanFault = 'operation' | 'source' | 'target' | 'partName' | 'partShort' | 'partMembers' | 'partNames' | 'approver' | 'reason'
export type PlanFaults = Readonly<Partial<Record<'operation' | 'source' | 'target' | 'approver' | 'reason', PlanFault>>> & { readonly parts: readonly (PlanFault | undefined)[] }

const isShort = (text: string, least: number) => text.trim().length < least

/** What has to be mended before a plan is made, by field and, of the new branches, one by one. */
export function faultsOf(planning: Planning, source: Place | undefined): PlanFaults {
  const { operation, sourceId, targetId, parts, approver, reason } = planning
  return {
    ...(operation === '' && { operation: 'operation' as const }),
    ...(sourceId === '' && { source: 'source' as const }),
    ...(targetId === '' && needsTarget(planning, source) && { target: 'target' as const }),
    ...(isShort(approver, 2) && { approver: 'approver' as const }),
    ...(isShort(reason, 2) && { reason: 'reason' as const }),
    parts: operation === 'split' ? parts.map((part) => faultOf(part, parts)) : [],
  }
}

function faultOf(part: PlannedPart, parts: readonly PlannedPart[]): PlanFault | undefined {
  if (isShort(part.name, 2)) return 'partName'
  if (parts.some((other) => other !== part && other.name.trim() === part.name.trim())) return 'partNames'
  if (isShort(part.shortName, 1)) return 'partShort'
  return part.memberIds.length === 0 ? 'partMembers' : undefined
}

export function isFaultless({ parts, ...fields }: PlanFaults): boolean {
  return Object.keys(fields).length === 0 && parts.every((fault) => fault === undefined)
}

/** What is sent: of what was typed that which the operation asks for. */
export function formOf({ operation, sourceId, targetId, parts, ...paper }: Planning): BatchForm {
  const isSplit = operation === 'split'
  return {
    operation: operation as BatchOperation,
    organization_id: sourceId,
    target_id: isSplit || targetId === '' ? null : targetId,
    parts: isSplit ? parts.map(({ name, shortName, memberIds }) => ({ name: name.trim(), short_name: shortName.trim(), member_ids: [...memberIds] })) : [],
    effective_on: paper.effectiveOn === '' ? null : paper.effectiveOn,
    sender_document_number: paper.senderNumber.trim(),
    receiver_document_number: paper.receiverNumber.trim(),
    approver: paper.approver.trim(),
    reason: paper.reason.trim(),
  }
}

/** A plan that came to nothing, to be made again. */
export function planningOf(batch: Batch): Planning {
  return {
    operation: batch.operation,
    sourceId: batch.organization_id,
    targetId: batch.target_id ?? '',
    parts: batch.parts.length === 0 ? [EMPTY_PART] : batch.parts.map(({ name, short_name, member_ids }) => ({ name, shortName: short_name, memberIds: member_ids })),
    approver: batch.approver,
    reason: batch.reason,
    effectiveOn: batch.effective_on ?? '',
    senderNumber: batch.sender_document_number,
    receiverNumber: batch.receiver_document_number,
  }
}

/** How many members change their branch: of those that follow their organization none. */
export function movedBy({ operation, counts }: Pick<Batch, 'operation' | 'counts'>): number {
  const [source] = counts
  return source === undefined || operation === 'move_branch' || operation === 'reparent' ? 0 : source.members_before - source.members_after
}
