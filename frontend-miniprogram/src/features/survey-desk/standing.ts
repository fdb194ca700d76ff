import { roundPage as copy } from '@/copy/survey-desk'
import type { KnownMe } from '@/domains/identity/model'

/** In which role something is decided, in words. */
export function standingWords(role: KnownMe['roles'][number] | undefined): string {
  return role === undefined ? copy.asAbove : copy.as(role.organization_name, role.label)
}
