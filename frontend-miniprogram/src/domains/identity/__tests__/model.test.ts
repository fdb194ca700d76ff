import { describe, expect, it } from 'vitest'
import { isNationalId, isStaff } from '../model'

describe('isNationalId', () => {
  it.each(['11010519491231002X', '11010519491231002x', ' 440524188001010014 '])('takes %s', (id) => {
    expect(isNationalId(id)).toBe(true)
  })

  it.each(['110105194912310020', '11010519491231002', '', '1101051949123100２X', '510105194912310021'])('sees the slip in %s', (id) => {
    expect(isNationalId(id)).toBe(false)
  })
})

describe('isStaff', () => {
  const me = { member: null, name: '李×', unread_count: 0, pending_count: 0 }
  const role = (name: string) => ({ role: name, organization_id: '1', organization_name: '东村党支部' })

  it('knows desks from members', () => {
    expect(isStaff(null)).toBe(false)
    expect(isStaff({ ...me, roles: [role('member')] })).toBe(false)
    expect(isStaff({ ...me, roles: [role('member'), role('secretary')] })).toBe(true)
  })
})
