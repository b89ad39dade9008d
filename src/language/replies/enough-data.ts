/** "So maybe 26B is enough" of a plan of 30B tokens: as many tokens, though a size of a model is written alike. */
import { formatExact } from '../../scenario/format-values.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { amendWith } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const number = String.raw`(?<![\w.,$])~?(?<digits>\d[\d,]{0,9}(?:\.\d{1,3})?)\s?(?<magnitude>[kmbt])`
const suffices =
  "(?:(?:is|are|'s|would be|will be|should be|might be|may be|could be|is probably|is likely|ought to be)(?: (?:more than|about|already|just|probably|plenty|good))? (?:enough|plenty|sufficient|ample)|(?:should |would |will |might |could )?(?:suffices?|be enough|do)|is all (?:we|i) (?:need|have))"
const enough = new RegExp(
  `${number} ${suffices}(?: (?:then|really|actually|for (?:us|it|this|that|now|chinchilla)|data|i think|i guess))*[\\s.!]*$`,
  'u',
)
/** A number of data is so near to those of the plan, and so far from the size of its model. */
const [nearTimes, farTimes, maxLength] = [5, 3, 120]

const isWithin = (one: number, other: number, times: number): boolean => one <= other * times && other <= one * times

/** Null where nothing is said to be enough, or it is no number of data. */
export function readEnoughData(reply: Reply): ReplyCandidate | null {
  const { line, scenario, vocabulary } = reply
  const said = line.length > maxLength || line.includes('?') ? undefined : enough.exec(line)?.groups
  const { tokens, params } = scenario.spec
  if (said === undefined || tokens === null) return null
  const value =
    Number((said['digits'] ?? '').replaceAll(',', '')) * (vocabulary.magnitudes.get(said['magnitude'] ?? '') ?? 1)
  const isNear = isWithin(value, tokens, nearTimes) && (params === null || !isWithin(value, params, farTimes))
  if (!isNear) return null
  const words = `${formatExact(value)} tokens`
  return wholeReply(reply, amendWith(reply, { words, slots: [quantity('tokens', value)] }), `says that ${words} are enough`)
}
