import { describe, expect, it } from 'vitest'
import { followRedirect, startAnew } from '../navigate'

const WANTED = '/features/feedback/pages/new?id=1'
const SIGN_IN = { route: 'pages/sign-in/sign-in', options: {} }

describe('the end of sign-in', () => {
  it('goes back to the page that lies beneath, as it was left', () => {
    fakeUni.pages = [{ route: 'features/feedback/pages/new', options: { id: '1' } }, SIGN_IN]
    followRedirect(WANTED)
    expect(fakeUni.opened).toEqual(['back'])
  })

  it('opens the wanted page when another lies beneath', () => {
    fakeUni.pages = [{ route: 'features/feedback/pages/new', options: { id: '2' } }, SIGN_IN]
    followRedirect(WANTED)
    expect(fakeUni.opened).toEqual([WANTED])
  })

  it('leaves no page of the one before for somebody else', () => {
    startAnew()
    expect(fakeUni.opened).toEqual(['anew:/pages/home/home'])
  })
})
