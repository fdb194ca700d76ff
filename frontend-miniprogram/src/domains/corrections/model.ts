import type { Shape } from '@/core/http/shapes'

export type CorrectionField = Shape<'CorrectionField'>
export type CorrectionStatus = Shape<'CorrectionStatus'>
export type CorrectionForm = Shape<'CorrectionCreate'>
/** As its member sees it: numbers and addresses masked. */
export type MyCorrection = Shape<'OwnCorrectionRead'>
/** As it lies on the desk. */
export type Correction = Shape<'CorrectionRead'>
/** Both values in full. */
export type CorrectionValues = Shape<'CorrectionValues'>
/** Who approved a change of the dates of membership, and by which document. */
export type CorrectionPaper = Shape<'CorrectionAccept'>

/** What may be asked here; everything else of the record has another way, which the server names. */
export const ASKABLE = ['name', 'phone', 'landline', 'address', 'ethnicity', 'education', 'occupation', 'joined_on', 'confirmed_on'] as const satisfies readonly CorrectionField[]

export function isDay(field: string): boolean {
  return field === 'joined_on' || field === 'confirmed_on'
}
