import { describe, expect, it } from 'vitest'
import { allows } from '../allows'

describe('allows', () => {
  it('follows the server', () => {
    const resource = { allowed_actions: [{ action: 'approve' }] }
    expect([allows(resource, 'approve'), allows(resource, 'take'), allows(null, 'take')]).toEqual([true, false, false])
  })
})
