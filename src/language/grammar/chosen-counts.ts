/**
 * Numbers of GPUs that stand apart from their name: "A100 80GB, one", "let us use H100 there, 8 pieces", "H100s, 16 in
 * total", "an L40S pair", and one that is chosen after talk: "four? / two will do", "Four or eight? … so eight".
 */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { gpuAmount, isCount } from './gpu-count.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** As far as the name of the GPUs stands before their number, in mentions. */
const reach = 10
const nearby = 6
const chosenReach = 40
const mostGpus = 1024

/** Fills the number of GPUs that is said beside no name. */
export function fillChosenCounts(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    const { meaning } = mention
    if (!isCount(meaning) || meaning.value < 1 || meaning.value > mostGpus || !Number.isInteger(meaning.value)) continue
    const taken = piecesBehind(context, index) ?? totalBehind(context, index) ?? loneNumber(context, index, meaning)
    if (taken !== null) {
      context.add(
        { role: 'count', amount: { ...meaning, measure: 'gpus' }, byTimes: false, ...spanOf(mention) },
        ...taken,
      )
      continue
    }
    if (!isChosen(context, index) || !isOfGpus(context, index)) continue
    const amount: Amount = { ...meaning, measure: 'gpus' }
    context.add({ role: 'count', amount, byTimes: false, ...spanOf(mention), holds: true }, index)
  }
  fillPairs(context)
}

/** "H100 there, 8 pieces." */
function piecesBehind(context: ParseContext, index: number): readonly number[] | null {
  if (!/^(?:pieces?|pcs|units?)$/u.test(context.textAt(index + 1)) || !isEnd(context.mentions[index + 2])) return null
  return gpuBefore(context, index) === null ? null : [index, index + 1]
}

/** "H100s, 16 in total" */
function totalBehind(context: ParseContext, index: number): readonly number[] | null {
  if (!/^(?:in (?:total|all|sum)|total|altogether|overall)$/u.test(context.textAt(index + 1))) return null
  if (!isEnd(context.mentions[index + 2]) || !isKind(context.mentions[index - 1], 'comma', 'sign')) return null
  return gpuBefore(context, index) === index - 2 ? [index, index + 1] : null
}

/** "A100 80GB, one.", "the A6000, just two", "an A100, a single one", "L40S cards (four)": nothing else is said between commas, right behind the name. */
function loneNumber(context: ParseContext, index: number, { inWords, value }: Amount): readonly number[] | null {
  const own = context.textBetween(index - 1, index + 1) === 'single one' ? [index - 1, index] : [index]
  const at = context.skip(index, -1, 'comma', 'limit', 'only', 'sign', 'measure')
  const between = context.textAt(index - 1)
  const isSetOff = isKind(context.mentions[index - 1], 'comma', 'only') || /^(?:-|just|\()$/u.test(between)
  if (!isEnd(context.mentions[index + 1]) || (value > 1 && !inWords)) return null
  const gpu = /^(?:just|there|only)$/u.test(context.textAt(at)) ? context.skip(at, -1, 'comma') : at
  if (isSetOff && isKind(context.mentions[gpu], 'gpu')) return isCounted(context, gpu) ? null : [index]
  // "Any A100 will do, just one.", "an A100, a single one", "an H200, we only get the one"
  const isJust = own.length > 1 || just.test(context.textBetween(index - 4, index))
  const near = isJust ? gpuBefore(context, own[0] ?? index) : null
  return near !== null && index - near <= nearby ? own : null
}

const just = /(?:^| )(?:just|only|exactly)(?: (?:get|have|got|the))*$/u

/** "On an L40S pair" */
function fillPairs(context: ParseContext): void {
  for (const { mention, index } of context.unused('measure')) {
    if (!/^(?:pair|duo)$/u.test(context.textAt(index)) || !isKind(context.mentions[index - 1], 'gpu')) continue
    if (isCounted(context, index - 1) || isKind(context.mentions[index + 1], 'amount')) continue
    context.add({ role: 'count', amount: gpuAmount(2), byTimes: false, ...spanOf(mention) }, index)
  }
}

const isEnd = (mention: Mention | undefined): boolean =>
  mention === undefined || isKind(mention, 'comma', 'sentence-end', 'question', 'sign')

/** The nearest GPU before a number, where no other number and no other thing that is counted stands between; null: none. */
function gpuBefore(context: ParseContext, index: number): number | null {
  for (let at = index - 1; at >= Math.max(0, index - reach); at -= 1) {
    const mention = context.mentions[at]
    if (isKind(mention, 'gpu')) return isCounted(context, at) ? null : at
    if (isKind(mention, 'amount') && !mention.meaning.inWords) return null
  }
  return null
}

function isCounted(context: ParseContext, gpu: number): boolean {
  const before = context.mentions[context.skip(gpu, -1, 'times', 'article', 'vendor')]
  return isKind(before, 'amount') && isCount(before.meaning)
}

/** "Two will do", "so eight.", "ok with 4", "we get four.", "same GPU but eight." */
function isChosen(context: ParseContext, index: number): boolean {
  const behind = `${context.textAt(index + 1)} ${context.textAt(index + 2)}`
  if (/^(?:will do|would do|should do|is plenty|are plenty|is enough|are enough|suffices?)\b/u.test(behind)) return true
  const next = context.mentions[index + 1]
  if (!isEnd(next) && !/^(?:now|then|instead|please|pls)\b/u.test(behind)) return false
  const before = context.textBetween(index - 4, index)
  return chosenBefore.test(before)
}
const chosenBefore =
  /(?:^|[\s,])(?:(?:ok|okay|fine|happy|good|go|do|going|make do) with|(?:we|i) (?:only |just |now )?(?:get|got|take|have|use)|(?:same|that) (?:gpus?|cards?|machines?) but|so|then|make it|let's do|let us do)(?: just| only)?$/u

/** Whether what was last counted before a number, or is named right behind it, are GPUs. */
function isOfGpus(context: ParseContext, index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - chosenReach); at -= 1) {
    const mention = context.mentions[at]
    if (isKind(mention, 'gpu')) return true
    if (isKind(mention, 'amount', 'measure') && mention.meaning.measure !== null) {
      if (mention.meaning.measure === 'gpus') return true
      if (smallMeasures.has(mention.meaning.measure)) return false
    }
  }
  return isKind(context.mentions[context.skip(index, 1, 'sentence-end', 'comma')], 'gpu')
}
const smallMeasures: ReadonlySet<string> = new Set(
  'epochs rank batch globalBatch nodes samplesPerPrompt steps gradientAccumulation'.split(' '),
)
