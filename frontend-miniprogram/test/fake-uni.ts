/**
 * Stands where WeChat or the browser stands: an in-memory `uni`. Our own code is never replaced in tests; what is faked
 * is the platform, and the server behind `uni.request`.
 */

export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

export interface Sent {
  readonly method: string
  readonly url: string
  readonly header: Record<string, string>
  readonly data: unknown
}

/** `offline`: there is no network. `broken`: there is one, and it was lost on the way. */
export type Loss = 'offline' | 'broken' | 'timeout'

/** Answers a request, or says how it got lost. */
export type Server = (request: Sent) => Answer | Loss | Promise<Answer | Loss>

interface RequestOptions extends Sent {
  success(answer: { statusCode: number; header: Record<string, string>; data: unknown }): void
  fail(reason: { errMsg: string }): void
}

export class FakeUni {
  readonly sent: Sent[] = []
  readonly opened: string[] = []
  readonly stored = new Map<string, unknown>()
  server: Server = () => ({ status: 404, body: { code: 'request.not_found', title: '没有找到', errors: [] } })
  isStorageFull = false
  isOnline = true
  pages: { route: string; options: Record<string, string> }[] = [{ route: 'pages/home/home', options: {} }]

  request = async (options: RequestOptions) => {
    const request = { method: options.method, url: options.url, header: options.header, data: options.data }
    this.sent.push(request)
    const answer = await this.server(request)
    this.isOnline = answer !== 'offline'
    if (answer === 'offline' || answer === 'broken') options.fail({ errMsg: 'request:fail' })
    else if (answer === 'timeout') options.fail({ errMsg: 'request:fail timeout' })
    else options.success({ statusCode: answer.status, header: answer.headers ?? {}, data: answer.body })
  }

  getStorageSync = (key: string) => structuredClone(this.stored.get(key) ?? '')
  setStorageSync = (key: string, value: unknown) => {
    if (this.isStorageFull) throw new Error('setStorageSync:fail exceed storage max size')
    this.stored.set(key, structuredClone(value))
  }
  removeStorageSync = (key: string) => void this.stored.delete(key)
  getStorageInfoSync = () => ({ keys: [...this.stored.keys()] })

  /** As a browser says it. */
  setOnline = (isConnected: boolean) => window.dispatchEvent(new Event(isConnected ? 'online' : 'offline'))

  navigateTo = ({ url }: { url: string }) => void this.opened.push(url)
  pageScrollTo = (): void => {}
  redirectTo = ({ url }: { url: string }) => void this.opened.push(url)
  switchTab = ({ url }: { url: string }) => void this.opened.push(url)
  reLaunch = ({ url }: { url: string }) => void this.opened.push(`anew:${url}`)
  navigateBack = () => void this.opened.push('back')
  stopPullDownRefresh = () => {}
  badge = ''
  setTabBarBadge = ({ text }: { text: string }) => void (this.badge = text)
  removeTabBarBadge = () => void (this.badge = '')
  title = ''
  setNavigationBarTitle = ({ title }: { title: string }) => void (this.title = title)
}

declare global {
  var fakeUni: FakeUni
}
