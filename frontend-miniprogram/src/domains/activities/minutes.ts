import type { AllowedAction } from './model'

/** One version of the record of a meeting; a signed one never changes. */
export interface MinutesVersion {
  readonly number: number
  readonly content: string
  readonly resolution: string
  readonly correction_reason: string
  readonly written_by: string
  readonly written_at: string
  readonly signed_by: string | null
  readonly signed_at: string | null
}

/** All versions, the newest first. */
export interface Minutes {
  readonly versions: readonly MinutesVersion[]
  /** For If-Match; 0 before anything is written. */
  readonly version: number
  readonly allowed_actions: readonly AllowedAction[]
}

export interface MinutesDraft {
  readonly content: string
  readonly resolution: string
  /** Needed once a version was signed: then this begins a correction. */
  readonly correction_reason: string | null
}

/** The version still being written, if any. */
export function draftOf(minutes: Minutes): MinutesVersion | null {
  const newest = minutes.versions[0]
  return newest !== undefined && newest.signed_at === null ? newest : null
}

/** Has a version been signed and none begun since? Then writing means correcting. */
export function isCorrection(minutes: Minutes): boolean {
  return minutes.versions.length > 0 && draftOf(minutes) === null
}
