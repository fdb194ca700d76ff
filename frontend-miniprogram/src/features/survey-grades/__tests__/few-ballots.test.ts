// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { CellResult, Publication } from '@/domains/surveys/grading'
import PublishedAnswers from '@/shell/PublishedAnswers.vue'
import CellCounts from '../components/CellCounts.vue'

const COUNTS = [
  { value: 'satisfied', label: '满意', count: 12 },
  { value: 'fair', label: '一般', count: 6 },
]
const cell = (part: Partial<CellResult>) => ({ cell_id: 'c1', label: '东支部', eligible: 20, issued: 18, counted: 18, suppressed: false, ratings: [], questions: [], ...part }) as CellResult
const question = { kind: 'satisfaction' as const, question_id: 'q1', title: '会议通知是否及时' }
const HIDDEN = '收到的票不足5张，不显示结果。'

it('the count sheet has the figures of 18 ballots, and none of fewer than five', () => {
  const enough = mount(CellCounts, { props: { cell: cell({ questions: [{ ...question, counts: COUNTS }] }) } }).text()
  const few = mount(CellCounts, { props: { cell: cell({ counted: 3, suppressed: true }) } }).text()
  expect(enough).toContain('12')
  expect(enough).not.toContain('不足5张')
  expect(few).toContain('收回的票不足5张，不显示得票。')
  expect(few).not.toMatch(/满意|\d+张票/)
})

it('what is told has ranges of 18 ballots; of fewer than five the words alone, not even how many', () => {
  const options = [
    { value: 'satisfied', label: '满意', least: 11, most: 13, share: '61%–73%' },
    { value: 'fair', label: '一般', least: 0, most: 5, share: '≤28%' },
  ]
  const cells = [
    { label: '东支部', eligible: 20, counted: 18, hidden_label: null, questions: [{ ...question, options, texts: [] }] },
    { label: '西支部', eligible: 11, counted: null, hidden_label: HIDDEN, questions: [] },
  ]
  const told = { disclosed_by: 'cells', eligible: 31, counted: null, rated: 0, people: [], cells, totals: [] } as unknown as Publication
  const said = mount(PublishedAnswers, { props: { told } }).text()
  expect(said).toContain('61%到73%，11到13张')
  expect(said.slice(said.indexOf('西支部'))).toBe(`西支部${HIDDEN}`)
})
