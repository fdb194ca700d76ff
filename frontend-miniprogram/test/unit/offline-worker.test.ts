import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { wayOf, type Asked } from '../../worker/rules'

const SCOPE = 'https://h.example/'
const way = (path: string, more: Partial<Asked> = {}) => wayOf({ method: 'GET', mode: 'cors', url: SCOPE + path, ...more }, SCOPE)
const opened = (path: string) => way(path, { mode: 'navigate' })

describe('what the service worker does', () => {
  it.each(['api/v1/me', 'api/v1/identity/status/0', '.well-known/jwks.json', 'oauth/authorize', 'sandbox/sign-in/member', 'healthz', 'metrics', 'sw.js'])('leaves %s to the server', (path) => {
    expect(way(path)).toBe('untouched')
    expect(opened(path)).toBe('untouched')
  })

  it('leaves to the server what changes something, and other hosts', () => {
    expect(way('assets/a.js', { method: 'POST' })).toBe('untouched')
    expect(way('', { url: 'https://other.example/assets/a.js' })).toBe('untouched')
    expect(wayOf({ method: 'GET', mode: 'cors', url: 'https://h.example/assets/a.js' }, 'https://h.example/app/')).toBe('untouched')
  })

  it('gives built files from what is kept', () => {
    expect(way('assets/index-CyMTBcBr.js')).toBe('kept')
  })

  it.each(['', 'index.html', 'c?t=AbC', 'c/', '?code=1#/pages/home/home'])('asks the server first for the page at /%s', (path) => {
    expect(opened(path)).toBe('fresh')
  })

  it('asks the server first for pictures whose names stay', () => {
    expect(way('static/tabs/home.png')).toBe('fresh')
  })

  it('never takes over while pages of the build before are open', () => {
    expect(readFileSync('worker/worker.ts', 'utf8')).not.toContain('skipWaiting')
  })
})
