import { describe, expect, it } from 'vitest'
import { buttonsOf, hasBoard, isMoving, nextOf, runningRole, sorted, stagesOf, type PlannedRound } from '../desk'
import type { SurveyDetail } from '../model'

const NOW = new Date('2026-11-30T02:00:00Z')
const BASE = { template: 'appraisal', mode: 'anonymous', is_valid: null, opens_at: '2026-12-01T00:00:00Z', closes_at: '2026-12-08T00:00:00Z', opened_at: null, closed_at: null, has_keys: true } as const
const round = (part: Partial<SurveyDetail>) => ({ ...BASE, ...part }) as SurveyDetail

describe('how a round stands for whoever runs it', () => {
  it.each([
    [{ status: 'draft' }, 'freeze', BASE.opens_at],
    [{ status: 'draft', closes_at: '2026-11-01T00:00:00Z' }, 'reschedule', null],
    [{ status: 'frozen', closes_at: '2026-11-01T00:00:00Z' }, 'missed', null],
    [{ status: 'frozen' }, 'begins', BASE.opens_at],
    [{ status: 'open' }, 'ends', BASE.closes_at],
    [{ status: 'closed' }, 'counting', null],
    [{ status: 'closed', mode: 'paper' }, 'count_paper', null],
    [{ status: 'counted', is_valid: false }, 'rerun', null],
    [{ status: 'counted', is_valid: true }, 'propose', null],
    [{ status: 'counted', is_valid: true, template: 'questionnaire' }, 'publish', null],
    [{ status: 'void' }, 'over', null],
  ] as const)('%o: next is %s', (part, step, by) => {
    expect(nextOf(round(part), NOW)).toEqual({ step, by })
  })

  it.each([
    [{ status: 'draft' }, 'draft+ freeze. open- close- count- propose- confirm- publish-'],
    [{ status: 'open', template: 'questionnaire' }, 'draft+ freeze+ open+ close. count- publish-'],
    [{ status: 'counted', is_valid: true, template: 'questionnaire' }, 'draft+ freeze+ open+ close+ count+ publish.'],
    [{ status: 'published', is_valid: true, template: 'questionnaire' }, 'draft+ freeze+ open+ close+ count+ publish+'],
    [{ status: 'counted', is_valid: false }, 'draft+ freeze+ open+ close+ count+'],
    [{ status: 'confirmed', is_valid: true }, 'draft+ freeze+ open+ close+ count+ propose+ confirm+ publish.'],
    [{ status: 'void', mode: null }, 'draft+ void!'],
    [{ status: 'void', opened_at: BASE.opens_at }, 'draft+ freeze+ open+ void!'],
  ] as const)('%o: its way is %s', (part, way) => {
    const marks = { done: '+', current: '.', ahead: '-', stopped: '!' }
    expect(stagesOf(round(part)).map(({ stage, state }) => stage + marks[state]).join(' ')).toBe(way)
  })

  it('is at work by itself while keys are made and ballots counted, never on paper', () => {
    expect([isMoving(round({ status: 'frozen', has_keys: false })), isMoving(round({ status: 'closed' }))]).toEqual([true, true])
    expect([isMoving(round({ status: 'frozen' })), isMoving(round({ status: 'closed', mode: 'paper' }))]).toEqual([false, false])
  })

  it('has a board once ballots were counted', () => {
    expect([hasBoard(round({ status: 'closed' })), hasBoard(round({ status: 'counted', is_valid: false })), hasBoard(round({ status: 'counted', is_valid: true, mode: 'paper' }))]).toEqual([false, true, false])
  })

  it('offers what the server offers, in its words, what leads on first', () => {
    const allowed = ['void', 'results', 'edit', 'freeze'].map((action) => ({ action, label: `做${action}`, requires_reason: false }))
    expect(buttonsOf({ allowed_actions: allowed }).map(({ label }) => label)).toEqual(['做freeze', '做edit', '做void'])
  })

  it('is run in the role that lies nearest', () => {
    const role = (organization_id: string, organization_kind: 'committee' | 'branch') => ({ organization_id, organization_kind, label: '书记', organization_name: organization_id })
    const roles = [role('town', 'committee'), role('east', 'branch')]
    expect([runningRole(roles, { organization_id: 'east' })?.organization_id, runningRole(roles, { organization_id: 'west' })?.organization_id]).toEqual(['east', 'town'])
    expect(runningRole([role('east', 'branch')], { organization_id: 'west' })).toBeUndefined()
  })

  it('sorts a preview into what is made and what is left out, and why', () => {
    const branch = (organization_name: string, mode: PlannedRound['mode'], exists: boolean): PlannedRound => ({ organization_id: organization_name, organization_name, eligible: 1, rated: 1, mode, exists })
    const parts = sorted({ digest: '', branches: [branch('a', 'paper', false), branch('b', 'anonymous', true), branch('c', null, false)] })
    expect(Object.values(parts).map((found) => found.map(({ organization_name: name }) => name))).toEqual([['a'], ['b'], ['c']])
  })
})
