/** Whether a message claims something of a run that can be checked, rather than asking, wishing, or reporting one figure. */
import type { Vocabulary } from '../scenario/vocabulary.ts'
import type { Claimed, Figure } from './claimed.ts'
import { readClaims } from './read-claim.ts'

/** Longer than any pasted sentence or table row; a wall of text is read by whoever pastes it. */
const longest = 2000

const asserting =
  /(?<![<>])=|\b(?:is|are|was|takes?|took|costs?|charges?|needs?|requires?|uses?|used|runs?|ran|trains?|trained|reach(?:es|ed)?|gets?|comes? to|came to|gives?|means?|fits?|finish(?:es|ed)?|says?|claims?|hits?)\b/i
const asking =
  /^\W*(?:what|how|which|when|who|why|where|can|could|would|should|is|are|does|do|did|will|any|need|let'?s|try|use|switch|make|please|now|and|also|but|instead)\b/i
const doubting = /\b(?:true|right|correct|realistic|plausible|possible|believe|add up|adds up|check|legit|bs|really)\b/i
/** Who measures reports; a report recalibrates the estimate instead of being judged by it. */
const reporting = /\b(?:we|i|our|my|us)\b/i

/** "Training finished yesterday, 70B took 30 h": somebody tells of a run of theirs. */
const told = /\b(?:yesterday|last (?:night|week|month)|finished|this morning|just ran)\b/i
/** What every rate has in it: "tok/s", "tokens per second", "tps", "tokens a sec". */
const mayBeRate = /\/|\bper\b|tps|\b(?:s|secs?|seconds?)\b|[^\p{ASCII}]|&/iu

/** "check: …" asks for a verdict, whatever follows. */
const asked = /^\W{0,4}(?:please )?check(?: (?:this|that)(?: claim)?)?\s{0,3}[:,]?\s+/i

/** "the vendor says 5.1 hours": others' word on this run is to be judged, an hour's price is not. */
const reportedWord =
  /^\W*(?:but |and |so |ok |hm+ )?(?:the |a |an |our |their |this )?(?:vendor|provider|sales(?: rep| guy| team)?|article|blog(?: post)?|docs?|documentation|paper|website|site|chatgpt|gpt|claude|gemini|they|someone|nvidia|consultants?|contractor)\s+(?:says?|said|claims?|claimed|promises?|promised|quotes?|quoted|estimates?|estimated|told us|advertises?)\s+(?=.{0,60}(?:\d\s?(?:h|hrs?|hours?|days?|tok\/s|tokens?\/s|tokens per second)\b|\$\s?\d))(?!.*(?:\/\s?h|per hour|an hour|hourly))/i

/** What follows "check:", or what others are said to claim; null where a text does neither. */
export const askedToCheck = (text: string): string | null =>
  asked.test(text) ? text.replace(asked, '') : reportedWord.test(text) && text.length < 160 ? text : null

/** Linear in the length of `text`; never throws. `today` is an ISO date. */
export function isClaim(text: string, vocabulary: Vocabulary, today: string): boolean {
  if (text.length > longest || text.trim() === '') return false
  const isDoubted = doubting.test(text)
  if (!isDoubted && (asking.test(text) || /\?\s*$/.test(text))) return false
  // Most commands state nothing: they need not be read for what they state.
  if (!isDoubted && !asserting.test(text) && !mayBeRate.test(text)) return false
  return readClaims(text, vocabulary, today, null).some((claimed) => isChecked(claimed, isDoubted))
}

function isChecked(claimed: Claimed, isDoubted: boolean): boolean {
  const { rate, durations, usd, usdPerHour, usdPer, memory, utilisation, spec, text } = claimed
  const [duration] = durations
  // "Under $500 within 12 h" are wishes.
  if ([usd, duration].some((figure: Figure | null | undefined) => figure?.bound === 'most') && rate === null)
    return false
  const isSaid = isDoubted || asserting.test(text)
  const hasModel = spec.model !== null || spec.params !== null
  const isRun = hasModel && spec.gpus !== null
  if (rate !== null && (duration !== undefined || usd !== null)) return true
  if (usdPerHour !== null && usd !== null && (duration !== undefined || text.includes('='))) return isSaid
  if (usdPer !== null && hasModel) return isSaid
  if (utilisation !== null && (utilisation.low > 0.9 || (isRun && rate !== null))) return isSaid
  if (memory !== null && hasModel) return isSaid && !reporting.test(text)
  if (rate !== null && isRun) return isSaid && !reporting.test(text)
  return (
    isRun &&
    spec.tokens !== null &&
    (duration !== undefined || usd !== null) &&
    isSaid &&
    !isWish(text) &&
    (isDoubted || !told.test(text))
  )
}

const isWish = (text: string): boolean =>
  /\b(?:must|should|want|wants|budget|deadline|by|within|under|at most)\b/i.test(text)
