/** Parts of the data that a text names: "we only train on a 25 % sample of it", "20% are kept back", "700M are done already, the rest …". */
import { formatRounded } from '../../scenario/format-values.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { range } from './index-range.ts'
import type { ParseContext } from './parse-context.ts'

/** As far back as the whole may stand. */
const reach = 40
const ofPart = /^(?:random )?(?:sample|subset|slice|part|portion|fraction|share)\b/
const ofWhole = /^(?:of )?(?:it|that|this|them|those|the (?:data|corpus|set|dataset|tokens|rows))\b/

/** "20% of the chats are kept back", "we only use a quarter of them", "one in ten goes to eval": shares of the one amount of data before them. */
export function fillSharesOfData(context: ParseContext): void {
  for (const { index } of context.unused('amount', 'scale', 'unknown')) {
    const share = shareAt(context, index)
    if (share === null) continue
    if (fillShareOfNext(context, share)) continue
    const isGone = isThrownAway(context, share)
    const isKept = share.isSplit !== true && !isGone && isKeptForTests(context, share)
    const whole =
      isKept || isGone || share.isSplit === true || isTrainedOn(context, share) ? wholeBefore(context, index) : null
    const { meaning } = context.mentions[share.end - 1] ?? {}
    if (whole === null) {
      // "Half of them are in German": no GPUs.
      if (meaning?.kind === 'amount' && meaning.measure === 'gpus') context.used.add(index)
      continue
    }
    // "100M tokens, 10% eval split": tokens that are told are those of the training.
    const isOfSplit = share.isSplit === true || namedSplit.test(behindShare(context, share))
    if (isOfSplit && whole.mention.meaning.measure === 'tokens') continue
    const value = whole.mention.meaning.value * (isKept || isGone ? 1 - share.value : share.value)
    const end = isKept ? endOfWords(context, share) : share.end
    const { to } = context.mentions[end - 1] ?? whole.mention
    if (!fill(context, whole, value, to, ...range(index, end)) || !isKept) continue
    const note = `Without the share that is kept for tests, ${formatRounded(value)} are trained on.`
    context.add({ role: 'remark', note, from: whole.mention.from, to })
  }
}

/** A part of a whole; `end`: the index behind its mentions, `ofWhole`: the words of it that name the whole. */
type Share = {
  readonly value: number
  readonly start: number
  readonly end: number
  readonly ofWhole: string
  readonly isSplit?: true
}

/** "20%", "a quarter of", "half of them", "one in ten". */
function shareAt(context: ParseContext, index: number): Share | null {
  const mention = context.mentions[index]
  const share = (value: number, end: number, ofWhole = ''): Share | null =>
    value > 0 && value < 1 ? { value, start: index, end, ofWhole } : null
  if (isKind(mention, 'scale')) return share(mention.meaning.factor, index + 1, 'of ')
  // "A third is left out"
  const fraction = isKind(context.mentions[index - 1], 'article') ? fractions.get(context.textAt(index)) : undefined
  if (fraction !== undefined) return share(fraction, index + 1)
  // "Every tenth", "every other one"
  const nth = context.textAt(index - 1) === 'every' ? everyNth.get(context.textAt(index)) : undefined
  if (nth !== undefined) return share(nth, index + 1, 'of them ')
  if (!isKind(mention, 'amount') || mention.meaning.change !== undefined) return null
  const { measure, value, magnitude } = mention.meaning
  if (measure === 'percent') return share(value / 100, index + 1)
  // "Two thirds", "three fifths"
  const parts = measure === null && magnitude === '' ? partNames.get(context.textAt(index + 1)) : undefined
  if (parts !== undefined && value < 10) return share(value * parts, index + 2)
  if (measure === 'gpus') return share(value, index + 1, `of ${context.lastWordAt(index)} `)
  if (measure !== null || magnitude !== '') return null
  const split = splits.exec(context.textBetween(index, index + 6))
  if (split !== null) return { value: Number(split[1]) / 100, start: index, end: index + 1, ofWhole: '', isSplit: true }
  const other = context.mentions[index + 2]
  const isOneIn =
    Number.isInteger(value) && /^(?:in|out of)$/u.test(context.textAt(index + 1)) && isKind(other, 'amount')
  return isOneIn && other.meaning.measure === null && other.meaning.magnitude === ''
    ? share(value / other.meaning.value, index + 3, 'of them ')
    : share(value, index + 1)
}

const fractions = new Map(Object.entries({ third: 1 / 3, quarter: 0.25, fifth: 0.2, tenth: 0.1 }))
const everyNth = new Map(
  Object.entries({ other: 0.5, second: 0.5, third: 1 / 3, fourth: 0.25, fifth: 0.2, tenth: 0.1, twentieth: 0.05 }),
)
const partNames = new Map(
  Object.entries({ thirds: 1 / 3, quarters: 0.25, fifths: 0.2, sixths: 1 / 6, eighths: 0.125, tenths: 0.1 }),
)
/** "80/20 train/test split" */
const splits = /^([5-9]\d) [/:] \d{1,2}(?: [/:] \d{1,2})? (?:train|training|split)\b/u

