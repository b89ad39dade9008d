/**
 * "Counted: mean 1,140 tokens, p95 3.9k", "median 600, longest 9k": how the lengths of the examples are spread. The mean
 * says how much data there is; the longest, or that of nearly all, is where a sequence is cut.
 */
import { typedNumber } from '../text/typed-number.ts'
import { formatExact } from '../../scenario/format-values.ts'
import { withLastNote } from '../../scenario/noted-scenario.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { amendWith } from './amendment.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const figure = String.raw`~?(?<digits>\d[\d,]{0,7}(?:\.\d{1,2})?) ?(?<magnitude>k)?(?![\w%])`
const joint = String.raw`(?:[ ,:=~]{1,2}|\b(?:is|are|of|at|was|were|about|around|roughly|really|actually|tokens?|toks?|length|len|lengths|sits|comes to|came out at|one|ones|chat|chats|example|doc|row|only|now|maybe|perhaps|like|ones?|of (?:them|those))\b){1,7}`
const after = String.raw` ?(?:tokens?|toks?)?(?: each| apiece| per [a-z]{3,12})?,? (?:on average|in the mean|average|avg|mean)\b`
const means = [
  new RegExp(String.raw`\b(?:mean|avg|average|averages|averaging|on average)\b${joint}${figure}`, 'u'),
  new RegExp(`(?<![\\d.])${figure}${after}`, 'u'),
]
const medians = [
  new RegExp(String.raw`\b(?:median|p ?50|50th percentile|typical(?:ly)?|most)\b${joint}${figure}`, 'u'),
  new RegExp(String.raw`(?<![\d.])${figure} ?(?:tokens?|toks?)? (?:median|typically)\b`, 'u'),
]
const nearlyAll = [
  new RegExp(String.raw`\b(?:p ?9\d(?:\.\d)?|9\d(?:\.\d)?(?:th|st)? ?(?:percentile|pct|%)?)\b${joint}${figure}`, 'u'),
]
const longests = [
  new RegExp(String.raw`\b(?:max|maximum|longest|biggest|worst|largest|top)\b(?: one| example| case)?${joint}${figure}`, 'u'),
  new RegExp(String.raw`(?<![\d.])${figure} ?(?:tokens?|toks?)? (?:max|maximum|at the longest|at most)\b`, 'u'),
] // prettier-ignore
/** "Some go to 10", "a few reach 4000": how long the longest are. */
const someReach = String.raw`(?:some|a few|few|a couple|several|others|outliers|a handful|the odd one|many)(?: of (?:them|those))?(?: \w{2,9})? (?:go|goes|reach|reaches|run|runs|get|gets|hit|hits|are|is|come|stretch|up)(?: all the way| as long as| as high as| up| out| closer| more like)?(?: (?:to|at|about|around|until|till|as)){0,2}`
const reaching = [new RegExp(String.raw`\b${someReach} ${figure}`, 'u')]
const reaches = new RegExp(String.raw`\b${someReach} ~?\d`, 'u')
/** "More like 6k tokens", "3k tokens each": a length of the examples, beside one that only some reach. */
const lengths = [
  new RegExp(String.raw`\b(?:more like|closer to|nearer(?: to)?|about|around|roughly|are|is|at|of|rather)\b[ ~]{1,3}${figure} ?(?:tokens?|toks?)?(?=[ ,;.\n]|$)`, 'u'),
  new RegExp(String.raw`(?<![\d.])${figure} ?(?:tokens?|toks?)\b`, 'u'),
] // prettier-ignore
const spread = /\b(?:p ?9\d|9\d(?:\.\d)?(?:th)? ?percentile|max|maximum|longest|biggest|worst|largest)\b/u
const center = /\b(?:mean|avg|average\w*|median|p ?50|50th|typical(?:ly)?)\b/u
/** Other things have means and largest values too. */
const ofOther =
  /\b(?:loss|accuracy|wer|f1|bleu|latency|price|cost|costs|dollars?|eur|gib|gb|seconds?|secs?|minutes?|hours?|grad|lr|lora|rank|batch|reward|score|temperature|power|watts?)\b|[$€£?]/u

