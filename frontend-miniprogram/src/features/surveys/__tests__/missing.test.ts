import { expect, it } from 'vitest'
import { fill as copy } from '@/copy/surveys'
import type { SheetItem } from '@/domains/surveys/model'
import { missingWords } from '../missing'

const sheet = (count: number) => Array.from({ length: count }, (_, at): SheetItem => ({ id: `${at}`, kind: 'choice', title: `某${at + 1}`, options: [] }))
const seven = sheet(7)

it.each([
  [[0, 2], false, '还没选：第1题、第3题。'],
  [[0, 1, 2, 3, 4], false, '还没选：第1题、第2题、第3题、第4题、第5题。'],
  [[0, 1, 2, 3, 4, 6], false, '还没选：第1题、第2题、第3题、第4题、第5题等6题。'],
  [[1], true, '还没评：某2。'],
  [[0, 1, 2, 3, 4, 5, 6], true, '还没评：某1、某2、某3、某4、某5等7人。'],
] as const)('of what is missing, at %j, the first are named and all are counted', (places, isAppraisal, words) => {
  expect(missingWords(seven, places.map((place) => seven[place] as SheetItem), isAppraisal)).toBe(words)
})

it.each([
  [1, 5, '第1题，共5题，约50秒'],
  [2, 5, '第2题，共5题，约40秒'],
  [1, 6, '第1题，共6题，约1分钟'],
  [1, 20, '第1题，共20题，约4分钟'],
])('question %i of %i says how long the rest takes', (place, total, words) => {
  expect(copy.progress(place, total)).toBe(words)
})
