import { describe, expect, it } from 'vitest'
import { ERROR_WORDS } from '../errors'

/** Everything the client says by itself: files of words, walked to their strings. */
const MODULES = import.meta.glob<Record<string, unknown>>(['../*.ts', '../../ui/words.ts', '!../times.ts'], { eager: true })

interface Said {
  readonly where: string
  readonly text: string
}

function walk(where: string, value: unknown): Said[] {
  if (typeof value === 'string') return [{ where, text: value }]
  // Words with a name or a number in them: a sample shows the sentence.
  if (typeof value === 'function' && !/[A-Z]|^(wordsFor)$/.test(value.name.slice(0, 1))) return sample(where, value as (...given: string[]) => unknown)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => walk(`${where}.${key}`, part))
}

function sample(where: string, say: (...given: string[]) => unknown): Said[] {
  if (where.endsWith('.wordsFor')) return []
  const said = say('王×', '3')
  return typeof said === 'string' ? [{ where, text: said }] : []
}

const ALL = Object.entries(MODULES).flatMap(([file, module]) => Object.entries(module).flatMap(([name, value]) => walk(`${file}:${name}`, value)))
const CHINESE = ALL.filter(({ text }) => /[\u4e00-\u9fff]/.test(text))
const BUTTONS = CHINESE.filter(({ where }) => where.includes('.actions.') || where.includes('ACT_TEXTS'))

const BANNED = /token|参数|请求|接口|非法|无效操作|权限不足|异常|没有权限|驳回|拒绝|亲[，。]|[!！]|你|联系管理员/i

describe('the words of the client', () => {
  it('are found', () => {
    expect(CHINESE.length).toBeGreaterThan(100)
    expect(BUTTONS.length).toBeGreaterThan(20)
  })

  it.each(CHINESE.map(({ where, text }) => [where, text]))('%s are words for people: %s', (_where, text) => {
    expect(text).not.toMatch(BANNED)
    expect(text).not.toMatch(/^(确定|取消|稍后再试)[。]?$/)
  })

  it.each(CHINESE.map(({ where, text }) => [where, text]))('%s has one idea a sentence, at most 30 characters: %s', (_where, text) => {
    const longest = Math.max(...text.split(/[。？：\n]/).map((sentence) => sentence.length))
    expect(longest).toBeLessThanOrEqual(30)
  })

  it.each(BUTTONS.map(({ where, text }) => [where, text]))('%s is a button of 2 to 6 characters: %s', (_where, text) => {
    expect(text.length).toBeGreaterThanOrEqual(2)
    expect(text.length).toBeLessThanOrEqual(6)
  })

  it('has no error without something to do about it', () => {
    for (const entry of Object.values(ERROR_WORDS)) expect(entry.act).toBeTruthy()
  })
})
