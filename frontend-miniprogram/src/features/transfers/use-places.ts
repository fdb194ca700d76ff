import { ref, shallowRef } from 'vue'
import { success, type AppError, type Result } from '@/core/http/errors'
import type { Slice } from '@/core/resource/useList'
import { me } from '@/domains/identity/account'
import { listExternalOrganizations, listTargets } from '@/domains/transfers/api'
import type { ExternalOrganization, TransferTarget } from '@/domains/transfers/model'
import { entryOf, fits, targetOf, type Application, type Target } from './application'

const WAIT_MS = 300

/** Looks for an organization while its name is typed: in this system and in the address book. The last words count, not the last answer. */
export function usePlaces(kindNow: () => Application['kind']) {
  const found = shallowRef<readonly Target[]>([])
  const error = shallowRef<AppError | null>(null)
  const isAsked = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  function find(words: string): void {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(words.trim()), WAIT_MS)
  }

  async function ask(words: string): Promise<void> {
    const mine = ++latest
    const kind = kindNow()
    // The township's branches are few and all shown; elsewhere a list without a name would be everybody's.
    const isShown = words !== '' || kind === 'within_committee'
    const answers = isShown ? await Promise.all([listTargets({ q: words }), kind === 'within_committee' ? NONE : listExternalOrganizations({ q: words })]) : null
    if (mine !== latest) return
    found.value = answers === null ? [] : [...here(answers[0], kind), ...outside(answers[1])]
    error.value = answers === null ? null : faultOf(...answers)
    isAsked.value = answers !== null && error.value === null
  }
  return { found, error, isAsked, find, ask }
}

type Answer<T> = Result<Slice<T>>
const NONE: Answer<ExternalOrganization> = success({ items: [], next_cursor: null })

function here(answer: Answer<TransferTarget>, kind: Application['kind']): readonly Target[] {
  return answer.ok ? answer.value.items.filter((place) => fits(kind, place, me.value?.member?.organization_name ?? '')).map(targetOf) : []
}

function outside(answer: Answer<ExternalOrganization>): readonly Target[] {
  return answer.ok ? answer.value.items.map(entryOf) : []
}

function faultOf(...answers: readonly Result<unknown>[]): AppError | null {
  for (const answer of answers) if (!answer.ok) return answer.error
  return null
}