/** Of these a share is no data. */
const others = String.raw`(?:budget|money|funds|grant|time|hours|gpus?|cards?|memory|vram|steps|compute|costs?|price|cluster|nodes?|machines?)\b`
const whole = String.raw`^(?:of (?:it|them|that|those|these|which|(?:the|our|my|all)(?: (?!${others})[\p{L}-]{1,20}){1,2}?) )?`
const auxiliary = String.raw`(?:(?:is|are|be|being|was|were|will|to|should|must|can|we|i|they|get|gets|all|only|just|of|it) ){0,3}`
const sets = '(?:tests?|testing|evals?|evaluations?|validation|val|dev|holdout)'
const keptBehind = new RegExp(
  `${whole}${auxiliary}(?:(?:kept|held|set|put|left|hold|keep|leave|holding|keeping|setting) (?:back|out|aside|apart)\\b(?: (?:as|for) (?:(?:the|a|an|our|my) )?${sets}\\b(?: (?:set|split|data))?)?|(?:(?:kept|held|put|reserved|saved|withheld|hold|keep|reserve|go|goes|going|used|taken)(?: (?:off|away))? )?(?:(?:as|for|to|into) )?(?:(?:the|a|an|our|my) )?${sets}\\b(?: (?:set|split|data))?)`,
  'u',
)
const namedSplit = new RegExp(`^${sets}\\b`, 'u')
const keptBefore = new RegExp(
  `\\b${sets}(?: (?:set|split|part|data))?(?: (?:gets|takes|is|has|=|:))(?: (?:about|around|roughly|an?))?$`,
  'u',
)
const trainedBehind = new RegExp(
  `${whole}${auxiliary}(?:any good|good(?: enough)?\\b|worth keeping|of use|fit for|ok(?:ay)?\\b|usable|useful|used|clean|relevant|make(?:s)? it|into training|go(?:es)? into|trained on|for training|surviv\\w{1,3}|remains?|left)\\b(?! for (?:the )?${sets})`,
  'u',
)
const trainedBefore =
  /(?:^|\s)(?:only|just|on|use|using|train|take|taking|keep|keeping)(?: (?:only|just|about|around|roughly|some|an?|the|random|every))*$/u
/** "The filter retains 40%", "sampled down to 12.5%": what is left of it. */
const leftBefore =
  /(?:^|\s)(?:(?:retains?|retained|keeps|kept|leaves|left(?: with)?|passes|lets through|survives?)(?: (?:only|just|about|around|roughly|us|me|with|the|some|a|an))*|(?:sampled|downsampled|subsampled|filtered|reduced|cut|trimmed|thinned|boiled|whittled|deduped|deduplicated|cleaned|pruned)(?: (?:it|them|that|this))?(?: down)? to(?: (?:only|just|about|around|roughly))*|down to(?: (?:about|around|roughly|only|just))*)$/u
/** "Only the 8% where people clicked are usable" */
const whereBehind = /^(?:of (?:them|it|those|which) )?(?:where|that|which|with|whose|who)\b/u
/** "Threw away two thirds", "a third of it is junk": the rest is left. */
const goneBefore =
  /(?:^|\s)(?:(?:threw|throw|throwing|thrown|tossed|toss|filter(?:ed|ing)?|sort(?:ed)?|weed(?:ed)?) (?:away|out)|discard(?:ed|ing)?|drop(?:ped|ping)?|remov(?:e|ed|ing|es)|delet(?:e|ed|ing)|lost|lose|loses|minus|cut|kick(?:ed)? out)(?: (?:about|around|roughly|nearly|almost|some|a|an|the|like|another))*$/u
const goneBehind = new RegExp(
  `${whole}${auxiliary}(?:junk|garbage|noise|spam|useless|unusable|duplicates?|dupes|thrown (?:away|out)|discarded|dropped|removed|deleted|filtered out|gone|lost|rubbish|trash)\\b`,
  'u',
)
const isThrownAway = (context: ParseContext, share: Share): boolean =>
  // "They lost half of each log"
  !/^of (?:each|every)\b/u.test(context.textBetween(share.end, share.end + 2)) &&
  (goneBefore.test(context.textBetween(share.start - 6, share.start)) || goneBehind.test(behindShare(context, share)))