const tokensSaid = /\b(?:tokens?|toks?)\b/u
/** "Max length 2048" sets a sequence, and tells no spread. */
const longestSaid = /\b(?:longest|max|maximum|biggest|largest)\b(?! (?:seq\w*|length|len|context|ctx|tokens)\b)/u

const [maxLength, shortest, longest] = [150, 16, 262_144]
/** A sequence is a multiple of it, and one is no longer than this unless it is asked for. */
const [step, longestSequence] = [1024, 16_384]

/** Null unless the plan counts examples, and both a middle and an end of their lengths are told. */
export function readSpreadOfCounts(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || ofOther.test(line)) return null
  const isReached = reaches.test(line)
  if (!isReached && !spread.test(line)) return null
  if (!center.test(line) && !(tokensSaid.test(line) && (isReached || longestSaid.test(line)))) return null
  const { corpus, spec } = reply.scenario
  if (corpus?.examples == null || corpus.tokensPerExample === null) return null
  const [mean, median] = [figureIn(line, means), figureIn(line, medians)]
  const middle = mean ?? median ?? figureIn(line, lengths)
  const cut = figureIn(line, nearlyAll)
  const end = inUnitOf(middle, cut ?? figureIn(line, longests) ?? figureIn(line, reaching))
  if (middle === null || end === null || middle < shortest || end > longest || middle >= end) return null
  const words = `${formatExact(middle)} tokens each`
  const held = spec.sequenceLength ?? reply.lastPlan.sequenceLength ?? null
  const wanted = Math.ceil(end / step) * step
  const isLengthened = spec.sequenceLength === null && wanted <= longestSequence && (held === null || held < wanted)
  const sequence = isLengthened ? wanted : held
  const act = amendWith(reply, {
    words,
    slots: [quantity('length', middle), ...(isLengthened ? [quantity('sequence', wanted)] : [])],
  })
  if (act.kind !== 'amended') return wholeReply(reply, act, 'tells how the lengths are spread')
  const texts = [
    ...(mean === null && median !== null ? ['That is the median: where a few are long the mean is higher, so say it if you have it.'] : []),
    ...(sequence === null ? [] : [cutSentence(end, sequence, cut !== null)]),
  ] // prettier-ignore
  const told = texts.reduce(withLastNote, act.scenario)
  return wholeReply(reply, { ...act, scenario: told }, 'tells how the lengths are spread')
}

/** "6k tokens, some go to 10": in thousands too. */
const inUnitOf = (middle: number | null, end: number | null): number | null =>
  middle !== null && end !== null && middle >= thousand && end < middle && end * thousand > middle
    ? end * thousand
    : end
const thousand = 1000

function figureIn(line: string, forms: readonly RegExp[]): number | null {
  for (const form of forms) {
    const { digits, magnitude } = form.exec(line)?.groups ?? {}
    if (digits !== undefined) return typedNumber(digits, magnitude)
  }
  return null
}

/** Where examples are cut, by the longest of them or of nearly all. */
function cutSentence(end: number, sequence: number, isNearlyAll: boolean): string {
  const most = end.toLocaleString('en-US')
  const cut = sequence.toLocaleString('en-US')
  if (end > sequence)
    return `Sequences are cut at ${cut}, and ${isNearlyAll ? `some go on to ${most} and beyond` : `the longest has ${most}`}: split what is longer, or lose its end.`
  return isNearlyAll
    ? `Sequences are cut at ${cut}: the ${most} that nearly all stay under fit; only what is longer than ${cut} loses its end.`
    : `Sequences are cut at ${cut}, so that the longest, ${most}, fits whole.`
}
