/** "It's more like 12k of them", "300 tokens each, and its 12k of them": how many examples there are, without their name. */
import { formatExact } from '../../scenario/format-values.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { amendWith } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { heldIn } from './counted-data.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { typedNumber } from '../text/typed-number.ts'

const number = String.raw`~?(?<digits>\d[\d,]{0,12}(?:\.\d{1,3})?)\s?(?<magnitude>[km])?`
const leads =
  "(?:(?:ok|so|and|but|actually|sorry|btw|oh|well|now)[\\s,]+){0,3}(?:(?:it|that|there|they)(?:'s|s| is|'re| are| were)|there(?:'s|s| are)|we(?:'ve| have| got|'ve got| have got)(?: now)?|make (?:it|that)|more|closer)(?: (?:like|more|about|around|roughly|only|just|now|to|really|actually|closer|in total)){0,4}"
const ending = '(?: (?:now|then|instead|in total|in all|total|actually|already|by now|though|tho)){0,3}[\\s.!]*$'
const ofThem = new RegExp(`^${leads} ${number} of (?:them|those|these|em|'em)${ending}`, 'u')
/** How long one is, before how many there are. */
const each =
  /^(?<length>.{0,60}?(?<![\w.])~?(?<tokens>\d[\d,]{0,6}(?:\.\d)?)(?<kilo>k)?(?: (?:tokens?|toks?)(?: (?:each|apiece|on average|avg|long))?| each| apiece))(?:,? and |,? but |[,;.] )(?<count>.{4,60})$/u
const [maxLength, maxGpus, maxTimes, maxChatter] = [120, 1024, 50, 0.7]

/** Null where a number of the data is not what "of them" counts. */
export function readCountOfThem(reply: Reply): ReplyCandidate | null {
  const { line, isAddressed, likelyActs, scenario, vocabulary } = reply
  if (line.length > maxLength || line.includes('?') || !/\bof (?:them|those|these|'?em)\b/u.test(line)) return null
  const both = each.exec(line)?.groups
  const said = ofThem.exec(both?.['count'] ?? line)?.groups
  if (said === undefined) return null
  const magnitude = said['magnitude'] ?? ''
  const value = typedNumber(said['digits']) * (vocabulary.magnitudes.get(magnitude) ?? 1)
  const held = heldIn(scenario, magnitude)
  // So few may be GPUs.
  if (held === null || held.measure !== 'examples' || value <= maxGpus) return null
  if (value > held.value * maxTimes || value * maxTimes < held.value) return null
  const length = both === undefined ? null : typedNumber(both['tokens']) * (both['kilo'] === 'k' ? 1000 : 1)
  if (length !== null && scenario.corpus?.tokensPerExample == null && !/\btok/u.test(both?.['length'] ?? ''))
    return null
  const words = `${formatExact(value)} examples${length === null ? '' : `, ${formatExact(length)} tokens each`}`
  const slots = [quantity('examples', value), ...(length === null ? [] : [quantity('length', length)])]
  const act = amendWith(reply, { words, slots })
  const isSure = isAddressed || act.kind !== 'amended' || likelyActs.chatter <= maxChatter
  return wholeReply(reply, isSure ? act : confirmationOf(reply, act.scenario, act.changed), `counts ${words}`)
}
