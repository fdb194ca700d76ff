import type { IconName } from './icons'

/** One place the wide window's navigation leads to. */
export interface ShellItem {
  readonly path: string
  readonly text: string
  readonly icon: IconName
  /** Something new is there; in figures. */
  readonly badge?: string | undefined
}
