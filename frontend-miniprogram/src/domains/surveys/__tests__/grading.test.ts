import { describe, expect, it } from 'vitest'
import { countedItems, countOf, gapsOf, givenOf, marked, marksOf, misfitsOf, opinionOf, paperFormOf, roleAt, unexplainedOf, type FreeText, type RatedPerson } from '../grading'
import type { SheetItem } from '../model'

const person = (member_id: string, grade: RatedPerson['grade'] = null): RatedPerson => ({
  member_id,
  name: member_id,
  place: null,
  grade,
  grade_label: null,
  feedback: null,
  acknowledged_at: null,
})
const PEOPLE = [person('a'), person('b'), person('c', 'excellent')]
const OPTIONS = ['excellent', 'qualified'].map((value) => ({ value, label: value }))
const item = (id: string, kind: SheetItem['kind'] = 'rating'): SheetItem => ({ id, kind, title: `线${id}`, options: kind === 'text' ? [] : OPTIONS })

describe('the grades of a round', () => {
  it('have nothing chosen beforehand, and go over what was given', () => {
    const given = givenOf(PEOPLE)
    expect([given.a?.grade, given.c?.grade]).toEqual(['', 'excellent'])
    expect([countOf(given, 'excellent'), countOf(given, '')]).toEqual([1, 2])
  })

  it('are complete with one for each, and words for the low ones', () => {
    const given = { ...givenOf(PEOPLE), a: { grade: 'unqualified' as const, feedback: ' ' } }
    expect(gapsOf(PEOPLE, given)).toEqual({ grade: ['b'], feedback: ['a'] })
  })

  it('go out in the order of the roll, with words only where there are some', () => {
    const given = { a: { grade: 'unqualified' as const, feedback: ' 请按时参加 ' }, b: { grade: 'qualified' as const, feedback: '' }, c: { grade: 'excellent' as const, feedback: '' } }
    expect(opinionOf(PEOPLE, given, ' ')).toEqual({
      grades: [
        { member_id: 'a', grade: 'unqualified', feedback: '请按时参加' },
        { member_id: 'b', grade: 'qualified', feedback: null },
        { member_id: 'c', grade: 'excellent', feedback: null },
      ],
      override_reason: null,
    })
  })
})

describe('two counters', () => {
  const items = countedItems([item('1'), item('2'), item('3', 'text')])

  it('count what is no text, and each line adds up to the sheets', () => {
    expect(items.map(({ id }) => id)).toEqual(['1', '2'])
    expect(misfitsOf(items, { '1': { excellent: '2', qualified: '4' }, '2': { qualified: '5' } }, 6).map(({ id }) => id)).toEqual(['2'])
    expect(misfitsOf(items, { '1': { excellent: 'x', qualified: '6' }, '2': { qualified: '6' } }, 6).map(({ id }) => id)).toEqual(['1'])
  })

  it.each([
    [{ o1: '6', o2: '2' }, true],
    [{ o1: '4', o2: '3', abstained: '1' }, true],
    [{ o1: '7' }, false], // of six sheets
    [{ o1: '3', o2: '2' }, false], // a sheet that says nothing
    [{ o1: '5', o2: '5', o3: '1', abstained: '1' }, false], // more than two on a sheet
  ] as const)('find %j ticks on six sheets possible: %s', (counts, isPossible) => {
    const options = ['o1', 'o2', 'o3', 'abstained'].map((value) => ({ value, label: value }))
    const several: SheetItem = { ...item('q1', 'choices'), options, most_ticks: 2 }
    expect(misfitsOf([several], { q1: counts }, 6)).toEqual(isPossible ? [] : [several])
  })

  it('are sent with each option of each line, and what was left empty as nobody', () => {
    const [item] = items
    const form = paperFormOf(items.slice(0, 1), { [item?.id ?? '']: { qualified: '6' } }, 6)
    expect(form.sheets).toBe(6)
    expect(form.items).toHaveLength(1)
    expect(form.items[0]?.counts).toMatchObject({ qualified: 6, excellent: 0 })
  })
})

describe('the role in which somebody decides', () => {
  const role = (organization_id: string) => ({ label: '书记', organization_id, organization_name: organization_id, organization_kind: 'branch' as const })
  const me = (...places: string[]) => ({ account_id: '', name: '', session_kind: 'staff' as const, permissions: [], unread_count: 0, pending_count: 0, member: null, roles: places.map(role) })

  it('is the one held there, or at the committee above', () => {
    expect(roleAt(me('town', 'branch'), 'branch')?.organization_id).toBe('branch')
    expect(roleAt(me('town', 'branch'), 'branch', true)?.organization_id).toBe('town')
    expect(roleAt(me('town'), 'branch')?.organization_id).toBe('town')
    expect(roleAt(null, 'branch')).toBeUndefined()
  })
})

describe('two readers of a free text', () => {
  const text = (text_id: string, is_withheld: boolean | null = null, reason = '') => ({ text_id, question_id: 'q1', question: '', text: '', is_withheld, reason }) as FreeText
  const texts = [text('a'), text('b', true, '说到了个人'), text('c', false)]

  it('say publish or withhold of those they touch, and say why they withhold', () => {
    const marks = marked(marked({}, texts[0] as FreeText, { isWithheld: true, reason: ' 个' }), texts[1] as FreeText, { isWithheld: false, reason: '说到了个人' })
    const sent = marksOf(texts, marks)
    expect(sent).toEqual([
      { text_id: 'a', is_withheld: true, reason: '个' },
      { text_id: 'b', is_withheld: false, reason: null },
    ])
    expect(unexplainedOf(sent)).toEqual(['a'])
  })

  it('choose nothing where they choose what stands, so that the second can agree', () => {
    const otherwise = marked({}, texts[2] as FreeText, { isWithheld: true, reason: '' })
    expect(Object.keys(otherwise)).toEqual(['c'])
    expect(marked(otherwise, texts[2] as FreeText, { isWithheld: false, reason: '' })).toEqual({})
  })
})
