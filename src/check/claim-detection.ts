/** Whether a message claims something of a run that can be checked, rather than asking, wishing, or reporting one figure. */
import { hostMemoryIn } from '../language/inquiries/host-memory.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'
import type { RunClaim, StatedFigure } from './claim.ts'
import { readClaims } from './claim-reader.ts'

/** Longer than any pasted sentence or table row; a wall of text is read by whoever pastes it. */
const maxClaimLength = 2000

const assertion =
  /(?<![<>])=|\b(?:is|are|was|takes?|took|costs?|charges?|needs?|requires?|uses?|used|runs?|ran|trains?|trained|reach(?:es|ed)?|gets?|comes? to|came to|gives?|means?|fits?|finish(?:es|ed)?|says?|claims?|hits?)\b/i
const request =
  /^\W*(?:what|how|which|when|who|why|where|can|could|would|should|is|are|does|do|did|will|any|need|let'?s|try|use|switch|make|please|now|and|also|but|instead)\b/i
/** A clause behind others that asks: "one day, one H100 - would 150M tokens fit". */
const asksBehind =
  /[-–—,;:.]\s+(?:and |so |but )?(?:what|how|which|when|who|why|where|can|could|would|should|will|does|do|did|is|are)\s+(?:\S+\s+){1,12}?\S+\s*$/i
const doubt =
  /\b(?:true|right|correct|realistic|plausible|possible|believe|add up|adds up|check|legit|bs|really|slow(?:er)?|faster|overpa(?:y|id)|normal|expected|too (?:long|much|dear)|expensive|steep|pricey|sounds? (?:off|wrong|high|low)|feels? (?:off|wrong)|sane|sanity)\b/i
/** Who measures reports; a report recalibrates the estimate instead of being judged by it. */
const firstPerson = /\b(?:we|i|our|my|us)\b/i

/** "Training finished yesterday, 70B took 30 h": somebody tells of a run of theirs. */
const timePast = /\b(?:yesterday|last (?:night|week|month)|finished|this morning|just ran)\b/i
/** What every rate has in it: "tok/s", "tokens per second", "tps", "tokens a sec". */
const mayBeRate = /\/|\bper\b|tps|\b(?:s|secs?|seconds?)\b|[^\p{ASCII}]|&/iu

/** A question at the end of a text is no longer. */
const maxAsked = 120

/** "check: …" asks for a verdict, whatever follows. */
const checkRequest = /^\W{0,4}(?:please )?check(?: (?:this|that)(?: claim)?)?\s{0,3}[:,]?\s+/i

/** "the vendor says 5.1 hours": others' word on this run is to be judged, an hour's price is not. */
const reportedSpeech =
  /^\W*(?:but |and |so |ok |hm+ |wait |hey |fyi |huh )?(?:the |a |an |our |their |this )?(?:vendor|provider|agency|consultancy|freelancer|supplier|reseller|partner|integrator|account manager|sales(?: rep| guy| team)?|article|blog(?: post)?|docs?|documentation|paper|website|site|chatgpt|gpt|claude|gemini|they|someone|nvidia|consultants?|contractor|post|thread|readme|benchmark|deck|guide|tutorial|reddit|forum)\s+(?:(?:i|we) (?:found|read|saw|have|got) |(?:on|from|at|by) \w{2,14} )?(?:says?|said|say|(?:wants?|wanted|asks?|asked|charges?|charged|offers?|offered)(?= (?:for |us )?(?:about |around |~ ?)?\$)|claims?|claimed|promises?|promised|quotes?|quoted|estimates?|estimated|told us|advertises?)\s+(?=.{0,60}(?:\d\s?(?:h|hrs?|hours?|days?|tok\/s|tokens?\/s|tokens per second)\b|\$\s?\d))(?!.*(?:\/\s?h|per hour|an hour|hourly))/i

/** "According to a post it does 5k tok/s on two. Can you verify": what is told of others is to be judged. */
const asksToVerify =
  /[.!?,;:–-]\s{0,3}(?:(?:and|so|please|pls|hm+) )?(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody|we) (?:please |pls )?(?:verify|check|confirm|sanity[- ]check|double[- ]check|fact[- ]check)(?: (?:that|this|it|the claim|the numbers?|please|pls)){0,2}\W*$/i
const ofOthers =
  /\b(?:according to|says?|said|claims?|claimed|swears?|insists?|heard|read (?:that|somewhere)|post|paper|blog|article|docs?|deck|vendor|reddit|twitter|linkedin|youtube|colleague|guy)\b/i

/** "We were quoted $50k for it": a sum that others name, and no limit of one's own. */
const quotedToUs =
  /^\W*(?:(?:we|i) (?:were|was|got|have been|'ve been) |got |been )quoted\b(?=.{0,60}\$\s?\d)(?!.*(?:\/\s?h|per hour|an hour|hourly))/i
const ownLimit = /\b(?:budget|spend|limit|cap|at most|max(?:imum)?|up to|approved?|under|below)\b/i

const fairPrice =
  /\b(?:fair|reasonable|good|normal|sane|decent|realistic) (?:price|quote|offer|deal|sum|amount)\b|\b(?:overpriced|rip-?off)\b/i
const recurring = /(?:\/ ?|\b(?:per|an?|each) )(?:h|hr|hour|day|week|month|quarter|year)\b|\bhourly\b|\bmonthly\b/i
const maxReportLength = 160

/** What follows "check:", or what others are said to claim; null where a text does neither. */
export const checkRequestIn = (text: string): string | null =>
  checkRequest.test(text)
    ? text.replace(checkRequest, '')
    : asksToVerify.test(text) && ofOthers.test(text) && /\d/.test(text) && text.length < maxReportLength
      ? text.replace(asksToVerify, '')
      : (reportedSpeech.test(text) ||
            quotedToUs.test(text) ||
            (fairPrice.test(text) && /\$ ?\d/.test(text) && !recurring.test(text))) &&
          !ownLimit.test(text) &&
          text.length < maxReportLength
        ? text
        : null

/** "Need it in 10 days", "has to be ready in two weeks": when it is wanted, and no speed. */
const wishesTime =
  /\b(?:need|want)(?:s|ed)? (?:it|this|that|them|the (?:model|run|weights|result|results))(?: (?:done|ready|finished|trained|back|all))? (?:in|by|within|before)\b|\b(?:has|have|needs?|must|got) (?:to )?be (?:done|ready|finished|through) (?:in|by|within|before)\b/i

/** "On demand $3.10, or commit 6 months for $2.20": offers to choose from, and no sum of a run. */
const weighsTerms =
  /\bon[- ]?demand\b[^?!]{0,60}\b(?:or|vs\.?|versus) (?:\w+ ){0,2}(?:commit\w*|reserv\w*)\b|\b(?:commit\w*|reserv\w*)\b[^?!]{0,60}\b(?:or|vs\.?|versus) (?:\w+ ){0,2}on[- ]?demand\b/i

/** Linear in the length of `text`; never throws. `today` is an ISO date. */
export function isClaim(text: string, vocabulary: Vocabulary, today: string): boolean {
  if (text.length > maxClaimLength || text.trim() === '') return false
  const isSceptical = doubt.test(text)
  if (!isSceptical && (request.test(text) || /\?\s*$/.test(text) || asksBehind.test(text.slice(-maxAsked))))
    return false
  if (!isSceptical && (weighsTerms.test(text) || wishesTime.test(text))) return false
  // Most commands state nothing: they need not be read for what they state.
  if (!isSceptical && !assertion.test(text) && !mayBeRate.test(text)) return false
  // What a machine has of memory is no claim of what a run takes.
  const claimed = hostMemoryIn(text)?.rest ?? text
  return readClaims(claimed, vocabulary, today, null).some((claim) => isCheckableClaim(claim, isSceptical))
}

function isCheckableClaim(claim: RunClaim, isSceptical: boolean): boolean {
  const { rate, durations, usd, usdPerHour, usdPer, memory, utilisation, spec, text } = claim
  const [duration] = durations
  // "Under $500 within 12 h" are wishes.
  if ([usd, duration].some((figure: StatedFigure | null | undefined) => figure?.bound === 'most') && rate === null)
    return false
  const isAsserted = isSceptical || assertion.test(text)
  const hasModel = spec.model !== null || spec.params !== null
  const isRun = hasModel && spec.gpus !== null
  if (rate !== null && (duration !== undefined || usd !== null)) return true
  if (usdPerHour !== null && usd !== null && (duration !== undefined || text.includes('='))) return isAsserted
  if (usdPer !== null && hasModel) return isAsserted
  if (utilisation !== null && (utilisation.low > 0.9 || (isRun && rate !== null))) return isAsserted
  if (memory !== null && hasModel) return isAsserted && !firstPerson.test(text)
  if (rate !== null && isRun) return isAsserted && !firstPerson.test(text)
  return (
    isRun &&
    spec.tokens !== null &&
    (duration !== undefined || usd !== null) &&
    isAsserted &&
    !asksForPlan(text) &&
    (isSceptical || !timePast.test(text))
  )
}

const asksForPlan = (text: string): boolean =>
  /\b(?:must|should|want|wants|budget|deadline|by|within|under|at most)\b/i.test(text)
