/** "24 pupils each fine-tune a small model for an hour, one big GPU or many small ones?": as many runs at once as there are people. */
import { countOf } from '../questions/same-run-again.ts'

export type ClassRuns = { readonly people: number; readonly hours: number; readonly words: string }

const people =
  /(?<![\w.$€£])(\d{1,3}|ten|twenty|thirty|forty) (?:\p{L}{3,14} ){0,2}?(?:pupils|students|people|participants|attendees|learners|trainees|kids|children|teenagers|colleagues|employees|interns)\b/iu
const trainsEach =
  /\beach\b[^.?!]{0,60}\b(?:fine-?\s?tun\w*|train\w*|loras?)\b|\b(?:fine-?\s?tun\w*|train\w*)\b[^.?!]{0,60}\beach\b/iu
const oneOrMany =
  /\b(?:one|a|single|1)(?: \w+){0,3}\b[^.?!]{0,30}\b(?:or|vs\.?|versus)\b[^.?!]{0,20}\b(?:many|several|lots of|multiple|small(?:er)?|little|one each|a card each|\d{1,3})\b[^.!]{0,40}/iu
const time = /(?<![\w.$€£])(\d{1,3}(?:\.\d)?|an|one|half an|two|three)[ -](minutes?|mins?|hours?|h)\b/iu
const parts: Readonly<Record<string, number>> = { 'half an': 0.5, an: 1 }

/** Null where not as many train as there are people, or one or many is not asked. */
export function classRunsIn(text: string): ClassRuns | null {
  const found = people.exec(text)
  if (found === null || !trainsEach.test(text) || !oneOrMany.test(text)) return null
  const [, number = '1', unit = 'h'] = time.exec(text) ?? []
  const amount = parts[number.toLowerCase()] ?? countOf(number)
  const count = countOf(found[1] ?? '')
  return count < 2 ? null : { people: count, hours: /^m/iu.test(unit) ? amount / 60 : amount, words: found[0] }
}
