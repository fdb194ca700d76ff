/** Dates and times as people say them. All times are shown in Beijing time, wherever the phone is. */

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']
const BEIJING_MS = 8 * 60 * 60_000
const DAY_MS = 24 * 60 * 60_000

/** Shifted so that the UTC getters read Beijing time. */
function beijing(instant: string | number | Date): Date {
  return new Date(new Date(instant).getTime() + BEIJING_MS)
}

const two = (value: number) => String(value).padStart(2, '0')

/** `14:30` → `下午2:30`. */
function clockWords(date: Date): string {
  const hour = date.getUTCHours()
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 18 ? '下午' : '晚上'
  return `${part}${hour % 12 === 0 ? 12 : hour % 12}:${two(date.getUTCMinutes())}`
}

/** `3月5日（周四）`; the year only when it is another than this one. */
export function dayWords(instant: string | number | Date, now: Date): string {
  const date = beijing(instant)
  const year = date.getUTCFullYear() === beijing(now).getUTCFullYear() ? '' : `${date.getUTCFullYear()}年`
  return `${year}${date.getUTCMonth() + 1}月${date.getUTCDate()}日（周${WEEKDAYS[date.getUTCDay()]}）`
}

/** `2026年3月5日`, for what is filed or lies far back. */
export function fullDayWords(instant: string | number | Date): string {
  const date = beijing(instant)
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

/** `3月5日（周四）下午2:30`. */
export function timeWords(instant: string | number | Date, now: Date): string {
  return dayWords(instant, now) + clockWords(beijing(instant))
}

/** `3月5日（周四）下午2:30到4:00`, or both in full when the end is on another day. */
export function spanWords(startsAt: string, endsAt: string, now: Date): string {
  const isSameDay = dayNumber(startsAt) === dayNumber(endsAt)
  return `${timeWords(startsAt, now)}到${isSameDay ? clockWords(beijing(endsAt)) : timeWords(endsAt, now)}`
}

/** `10:32`, for "this is what it was at". */
export function shortClock(instant: string | number | Date): string {
  const date = beijing(instant)
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
}

/** `今天`, `明天`, `还有3天`, `3天前`. */
export function daysAwayWords(instant: string | number | Date, now: Date): string {
  const days = dayNumber(instant) - dayNumber(now)
  if (days === 0) return '今天'
  if (days === 1) return '明天'
  return days > 0 ? `还有${days}天` : `${-days}天前`
}

/** `刚刚`, `5分钟前`, `3小时前`, `2天前`. */
export function agoWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes}分钟前`
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)}小时前` : `${Math.floor(ms / DAY_MS)}天前`
}

/** `2026-03-05`, for forms and files. */
export function isoDay(instant: string | number | Date): string {
  return beijing(instant).toISOString().slice(0, 10)
}

/** A day and a time from a form, as an instant: `2026-03-05`, `14:30` → `2026-03-05T14:30:00+08:00`. */
export function instantOf(day: string, time: string): string {
  return `${day}T${time}:00+08:00`
}

function dayNumber(instant: string | number | Date): number {
  return Math.floor(beijing(instant).getTime() / DAY_MS)
}

/** `14:30:05`, to the second. */
export function exactClock(instant: Date): string {
  const date = beijing(instant)
  return [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':')
}
