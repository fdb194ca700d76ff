/** The calendar in Beijing, by which the forms and the server count, wherever and at whatever hour a check runs. */
const HOUR_MS = 3_600_000

/** `2026-03-05`: the day some days from now; `-1` is yesterday. */
export const inDays = (days) => new Date(Date.now() + (24 * days + 8) * HOUR_MS).toISOString().slice(0, 10)
export const today = () => inDays(0)
/** `2026-03`: of the day some days from now. */
export const monthInDays = (days) => inDays(days).slice(0, 7)
export const thisMonth = () => monthInDays(0)
export const thisYear = () => Number(today().slice(0, 4))
export const thisQuarter = () => Math.ceil(Number(today().slice(5, 7)) / 3)
