// What a camera sees that looks at a picture from a little way off: a film that Chromium plays as its camera (YUV4MPEG2).
import { createRequire } from 'node:module'
import { writeFileSync } from 'node:fs'

const require = createRequire(new URL('../frontend-miniprogram/package.json', import.meta.url))
const { PNG } = require('pngjs')

const WIDTH = 640
const HEIGHT = 480
const MARGIN = 24
const WALL = 200

/** Writes the film of a picture (PNG) to `path`; answers the switches that make it the camera of a Chromium. */
export function cameraOn(picture, path) {
  const { data, width, height } = PNG.sync.read(picture)
  const side = HEIGHT - 2 * MARGIN
  const left = (WIDTH - side) / 2
  const luma = Buffer.alloc(WIDTH * HEIGHT, WALL)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      luma[(y + MARGIN) * WIDTH + left + x] = data[4 * (Math.floor(((y + 0.5) * height) / side) * width + Math.floor(((x + 0.5) * width) / side))]
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)])
  writeFileSync(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420\n`), frame, frame]))
  return ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${path}`]
}
