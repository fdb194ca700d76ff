/** What WeChat's runtime has beside the language itself, as far as this client uses it. There is no DOM. */
declare function setTimeout(action: () => void, ms: number): number
declare function clearTimeout(timer: number | undefined): void

declare const wx: {
  getStorage(options: { key: string; encrypt: true; success: (answer: { data: string }) => void; fail: () => void }): void
  setStorage(options: { key: string; data: string; encrypt: true; success: () => void; fail: () => void }): void
  getRandomValues(options: { length: number; success: (answer: { randomValues: ArrayBuffer }) => void; fail: (reason: unknown) => void }): void
  setVisualEffectOnCapture?(options: { visualEffect: 'hidden' | 'none' }): void
  chooseMessageFile(options: {
    count: number
    type: 'file'
    extension: readonly string[]
    success: (answer: { tempFiles: readonly { name: string; size: number; path: string }[] }) => void
    fail: () => void
  }): void
  readonly env: { readonly USER_DATA_PATH: string }
  getFileSystemManager(): { writeFile(options: { filePath: string; data: ArrayBuffer; success: () => void }): void }
}

// Names that the typings of Vue and uni-app mention. They exist as types only, and nothing in WeChat has such a value.
interface Node {
  readonly nodeType: never
}
interface Window {
  readonly window: never
}
type Element = Node
type ShadowRoot = Node
type HTMLElement = Node
type SVGElement = Node
type File = Node
type Event = Node
type CSSStyleDeclaration = Node
