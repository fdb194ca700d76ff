import type { PictureOutcome, ScanOutcome, ScanWords } from '../contract'
import { chooseFile } from './files'
import { openView } from './show'

/** A browser asks before it opens the camera, and may have none: pages offer it, and a field for the code beside it. */
export const hasScanner = false

export const canReadPicture = true

const LOOK_EVERY_MS = 100
/** How many pixels across are looked at: a frame must not take long, a photo may be large with a small code in it. */
const FRAME = 800
const PHOTO = [800, 1600]

/** Not in TypeScript's own description of browsers yet. */
interface NativeDetector {
  detect(image: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>
}
type NativeDetectors = { new (options: { formats: string[] }): NativeDetector; getSupportedFormats(): Promise<string[]> }

/** Shows the camera's picture over the page until a code was seen or the person closes it. */
export async function scan(words: ScanWords): Promise<ScanOutcome> {
  const camera = await openCamera()
  if (camera === null) return { kind: 'unavailable' }
  const video = await play(camera)
  const view = openCameraView(video, words)
  try {
    return await firstCode(video, view)
  } catch {
    return { kind: 'unavailable' }
  } finally {
    view.remove()
    camera.getTracks().forEach((track) => track.stop())
  }
}

/** Lets the person choose a photo, and reads the code in it. */
export async function scanPicture(): Promise<PictureOutcome> {
  const picked = await chooseFile(['image/*'])
  if (picked === null) return { kind: 'cancelled' }
  const photo = await createImageBitmap(picked.file).catch(() => null)
  for (const width of photo === null ? [] : PHOTO) {
    const text = await read(photo as ImageBitmap, photo as ImageBitmap, width)
    if (text !== null) return { kind: 'scanned', text }
  }
  return { kind: 'no-code' }
}

/** Null: no camera, not allowed, or a page that was not opened by https. */
async function openCamera(): Promise<MediaStream | null> {
  const devices = navigator.mediaDevices as MediaDevices | undefined
  const wanted = { video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } }
  return (await devices?.getUserMedia(wanted).catch(() => null)) ?? null
}

async function play(camera: MediaStream): Promise<HTMLVideoElement> {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = camera
  await video.play().catch(() => {})
  return video
}

function openCameraView(video: HTMLVideoElement, words: ScanWords): HTMLDialogElement {
  video.style.cssText = 'width:100%;height:75%;object-fit:cover;border-radius:var(--r-card)'
  const hint = document.createElement('p')
  hint.textContent = words.hint
  hint.style.cssText = 'margin:var(--s-3) 0'
  return openView(words, video, hint)
}

/** Leaving the page takes the view away with it. */
async function firstCode(video: HTMLVideoElement, view: HTMLDialogElement): Promise<ScanOutcome> {
  while (view.open && view.isConnected) {
    const text = await read(video, { width: video.videoWidth, height: video.videoHeight }, FRAME)
    if (text !== null) return { kind: 'scanned', text }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  return { kind: 'cancelled' }
}

interface Size {
  readonly width: number
  readonly height: number
}

/** The text of the code in an image; null where none is found. With the browser's own reader where it has one. */
async function read(image: CanvasImageSource, size: Size, most: number): Promise<string | null> {
  if (size.width === 0) return null
  const detector = await nativeDetector()
  if (detector !== null) return (await detector.detect(image))[0]?.rawValue ?? null
  const scale = Math.min(1, most / Math.max(size.width, size.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(size.width * scale)
  canvas.height = Math.round(size.height * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const pixels = context?.getImageData(0, 0, canvas.width, canvas.height)
  const { default: jsQR } = await import('jsqr')
  return pixels === undefined ? null : (jsQR(pixels.data, pixels.width, pixels.height, { inversionAttempts: 'dontInvert' })?.data ?? null)
}

async function nativeDetector(): Promise<NativeDetector | null> {
  const Detectors = (window as { BarcodeDetector?: NativeDetectors }).BarcodeDetector
  const formats = (await Detectors?.getSupportedFormats().catch(() => [])) ?? []
  return Detectors !== undefined && formats.includes('qr_code') ? new Detectors({ formats: ['qr_code'] }) : null
}
