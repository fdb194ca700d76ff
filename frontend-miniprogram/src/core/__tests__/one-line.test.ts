import { expect, it } from 'vitest'
import { isOneLine } from '@test/one-line'
import { oneLine } from '../one-line'

const isHalf = (point: number) => point >= 0xd800 && point <= 0xdfff

it('turns into a space what the server refuses, and nothing else', () => {
  for (let point = 0; point <= 0x1ffff; point += 1) {
    const text = `修${String.fromCodePoint(point)}路`
    const wanted = isOneLine(text) && !isHalf(point) ? text : '修 路'
    if (oneLine(text) !== wanted) throw new Error(point.toString(16))
  }
})

it('makes one space of several, and none at the ends', () => {
  expect(oneLine('\n 修路\r\n\n装灯😀\u202e\n')).toBe('修路 装灯😀')
})

it('drops half a character that a cut has left', () => {
  expect(oneLine('好😀'.slice(0, 2))).toBe('好')
})
