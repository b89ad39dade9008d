/** "Take it down a third, we hold out some for eval": so much less of the data, where the rest or what was said last is of data. */
import { formatExact } from '../../scenario/format-values.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { amendWith } from './amendment.ts'
import { heldIn } from './counted-data.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const kept: Readonly<Record<string, number>> = { 'a third': 2 / 3, 'one third': 2 / 3, 'a quarter': 3 / 4, 'a fifth': 4 / 5, 'a tenth': 9 / 10, half: 1 / 2 } // prettier-ignore
const down = new RegExp(
  `^(?:take|bring|cut|scale|trim|dial|reduce|knock) (?:it|that|this|the data(?:set)?|them|the (?:rows|tokens|examples|pairs))(?: down| back)?(?: by)? (?:(?<part>${Object.keys(kept).join('|')})|(?<percent>\\d{1,2}) ?%)(?: (?:off|less))?(?:[\\s,;.]+(?<why>[^?]{3,60}))?[\\s.!]*$`,
  'u',
)
const ofData =
  /\b(?:data(?:set)?|rows|tokens|examples|pairs|eval|evaluation|hold(?:ing)? ?out|held out|validation|test set|dev set|dedup\w*|duplicates)\b/u
const maxLength = 110

/** Null where no part is taken off, or it may be of something else than the data. */
export function readScaledData(reply: Reply): ReplyCandidate | null {
  const { line, request, scenario, lastChanged } = reply
  const said = line.length > maxLength ? undefined : down.exec(request)?.groups
  const held = heldIn(scenario, '')
  if (said === undefined || held === null || !(ofData.test(line) || lastChanged.includes('tokens'))) return null
  const { part, percent, why = '' } = said
  const factor = part === undefined ? 1 - Number(percent) / 100 : (kept[part] ?? 1)
  // A number of its own is another wish.
  if (!(factor > 0 && factor < 1) || /\d/u.test(why)) return null
  const next = Number((held.value * factor).toPrecision(4))
  const words = `${formatExact(next)} ${held.noun}`
  const act = amendWith(reply, { words, slots: [quantity(held.measure, next)] })
  return wholeReply(reply, act, `takes the data down to ${words}`)
}
