import { expect, it } from 'vitest'
import { barOf } from '@/domains/surveys/results'
import { rangeWords } from '../ranges'

it.each([
  [{ least: 0, most: 6, share: '—' }, 6, '票少，分不出多少', { least: 0, more: 100 }],
  [{ least: 6, most: 9, share: '≥66%' }, 9, '66%以上，至少6张', { least: 67, more: 33 }],
  [{ least: 0, most: 5, share: '≤56%' }, 9, '56%以下，最多5张', { least: 0, more: 56 }],
  [{ least: 6, most: 10, share: '28%–48%' }, 21, '28%到48%，6到10张', { least: 29, more: 19 }],
] as const)('%j of %d ballots reads %s', (told, ballots, words, bar) => {
  expect(rangeWords(told, ballots)).toBe(words)
  expect(barOf(told, ballots)).toEqual(bar)
})
