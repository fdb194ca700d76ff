/** One set, 24 × 24, two-pixel strokes, bundled. Decoration: a word always stands beside it. */
const PATHS = {
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  warn: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  info: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5M12 7.5v.5',
  clock: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3 2',
  place: 'M12 21s-7-6-7-11a7 7 0 0114 0c0 5-7 11-7 11zM12 8a2 2 0 100 4 2 2 0 000-4z',
  badge: 'M3 5h18v14H3zM8 9a2 2 0 100 4 2 2 0 000-4zM5 16.5c0-2 1-3 3-3s3 1 3 3M14.5 10h3.5M14.5 14h3.5',
  people: 'M9 5a3 3 0 100 6 3 3 0 000-6zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 5.5a3 3 0 010 5.5M18 14.5c2 .8 3 2.8 3 5.5',
  person: 'M12 4a4 4 0 100 8 4 4 0 000-8zM4 21c0-4.5 3.5-6.5 8-6.5s8 2 8 6.5',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16',
  code: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v2M14 20h2M19 19h1v1',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  bell: 'M6 17V11a6 6 0 0112 0v6l1.5 2h-15zM10 21h4',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  phone: 'M5 4h4l1.5 5L8 10.5a12 12 0 005.5 5.5L15 13.5l5 1.5v4c0 1-1 1.5-2 1.5C10.5 20 4 13.5 3.5 6c0-1 .5-2 1.5-2z',
  paper: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  upload: 'M12 16V5M7 9.5L12 4.5l5 5M4 16v4h16v-4',
  download: 'M12 4v11M7 11l5 5 5-5M4 16v4h16v-4',
  print: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z',
  eye: 'M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7-10-7-10-7zM12 9a3 3 0 100 6 3 3 0 000-6z',
  letter: 'M3 6h18v12H3zM3 7l9 7 9-7',
  gear: 'M4 7h10M18 7h2M4 17h2M10 17h10M14 7a2 2 0 104 0 2 2 0 00-4 0zM6 17a2 2 0 104 0 2 2 0 00-4 0z',
  large: 'M3 19L9 5l6 14M5 15h8M15 19l3-8 3 8M16 16.5h4',
  offline: 'M3 3l18 18M8.5 16a5 5 0 017 0M5 12.5a10 10 0 014-2.4M19 12.5a10 10 0 00-5-2.7M12 20v.5',
  add: 'M12 5v14M5 12h14',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.5M4 12h.5M4 18h.5',
  search: 'M11 4a7 7 0 100 14 7 7 0 000-14zM16 16l4 4',
} as const

export type IconName = keyof typeof PATHS

/** An SVG as a `data:` address; its strokes become the shape through which the text colour shows. */
export function iconAddress(name: IconName): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='black' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'><path d='${PATHS[name]}'/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
