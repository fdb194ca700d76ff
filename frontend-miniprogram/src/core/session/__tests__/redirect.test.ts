import { describe, expect, it } from 'vitest'
import { readRedirect, withRedirect } from '../redirect'

describe('the way back after sign-in', () => {
  it('carries the wanted page with its parameters', () => {
    const url = withRedirect('/pages/sign-in/sign-in', '/pages/checkin/checkin?t=abc')
    expect(url).toBe('/pages/sign-in/sign-in?redirect=%2Fpages%2Fcheckin%2Fcheckin%3Ft%3Dabc')
    expect(readRedirect(url.split('redirect=')[1])).toBe('/pages/checkin/checkin?t=abc')
  })

  it('needs none for the start page', () => {
    expect(withRedirect('/pages/sign-in/sign-in', '/pages/home/home')).toBe('/pages/sign-in/sign-in')
  })

  it.each([undefined, '', 'https://elsewhere.example/', '//elsewhere.example', '/pages/../x', '%E0%A4%A', 'javascript:alert(1)'])(
    'never leads out of this client: %s',
    (value) => {
      expect(readRedirect(value)).toBe('/pages/home/home')
    },
  )
})