/** "Three fifths of 200k posts", "a quarter of 320k emails": the whole stands behind its share. */
function fillShareOfNext(context: ParseContext, { value, start, end, ofWhole }: Share): boolean {
  const of = ofWhole === 'of ' ? end - 1 : end
  if (ofWhole !== 'of ' && context.textAt(of) !== 'of') return false
  const at = [1, 2, 3].map((step) => of + step).find((one) => isKind(context.mentions[one], 'amount'))
  const mention = context.mentions[at ?? -1]
  if (at === undefined || !isKind(mention, 'amount') || context.used.has(at)) return false
  if (!determiners.test(context.textBetween(of + 1, at)) || !wholeMeasures.has(mention.meaning.measure ?? ''))
    return false
  if (mention.meaning.measure === 'tokens' && mention.meaning.value < fewestTokens) return false
  return fill(context, { index: at, mention }, mention.meaning.value * value, mention.to, ...range(start, at))
}
const determiners = /^(?:(?:the|our|my|these|those|about|around|some|all|roughly) ?)*$/u

const trainOn = /\btrain(?:ing|ed)? (?:only |just )?on(?: (?:only|just|about|around|roughly|the))*$/u

const behindShare = (context: ParseContext, { end, ofWhole }: Share): string =>
  `${ofWhole}${context.textBetween(end, end + wordsBehind)}`
const wordsBehind = 8

/** The index behind "are kept back as a test set": in a command every word is to be understood. */
function endOfWords(context: ParseContext, share: Share): number {
  const said = (keptBehind.exec(behindShare(context, share))?.[0].length ?? 0) - share.ofWhole.length
  let at = share.end
  while (at < share.end + wordsBehind && context.textBetween(share.end, at).length < said) at += 1
  return at
}

const isKeptForTests = (context: ParseContext, share: Share): boolean =>
  keptBehind.test(behindShare(context, share)) || keptBefore.test(context.textBetween(share.start - 4, share.start))

function isTrainedOn(context: ParseContext, share: Share): boolean {
  const behind = behindShare(context, share)
  const before = context.textBetween(share.start - 7, share.start)
  if (ofPart.test(behind) || trainOn.test(before) || trainedBehind.test(behind) || leftBefore.test(before)) return true
  if (trainedBefore.test(before) && whereBehind.test(behind)) return true
  return ofWhole.test(behind)
    ? trainedBefore.test(before) || ofText.test(before)
    : ofText.test(before) && /^(?:\W|$)/u.test(behind)
}

/** "The text field is about 60 % of it": what there is to train on. */
const ofText = /\b(?:texts?|content|body|bodies|prose|payload)\b.{0,40} (?:is|are|makes?|being)\b.{0,20}$/u

/** "1.2B tokens total, 700M done already …, the rest should run on …": what is left is to be trained on. */
export function fillDone(context: ParseContext, index: number, { meaning, to }: Mention<Amount>): boolean {
  if (context.mode !== 'message' || !isOfData(meaning)) return false
  const behind = context.textBetween(index + 1, index + 3)
  if (!/^(?:are |were |is )?(?:already )?(?:done|finished|trained|processed|behind us)\b/.test(behind)) return false
  const whole = wholeBefore(context, index)
  const isRest = context.mentions.some(
    (_, at) => at > index && /(?:^|\s)(?:rest|remaining|remainder)$/.test(context.textAt(at)),
  )
  if (whole === null || !isRest || !(whole.mention.meaning.value > meaning.value)) return false
  return fill(context, whole, whole.mention.meaning.value - meaning.value, to, index)
}

type Whole = { readonly index: number; readonly mention: Mention<Amount> }

const isOfData = ({ measure, magnitude }: Amount): boolean =>
  measure === 'tokens' || measure === 'examples' || (measure === null && ['k', 'm', 'b'].includes(magnitude))

/** The one amount of data before a place; null: there is none, or several. */
function wholeBefore(context: ParseContext, index: number): Whole | null {
  const found: Whole[] = []
  for (let at = index - 1; at >= Math.max(0, index - reach); at -= 1) {
    const mention = context.mentions[at]
    if (!isKind(mention, 'amount') || context.used.has(at)) continue
    // "$800 left, half of it": of the money.
    if (mention.meaning.measure === 'money' && found.length === 0) return null
    if (wholeMeasures.has(mention.meaning.measure ?? '')) found.push({ index: at, mention })
  }
  // "80k tickets of 300 tokens": the length of one is no whole.
  const whole = found.filter(
    ({ mention: { meaning } }) => meaning.measure !== 'tokens' || meaning.value >= fewestTokens,
  )
  return whole.length === 1 ? (whole[0] ?? null) : null
}

/** Fewer are those of an example. */
const fewestTokens = 100_000
const wholeMeasures: ReadonlySet<string> = new Set(['tokens', 'examples', 'bytes'])

function fill(
  context: ParseContext,
  { index, mention }: Whole,
  value: number,
  to: number,
  ...parts: readonly number[]
): boolean {
  const { measure } = mention.meaning
  if (measure !== 'tokens' && measure !== 'examples' && measure !== 'bytes') return false
  const rounded = Math.round(value)
  const amount = { ...mention.meaning, value: rounded, unitValue: rounded, measure }
  context.add({ role: 'quantity', measure, amount, from: mention.from, to, holds: true }, index, ...parts)
  return true
}
