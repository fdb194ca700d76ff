import { range as copy } from '@/copy/survey-results'
import type { Told } from '@/domains/surveys/results'

/** A range in words: at least, at most, from to, or that nothing can be told. */
export function rangeWords({ least, most, share }: Pick<Told, 'least' | 'most' | 'share'>, ballots: number): string {
  const percent = share.replace(/[≥≤]/, '')
  if (least === 0 && most === ballots) return copy.none
  if (most === ballots) return copy.least(percent, least)
  return least === 0 ? copy.most(percent, most) : copy.between(percent.replace('–', '到'), least, most)
}
