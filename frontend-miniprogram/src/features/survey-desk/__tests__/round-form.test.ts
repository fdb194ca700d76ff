import { describe, expect, it } from 'vitest'
import { changed, changesOf, countOf, draftOf, emptyForm, faultsOf, formOf, formOfRerun, planOf, quartersAround, type RoundForm } from '../round-form'

const NOW = new Date('2026-11-30T02:00:00Z')
const QUESTION = { kind: 'choice', title: ' 几点开会 ', options: '上午\n\n 晚上 ', most: '' } as const
const SEVERAL = { ...QUESTION, kind: 'choices' } as const
const written = (part: Partial<RoundForm> = {}): RoundForm =>
  changed(changed(emptyForm(NOW), { template: 'questionnaire', organizationId: 'o1', questions: [QUESTION] }), { title: '小问卷', ...part })

describe('the form of a round', () => {
  it('is sent as the server has it, and read back the same', () => {
    const draft = draftOf(written(), null)
    expect(draft).toMatchObject({ year: 2026, quarter: 4, quorum_num: 2, quorum_den: 3, confidential_if_small: false, opens_at: '2026-12-01T08:00:00+08:00', rerun_of_id: null })
    expect(draft.questions).toEqual([{ kind: 'choice', title: '几点开会', options: ['上午', '晚上'], most_ticks: null }])
    expect(draftOf(written({ questions: [{ ...SEVERAL, most: ' 2 ' }, { ...QUESTION, most: '2' }] }), null).questions.map(({ most_ticks: most }) => most)).toEqual([2, null])
    const round = { ...draft, template: 'questionnaire' } as unknown as Parameters<typeof formOf>[0]
    expect(draftOf(formOf(round), null)).toEqual(draft)
    expect(formOfRerun(round, new Date('2027-01-01T02:00:00Z'))).toMatchObject({ quarter: '2026-4', opensDay: '2027-01-02' })
    expect(planOf(written())).not.toHaveProperty('questions')
  })

  it.each([
    [{ template: '' }, 'template'],
    [{ organizationId: '' }, 'organizationId'],
    [{ title: ' ' }, 'title'],
    [{ closesDay: '2026-12-01', closesTime: '08:00' }, 'closesDay'],
    [{ opensDay: '2026-01-01', closesDay: '2026-01-02' }, 'closesDay'],
    [{ questions: [] }, 'questionList'],
  ] as const)('says what is missing: %o', (part, field) => {
    expect(faultsOf(written(part), NOW)).toHaveProperty(field)
    expect(countOf(faultsOf(written(), NOW))).toBe(0)
  })

  it.each([
    [{ ...QUESTION, options: '上午' }, 'options'],
    [{ ...QUESTION, options: '上午\n上午' }, 'options'],
    [{ ...QUESTION, options: `上午\n${'长'.repeat(41)}` }, 'options'],
    [{ ...SEVERAL, options: '上午' }, 'options'],
    [{ ...SEVERAL, most: '1' }, 'most'],
    [{ ...SEVERAL, most: '3' }, 'most'],
    [{ ...SEVERAL, most: '两' }, 'most'],
    [{ ...QUESTION, title: '' }, 'title'],
    [{ ...QUESTION, kind: '' }, 'kind'],
  ] as const)('says what is missing of a question: %o', (question, field) => {
    expect(faultsOf(written({ questions: [question] }), NOW).questions[0]).toHaveProperty(field)
  })

  it('is told as was chosen, an appraisal by its branch', () => {
    const whole = written({ disclosedBy: 'whole' })
    expect(draftOf(whole, null).disclosed_by).toBe('whole')
    expect(changesOf(changed(whole, { template: 'appraisal' })).disclosed_by).toBe('cells')
  })

  it('names a round by its kind and quarter until somebody writes a name', () => {
    const first = changed(emptyForm(NOW), { template: 'appraisal' })
    expect(first.title).toBe('2026年第4季度民主评议')
    expect(changed(first, { quarter: '2027-1' }).title).toBe('2027年第1季度民主评议')
    expect(changed(changed(first, { title: '年底评议' }), { quarter: '2027-1' }).title).toBe('年底评议')
    expect(countOf(faultsOf({ ...first, organizationId: 'o1' }, NOW))).toBe(0) // people are its questions
  })

  it('offers the quarters around this one', () => {
    expect(quartersAround(NOW, '2026-4').map(({ value }) => value)).toEqual(['2026-3', '2026-4', '2027-1', '2027-2'])
    expect(quartersAround(NOW, '2025-1')[0]?.text).toBe('2025年第1季度')
  })
})
