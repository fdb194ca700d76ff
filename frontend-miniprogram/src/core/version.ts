import { version } from '../../package.json'

/** Sent with check-ins made offline, shown on the about page. */
export const appVersion: string = version
