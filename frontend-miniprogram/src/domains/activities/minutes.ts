import type { Shape } from '@/core/http/shapes'

/** One version of the record of a meeting; a signed one never changes. */
export type MinutesVersion = Shape<'MinutesVersion'>
/** All versions, the newest first; `version` is for If-Match. */
export type Minutes = Shape<'MinutesRead'>
/** `correction_reason` is needed once a version was signed: then this begins a correction. */
export type MinutesDraft = Shape<'MinutesWrite'>

/** The version still being written, if any. */
export function draftOf(minutes: Minutes): MinutesVersion | null {
  const newest = minutes.versions[0]
  return newest !== undefined && newest.signed_at === null ? newest : null
}

/** Has a version been signed and none begun since? Then writing means correcting. */
export function isCorrection(minutes: Minutes): boolean {
  return minutes.versions.length > 0 && draftOf(minutes) === null
}
