import { ref, shallowRef } from 'vue'
import { success, type AppError, type Result } from '@/core/http/errors'
import { listExternalOrganizations, listNearTargets, listTargets } from '@/domains/transfers/api'
import { entryOf, targetOf, type Application, type Target } from './application'
import { application } from './kept'

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
    const answer = await askFor(kind, words)
    if (mine !== latest) return
    found.value = answer?.ok ? answer.value : []
    error.value = answer === null || answer.ok ? null : answer.error
    isAsked.value = answer?.ok ?? false
  }
  return { found, error, isAsked, find, ask }
}

/** Within the township its other branches, few and all shown; elsewhere a list without a name would be everybody's. */
async function askFor(kind: Application['kind'], words: string): Promise<Result<readonly Target[]> | null> {
  if (kind === 'within_committee') return near(words)
  return words === '' ? null : anywhere(words)
}

async function near(words: string): Promise<Result<readonly Target[]>> {
  const answer = await listNearTargets(application.value.memberId, words)
  return answer.ok ? success(answer.value.map(targetOf)) : answer
}

async function anywhere(words: string): Promise<Result<readonly Target[]>> {
  const [here, outside] = await Promise.all([listTargets({ q: words }), listExternalOrganizations({ q: words })])
  if (!here.ok) return here
  return outside.ok ? success([...here.value.items.map(targetOf), ...outside.value.items.map(entryOf)]) : outside
}
