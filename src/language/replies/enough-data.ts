/** "So maybe 26B is enough", "Chinchilla says 26B", "make it 150 million", "300M for a first go" of a plan of 300M tokens: as many tokens, though a size of a model is written alike. */
import { formatExact } from '../../scenario/format-values.ts'
import { standsIn } from '../grammar/clause.ts'
import { clausesOf } from '../grammar/clauses.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { isKind } from '../lexicon/meanings.ts'
import { siblingOf } from '../resolution/sibling-model.ts'
import type { SpecField } from '../../scenario/scenario.ts'
import { amend, amendWith } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const number = String.raw`(?<![\w.,$])~?(?<digits>\d[\d,]{0,9}(?:\.\d{1,3})?)\s?(?<magnitude>[kmbt]\b|[mb]illion|thousand)`
const suffices =
  "(?:(?:is|are|'s|would be|will be|should be|might be|may be|could be|is probably|is likely|ought to be)(?: (?:more than|about|already|just|probably|plenty|good))? (?:enough|plenty|sufficient|ample)|(?:should |would |will |might |could )?(?:suffices?|be enough|do)|is all (?:we|i) (?:need|have))"
const enough = new RegExp(
  `${number} ${suffices}(?: (?:then|really|actually|for (?:us|it|this|that|now|chinchilla)|data|i think|i guess))*[\\s.!]*$`,
  'u',
)
/** "Chinchilla says 26B": by that rule data are counted, unless a model is named. */
const ofRule = /\bchinchilla\b/u
const lone = new RegExp(`^[^\\d]{0,70}${number}\\b[^\\d]{0,70}$`, 'u')
const instead = /\b(?:instead of|rather than|in place of)\b/u
const ofModel = /\b(?:models?|params?|parameters?|sized?)\b/u
const ofAllPasses =
  /\b(?:(?:in|as a) total|all in|altogether|(?:with |all )?(?:epochs|passes) included|(?:including|counting|with) (?:all |the )?(?:epochs|passes)|(?:over|across) all (?:epochs|passes))\b/u
/** A number of data is so near to those of the plan, and so far from the size of its model. */
const [nearTimes, farTimes, maxLength] = [5, 3, 120]

const isWithin = (one: number, other: number, times: number): boolean => one <= other * times && other <= one * times

/** Null where nothing is said to be enough, or it is no number of data. */
export function readEnoughData(reply: Reply): ReplyCandidate | null {
  const { line, scenario, vocabulary } = reply
  if (line.length > maxLength || line.includes('?')) return null
  const isByRule = ofRule.test(line) && !ofModel.test(line)
  const isLone = isByRule || isOfSizeAlone(reply)
  const said = (enough.exec(line) ?? (isLone ? lone.exec(line) : null))?.groups
  const { tokens, params } = scenario.spec
  if (said === undefined || tokens === null) return null
  const value =
    Number((said['digits'] ?? '').replaceAll(',', '')) * (vocabulary.magnitudes.get(said['magnitude'] ?? '') ?? 1)
  const isNear = isWithin(value, tokens, nearTimes) && (params === null || !isWithin(value, params, farTimes))
  // Which size a model has that is named is not known here: those of language models are billions.
  const isData = !isLone || isByRule || (value < 1e9 && (params !== null || scenario.spec.task !== 'pretrain'))
  if (!isNear || !isData) return null
  // "0.6b instead": the planned model comes in that size.
  if (
    isLone &&
    said['magnitude'] === 'b' &&
    siblingOf(scenario.spec.model ?? '', value, vocabulary.models) !== undefined
  )
    return null
  // "Chinchilla would say 26B" compares; who wishes it says so.
  if (isByRule && isSaidOfRule(reply)) return wholeReply(reply, { kind: 'ignored' }, 'says what a rule would take')
  const words = `${formatExact(value)} tokens`
  // "Chinchilla optimal instead of 30B" names what holds, and wishes something else.
  if (instead.test(reply.line) && value === scenario.spec.tokens) return null
  // "Only 20M in total, epochs included": of all passes.
  const act = ofAllPasses.test(line)
    ? amend(reply, `${words} in total`)
    : amendWith(reply, { words, slots: [quantity('tokens', value)] })
  return wholeReply(reply, act, `names ${words} as enough`)
}

/** "Let's see it with 150 million": read as the size of a model, which nothing speaks of. */
function isOfSizeAlone({ line, amendment, understanding: { slots }, likelyActs }: Reply): boolean {
  if (ofModel.test(line)) return false
  if (amendment.kind === 'amended')
    return amendment.changed.includes('params') && amendment.changed.every((field) => ofSize.has(field))
  // "300M for a first go", among words that are not all read.
  const meant = slots.filter(({ role }) => role !== 'remark')
  return (
    amendment.kind === 'ignored' &&
    likelyActs.request >= minRequest &&
    meant.length === 1 &&
    meant.every(({ role }) => role === 'unitless')
  )
}
const minRequest = 0.75
const ofSize: ReadonlySet<SpecField> = new Set<SpecField>(['model', 'variant', 'params'])

/** The number stands in a clause that tells what others would take. */
const isSaidOfRule = ({ understanding: { recognized }, vocabulary }: Reply): boolean => {
  const numbers = recognized.mentions.filter((mention) => isKind(mention, 'amount'))
  const others = clausesOf(recognized, vocabulary.clauseCues).filter(({ isOffPlan }) => isOffPlan)
  return numbers.length > 0 && numbers.every(({ from }) => standsIn(others, from))
}
