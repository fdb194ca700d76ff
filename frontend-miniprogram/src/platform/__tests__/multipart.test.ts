import { describe, expect, it } from 'vitest'
import { formOf } from '../multipart'

describe('a form made by hand', () => {
  it('has the file whole between two boundaries, under its name in UTF-8', () => {
    const content = Uint8Array.from({ length: 256 }, (_, place) => place)
    const { type, body } = formOf('介绍信"一.jpg', content.buffer)

    const boundary = /^multipart\/form-data; boundary=([0-9a-f]{32})$/.exec(type)?.[1] ?? ''
    const start = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="介绍信_一.jpg"\r\nContent-Type: application/octet-stream\r\n\r\n`
    const bytes = Buffer.from(body)
    const at = Buffer.byteLength(start)
    expect(bytes.subarray(0, at).toString()).toBe(start)
    expect([...bytes.subarray(at, at + 256)]).toEqual([...content])
    expect(bytes.subarray(at + 256).toString()).toBe(`\r\n--${boundary}--\r\n`)
  })
})
