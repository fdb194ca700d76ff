import { beforeEach, describe, expect, it, vi } from 'vitest'

const START = Date.parse('2026-03-05T06:30:00Z')
/** The server's answer: the step of now, and three more. */
function code() {
  const step = Math.floor(Date.now() / 15_000)
  return { url: `c${step}`, valid_until: new Date((step + 2) * 15_000).toISOString(), step_seconds: 15, following: [1, 2, 3].map((ahead) => `c${step + ahead}`) }
}
const stepName = () => `c${Math.floor(Date.now() / 15_000)}`

async function load() {
  const { setTokens } = await import('@/core/session/tokens')
  setTokens({ access: 'a', refresh: 'r' })
  return (await import('../use-code')).useCode(() => '1')
}

describe('useCode', () => {
  beforeEach(() => vi.useFakeTimers({ now: START }))

  it('asks once a step, however often it is looked at', async () => {
    fakeUni.server = () => ({ status: 200, body: code() })
    const shown = await load()
    await shown.renew()
    await shown.renew()
    expect([shown.address.value, fakeUni.sent.length]).toEqual([stepName(), 1])
    vi.setSystemTime(START + 15_000)
    await shown.renew()
    expect([shown.address.value, fakeUni.sent.length]).toEqual([stepName(), 2])
  })

  it('goes on changing without a network until the steps run out, and comes back', async () => {
    fakeUni.server = () => ({ status: 200, body: code() })
    const shown = await load()
    await shown.renew()
    fakeUni.server = () => 'offline'
    for (const later of [15_000, 30_000, 45_000]) {
      vi.setSystemTime(START + later)
      await shown.renew()
      expect(shown.address.value).toBe(stepName())
    }
    vi.setSystemTime(START + 60_000)
    shown.turn()
    expect([shown.address.value, shown.error.value?.kind]).toEqual([null, 'offline'])
    fakeUni.server = () => ({ status: 200, body: code() })
    await shown.renew()
    expect([shown.address.value, shown.error.value]).toEqual([stepName(), null])
  })

  it('shows no code any more once the server refuses: the activity is over', async () => {
    fakeUni.server = () => ({ status: 200, body: code() })
    const shown = await load()
    await shown.renew()
    fakeUni.server = () => ({ status: 409, body: { code: 'activities.wrong_state', title: '活动已结束' } })
    vi.setSystemTime(START + 15_000)
    await shown.renew()
    expect([shown.address.value, shown.error.value?.code]).toEqual([null, 'activities.wrong_state'])
  })
})
