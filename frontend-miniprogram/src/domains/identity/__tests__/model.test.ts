import { describe, expect, it } from 'vitest'
import { isNationalId, may, type Me } from '../model'

describe('isNationalId', () => {
  it.each(['11010519491231002X', '11010519491231002x', ' 440524188001010014 '])('takes %s', (id) => {
    expect(isNationalId(id)).toBe(true)
  })

  it.each(['110105194912310020', '11010519491231002', '', '1101051949123100２X', '510105194912310021'])('sees the slip in %s', (id) => {
    expect(isNationalId(id)).toBe(false)
  })
})

describe('may', () => {
  it('shows only what the server has granted somewhere', () => {
    const me = { permissions: ['activities:read', 'claims:confirm'] } as unknown as Me
    expect([may(null, 'claims:confirm'), may(me, 'claims:confirm'), may(me, 'rosters:import')]).toEqual([false, true, false])
  })
})
