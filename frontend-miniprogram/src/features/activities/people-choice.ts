import { readonly, shallowRef } from 'vue'
import { open } from '@/core/navigate'

/** Somebody chosen from the roster. */
export interface Person {
  readonly id: string
  readonly name: string
}

/** What a page wants to know from the page that chooses people. */
export interface PeopleQuestion {
  readonly title: string
  /** Whose members, with everything below. */
  readonly organizationId: string
  readonly isMany: boolean
  readonly chosen: readonly Person[]
  readonly take: (people: readonly Person[]) => void
}

/** The server takes as many names. */
export const MOST_NAMED = 500

const asked = shallowRef<PeopleQuestion | null>(null)

/** What was asked last; null when the choosing page was opened by itself. */
export const question = readonly(asked)

/** Opens the page that chooses people; the form beneath stays as it is, and going back without an answer changes nothing. */
export function askForPeople(next: PeopleQuestion): void {
  asked.value = next
  open('/features/activities/pages/people')
}
