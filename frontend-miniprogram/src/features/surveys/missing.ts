import { fill as copy } from '@/copy/surveys'
import type { SheetItem } from '@/domains/surveys/model'

/** So many are named; the sheet is scrolled to the first. */
const NAMED = 5

/** What still has no mark, in words: people by their names, questions by their places among `questions`. */
export function missingWords(questions: readonly SheetItem[], missing: readonly SheetItem[], isAppraisal: boolean): string {
  const names = missing.slice(0, NAMED).map((item) => (isAppraisal ? item.title : copy.question(questions.indexOf(item) + 1)))
  const [words, andOthers] = isAppraisal ? [copy.missingPeople, copy.andOthers] : [copy.missingQuestions, copy.andMore]
  const joined = names.join('、')
  return words(missing.length > NAMED ? andOthers(joined, missing.length) : joined)
}
