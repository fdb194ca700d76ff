import type { ErrorAct } from '@/copy/errors'
import { back, claimThenReturn, open, signInThenReturn } from '@/core/navigate'

/** Does what `wordsFor` has offered. `retry` is the page's own. */
export function act(offer: ErrorAct, retry: () => unknown): void {
  const acts: Record<ErrorAct, () => unknown> = {
    retry,
    mend: () => {},
    none: () => {},
    back,
    'sign-in': signInThenReturn,
    claim: claimThenReturn,
    scan: () => open('/pages/checkin/checkin'),
    report: () => open('/features/feedback/pages/new'),
  }
  acts[offer]()
}
