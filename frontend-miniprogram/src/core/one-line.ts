/** Everything but what turns a line into two, turns the direction of writing or isn't seen; half a character, as a cut leaves it, is refused as well. */
const REFUSED = /[^ -~\u00a0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\u{10ffff}]+/gu

/** A text as the server takes it where it takes one line: whatever it would refuse becomes a space. */
export function oneLine(text: string): string {
  return text.replace(REFUSED, ' ').trim()
}
