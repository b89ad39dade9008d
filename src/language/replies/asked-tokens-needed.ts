/** "I read 20 per param, does 26B make sense?": whether the data suit the size of a model, by the rule that is named. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { formatExact } from '../../scenario/format-values.ts'

const ofRule =
  /\bchinchilla\b|\b\d{1,4} ?x?(?: tokens?)?(?: ?\/ ?| (?:per|a|an|for each|for every|each) )(?:param|weight\b)|\btokens? (?:per|a|for (?:each|every)) param/u
const judges =
  /\b(?:mak(?:e|es|ing) (?:any |much )?sense|enough|sufficient|too (?:little|few|much|many|low|high)|right|ok|okay|fine|reasonable|plausible|sensible|sane|overkill|correct|the (?:rule|number)|is that (?:it|so|true)|about right|optimal|good)\b/u
/** These would have the data changed. */
const proposes = /\b(?:can|could|should|let's|lets|shall) (?:we|you|i)? ?(?:go|use|take|do|make|set|train|switch)\b/u
const maxLength = 180

/** Null where no such rule is named, or nothing is asked of it. */
export function readAskedTokensNeeded(reply: Reply): ReplyCandidate | null {
  const { line, scenario } = reply
  const weighed = weighedIn(reply)
  if (weighed !== null) return weighed
  if (scenario.spec.task !== 'pretrain' || line.length > maxLength || !line.includes('?')) return null
  if (!ofRule.test(line) || !judges.test(line) || proposes.test(line)) return null
  return wholeReply(
    reply,
    { kind: 'question', topic: 'tokens-needed', subject: null },
    'asks whether the data suit the size',
  )
}

const amount = /(?<![\w.,$€£-])~?(\d{1,6}(?:\.\d{1,3})?)\s?([kmbt])\b(?! ?(?:models?|params?|parameters?))/gu
const weighs =
  /\b(?:enough|sufficient|too (?:little|few|small|low|much|many)|(?:bit|rather|quite|very|awfully|kinda?) (?:little|few|small|low|thin|short)|undertrain\w*|starv\w*|overkill|or (?:should|do|would|is|shall|stay|stick|keep|go)|should (?:i|we)|better|stay (?:at|with)|stick (?:to|with)|worth)\b/u
const asksIt = /\?|^\W*(?:(?:and|so|but|ok|hm+)[ ,]+)?(?:(?:is|are|would|will|should|do|does|can)(?:n'?t)?|won't)\b/u
/** A size of a model is so near to that of the plan; data are far more than it. */
const timesOfSize = 4
const mostTimesOfData = 100

/**
 * "Is 26B enough or should I go to 100B", of a plan of 26B tokens: both are data, though sizes of models are written alike.
 * Null where the tokens of the plan are not among what is named.
 */
function weighedIn(reply: Reply): ReplyCandidate | null {
  const { line, scenario, vocabulary } = reply
  const { tokens, params, task } = scenario.spec
  if (tokens === null || line.length > maxLength || !weighs.test(line) || !asksIt.test(line)) return null
  const named = [...line.matchAll(amount)].map(
    ([, digits = '', magnitude = '']) => Number(digits) * (vocabulary.magnitudes.get(magnitude) ?? Number.NaN),
  )
  const held = [tokens, scenario.corpus?.tokensPerEpoch]
  const isSize = (value: number): boolean =>
    params !== null && value <= params * timesOfSize && value * timesOfSize >= params
  const [isHeld, others] = [
    named.some((value) => held.includes(value) && !isSize(value)),
    named.filter((value) => !held.includes(value) && !isSize(value)),
  ]
  const [other, ...more] = others
  // "Is 405b worth it over 70b for 50M tokens?" weighs models.
  if (other !== undefined && task !== 'pretrain' && other > mostTimesOfData * tokens) return null
  if (!isHeld || more.length > 0 || (other === undefined && task !== 'pretrain')) return null
  const args = /\b(?:enough|sufficient)\b/u.test(line) ? { isWhether: true as const } : {}
  const question = { kind: 'question', topic: 'tokens-needed', subject: null, args } as const
  const act = other === undefined ? null : amend(reply, `${formatExact(other)} tokens`)
  if (act !== null && act.kind !== 'amended') return null
  return wholeReply(
    reply,
    act === null ? question : { ...question, asked: act.scenario },
    'weighs the data of the plan against others',
  )
}
