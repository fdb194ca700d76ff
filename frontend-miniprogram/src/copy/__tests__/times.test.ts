import { describe, expect, it } from 'vitest'
import { dayWords, daysAwayWords, fullDayWords, instantOf, isoDay, shortClock, spanWords, timeWords } from '../times'

const NOW = new Date('2026-03-05T01:00:00Z')

describe('times as people say them, in Beijing', () => {
  it.each([
    ['2026-03-05T06:30:00Z', '3月5日（周四）下午2:30'],
    ['2026-03-05T16:05:00Z', '3月6日（周五）凌晨12:05'],
    ['2026-03-05T04:00:00Z', '3月5日（周四）下午12:00'],
    ['2027-01-01T11:00:00+08:00', '2027年1月1日（周五）上午11:00'],
    ['2026-03-05T19:00:00+08:00', '3月5日（周四）晚上7:00'],
  ])('%s → %s', (instant, words) => {
    expect(timeWords(instant, NOW)).toBe(words)
  })

  it('says the year of what lies far back, and of this year too', () => {
    expect(fullDayWords('1983-03-27')).toBe('1983年3月27日')
    expect(fullDayWords(NOW)).toMatch(/^\d{4}年/)
  })

  it('says a span on one day shortly', () => {
    expect(spanWords('2026-03-05T14:30:00+08:00', '2026-03-05T16:00:00+08:00', NOW)).toBe('3月5日（周四）下午2:30到下午4:00')
    expect(spanWords('2026-03-05T14:30:00+08:00', '2026-03-06T09:00:00+08:00', NOW)).toBe('3月5日（周四）下午2:30到3月6日（周五）上午9:00')
  })

  it.each([
    ['2026-03-05T23:59:00+08:00', '今天'],
    ['2026-03-06T00:00:00+08:00', '明天'],
    ['2026-03-08T09:00:00+08:00', '还有3天'],
    ['2026-03-03T09:00:00+08:00', '2天前'],
  ])('%s is %s', (instant, words) => {
    expect(daysAwayWords(instant, NOW)).toBe(words)
  })

  it('goes there and back', () => {
    const instant = instantOf('2026-03-05', '07:05')
    expect([isoDay(instant), shortClock(instant), dayWords(instant, NOW)]).toEqual(['2026-03-05', '07:05', '3月5日（周四）'])
  })
})
