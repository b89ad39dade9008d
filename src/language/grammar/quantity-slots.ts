/** Numbers and what they count. */
import { noteCountLimit } from './count-limits.ts'
import { fillDeadlineSlot, fillBudgetSlot, fillSmallNumber } from './limit-slots.ts'
import { areIncluded } from './included-epochs.ts'
import { isImageSize, isOfImages, isSideOfSquare } from './image-sizes.ts'
import { fillReadNumber, readUnlabelledNumbers } from './unlabelled-numbers.ts'
import { isModelName } from './model-slots.ts'
import { isEndOfRun, isPointOfRun } from './points-of-run.ts'
import { isLengthOfThose } from './lengths-of-those.ts'
import type { ParseContext } from './parse-context.ts'
import { withChange } from './amount-changes.ts'
import { type JoinedAmounts, isExampleLength, isOfRun, joinWithPrevious, ofAll } from './quantity-pairs.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { unitlessOf } from './sizes-in-words.ts'
import { isChunkLength } from './chunk-lengths.ts'

type AmountMention = Mention<Amount>

/** Joins the parts of an amount, gives bare numbers their unit, and fills one slot for each amount. */
export function fillQuantities(context: ParseContext): void {
  const amounts = context.mentions.flatMap((mention, index) =>
    isKind(mention, 'amount') && !context.used.has(index) ? [{ index, mention }] : [],
  )
  const joinedAmounts: JoinedAmounts = new Map()
  for (const { index, mention } of amounts)
    joinedAmounts.set(index, { amount: withChange(context, index, mention.meaning), from: mention.from })
  for (const { index } of amounts) joinWithPrevious(context, index, joinedAmounts)
  readUnlabelledNumbers(context, joinedAmounts)
  for (const { index, mention } of amounts) {
    const joined = joinedAmounts.get(index)
    if (joined !== undefined) fillQuantitySlot(context, index, { ...mention, from: joined.from }, joined.amount)
  }
}

const perPeriod = /\b(?:hourly|daily|weekly|monthly|yearly|annual)\b/

function fillQuantitySlot(context: ParseContext, index: number, mention: AmountMention, amount: Amount): void {
  const span = { from: mention.from, to: mention.to }
  if (amount.error !== undefined) {
    context.add({ role: 'invalid', kind: 'bad-value', sentence: amount.error, ...span }, index)
    return
  }
  if (context.numbers.some((number) => number.index === index && fillReadNumber(context, number, amount))) return
  const { measure } = amount
  // "5,200 weekly chats" come in, and are none to train on.
  if (context.mode === 'message' && measure === 'examples' && perPeriod.test(context.textAt(index))) {
    context.used.add(index)
    return
  }
  if (isCorrected(context, index, amount) || (isLengthOfAnswer(context, amount) && !isDrawn(context, index))) {
    context.used.add(index)
    return
  }
  if (measure === null) {
    fillUnitlessSlot(context, index, mention, amount)
    return
  }
  if (measure === 'money' || measure === 'budget') fillBudgetSlot(context, index, mention, amount)
  else if (measure === 'hours' || measure === 'deadline') fillDeadlineSlot(context, index, mention, amount)
  else if (measure === 'noEffect') context.add({ role: 'remark', note: amount.note ?? '', ...span }, index)
  else if (measure === 'imageCount' && isImageSize(amount))
    context.add({ role: 'quantity', measure: 'imagePixels', amount, ...span }, index)
  else if (measure === 'imagePixels' && isSideOfSquare(amount))
    context.add({ role: 'quantity', measure, amount: { ...amount, value: amount.value ** 2 }, ...span }, index)
  else if (measure === 'bits') fillBitsSlot(context, index, mention, amount)
  else if (measure === 'tokens' && isOfRun(amount))
    context.add({ role: 'quantity', measure, amount: ofAll(amount), ...span }, index)
  else if (measure === 'tokens' && amount.each === true)
    context.add({ role: 'quantity', measure: 'length', amount, ...span }, index)
  else if (measure === 'gpus' && isLengthOfThose(context, index))
    context.add({ role: 'quantity', measure: 'length', amount: { ...amount, measure: 'length' }, ...span }, index)
  else if (isBatchAndLength(amount)) fillBatchAndLength(context, index, mention, amount)
  else if (measure === 'tokens' && isExampleLength(context, index))
    fillExamplesAndLength(context, index, mention, amount)
  else if (measure === 'epochs' && /^ep\W{0,3}\d+$/.test(context.textAt(index)))
    context.add({ role: 'quantity', measure: 'ep', amount, ...span }, index)
  else if (
    measure === 'epochs' &&
    ((inclusionWords.has(context.textAt(context.skip(index, -1, 'article', 'sentence-end'))) &&
      !isEndOfRun(context, index)) ||
      areIncluded(context, index))
  ) {
    context.add({ role: 'remark', note: 'The epochs are counted in the tokens already.', ...span }, index)
  } else if (
    measure === 'steps' &&
    (isKind(context.mentions[index - 1], 'per', 'no-effect') || isPointOfRun(context, index))
  )
    context.used.add(index)
  else if (measure === 'epochs' && isOfTotal(context, index)) {
    context.add({ role: 'remark', note: 'The epochs are counted in the total already.', ...span }, index)
  } else if (measure === 'percent') consumePercent(context, index)
  else if (context.polarity(index) === 'dropped' || isOfOtherThings(context, index, amount)) context.used.add(index)
  else if (isChunkLength(context, index, amount))
    context.add({ role: 'quantity', measure: 'sequence', amount: { ...amount, measure: 'sequence' }, ...span }, index)
  else if (areExamples(context, index, amount))
    context.add({ role: 'quantity', measure: 'examples', amount, ...span }, index)
  else {
    if (measure === 'gpus') noteCountLimit(context, index, index, span)
    context.add({ role: 'quantity', measure, amount, ...span }, index)
  }
}

/** "Credits: we have 25k of those": GPUs are never so many where they are not named. */
const isOfOtherThings = (context: ParseContext, index: number, { measure, magnitude }: Amount): boolean =>
  measure === 'gpus' && magnitude !== '' && ofThem.test(context.textAt(index))
const ofThem = /\b(?:them|em|those|these)$/

/** "My recipes, about 2000 of them": examples, where they are more than anybody has GPUs. */
const areExamples = (context: ParseContext, index: number, { measure, magnitude, value }: Amount): boolean =>
  measure === 'gpus' && magnitude === '' && value > mostGpusOfThem && ofThem.test(context.textAt(index))
const mostGpusOfThem = 1024
/** "One line please", "two sentences max": how long the answer may be; nobody trains on a handful. */
const isLengthOfAnswer = ({ mode }: ParseContext, { measure, value, magnitude, unitValue }: Amount): boolean =>
  mode === 'thread' && measure === 'examples' && magnitude === '' && Math.max(value, unitValue) < minExamples
const minExamples = 20

/** "16 samples", "8 prompts": of a prompt or a step, in reinforcement learning. */
const isDrawn = (context: ParseContext, index: number): boolean =>
  /\b(?:samples?|rollouts?|generations?|completions?|prompts?)$/.test(context.textAt(index))

/** "14b not 13", "20B, not 2B": in a thread what stands behind the "not" is what was there before. */
const isCorrected = (context: ParseContext, index: number, { measure }: Amount): boolean =>
  context.mode === 'thread' &&
  measure === null &&
  context.textAt(context.skip(index, -1, 'function-word', 'article')) === 'not' &&
  context.mentions.slice(0, index).some((mention) => isKind(mention, 'amount'))

/** "global batch 256 x 4096"; a batch of no word is of that kind where the second number is a length. */
const isBatchAndLength = ({ measure, factors }: Amount): boolean =>
  factors?.length === 2 && (measure === 'globalBatch' || (measure === 'batch' && (factors[1] ?? 0) >= shortestLength))
const shortestLength = 256

/** "1000 steps x 128 x 2048": sequences of a step, and their length. */
function fillBatchAndLength(context: ParseContext, index: number, mention: AmountMention, amount: Amount): void {
  // Its unit is that of the length: "256 x 4096 tokens".
  const { factors: pair, unit: _unit, ...rest } = amount
  const [batch = amount.value, length = 1] = pair ?? []
  const span = { from: mention.from, to: mention.to }
  const one = (value: number): Amount => ({ ...rest, value, unitValue: value })
  context.add({ role: 'quantity', measure: 'globalBatch', amount: one(batch), ...span }, index)
  context.add({ role: 'quantity', measure: 'sequence', amount: one(length), ...span }, index)
}

/** "10% warmup" */
function consumePercent(context: ParseContext, index: number): void {
  const next = context.mentions[index + 1]
  if (isKind(next, 'no-effect') || (isKind(next, 'measure') && next.meaning.measure === 'noEffect'))
    context.used.add(index)
}

/** "100M tokens including 3 epochs" */
const inclusionWords = new Set(['including', 'incl', 'incl .', 'inc', 'after', 'counting', 'included'])

/** "30M tokens in total over 3 epochs", "60B tokens (4 epochs over the 15B unique)" */
function isOfTotal(context: ParseContext, index: number): boolean {
  const before = context.mentions[index - 2]
  if (isOfUnique(context, index) || isFactorOfTokens(context, index)) return true
  return (
    isKind(context.mentions[index - 1], 'across', 'preposition') &&
    isKind(before, 'amount') &&
    before.meaning.measure === 'tokens' &&
    before.meaning.total === true
  )
}

/** "2 epochs is plenty, so 2 x 17M tokens": the passes are a factor of what is told already; "2 epochs of 2 x 17M" are twice. */
function isFactorOfTokens(context: ParseContext, index: number): boolean {
  const passes = context.mentions[index]
  if (!isKind(passes, 'amount')) return false
  const passedOver = context.skip(index, 1, 'preposition', 'across', 'function-word')
  return context.mentions.some(
    (mention, at) =>
      at > index &&
      at !== passedOver &&
      isKind(mention, 'amount') &&
      mention.meaning.measure === 'tokens' &&
      mention.meaning.factors?.[0] === passes.meaning.value,
  )
}

/** The passes are over so much that they make the amount before them. */
function isOfUnique(context: ParseContext, index: number): boolean {
  const total = context.mentions[context.skip(index, -1, 'sign', 'comma', 'function-word', 'equals')]
  const at = context.skip(index, 1, 'preposition', 'instead', 'across', 'article', 'function-word')
  const [passes, unique] = [context.mentions[index], context.mentions[at]]
  if (!isKind(total, 'amount') || !isKind(passes, 'amount') || !isKind(unique, 'amount')) return false
  if (total.meaning.measure !== 'tokens' || (unique.meaning.measure !== null && unique.meaning.measure !== 'tokens'))
    return false
  if (Math.abs((passes.meaning.value * unique.meaning.value) / total.meaning.value - 1) > 0.03) return false
  context.used.add(at)
  return true
}

function fillExamplesAndLength(context: ParseContext, index: number, mention: AmountMention, amount: Amount): void {
  const before = context.mentions[index - 1]
  if (!isKind(before, 'amount')) return
  const examples: Amount = { ...before.meaning, measure: 'examples' }
  context.add({ role: 'quantity', measure: 'examples', amount: examples, from: before.from, to: before.to }, index - 1)
  context.add({ role: 'quantity', measure: 'length', amount, from: mention.from, to: mention.to }, index)
}

/** A number with no unit: a size or an amount of data, if it has a magnitude or is large; else nothing is made of it. */
function fillUnitlessSlot(context: ParseContext, index: number, mention: AmountMention, amount: Amount): void {
  if (context.used.has(index) || isExampleLength(context, index + 1)) return
  if (isOfImages(context, index, amount)) {
    context.add({ role: 'quantity', measure: 'imagePixels', amount, from: mention.from, to: mention.to }, index)
    return
  }
  const isLarge = amount.magnitude !== '' || Math.abs(amount.value) >= 1e5
  if (!isLarge || (amount.inWords && amount.magnitude === '')) {
    fillSmallNumber(context, index, mention, amount)
    return
  }
  const before = context.kindAt(index - 1)
  // "under 2k", "ceiling is 30k" are of money: nobody wants fewer tokens than that.
  const limit = context.mentions[context.skip(index, -1, 'equals', 'function-word', 'article')]
  if (amount.magnitude === 'k' && isKind(limit, 'limit') && limit.meaning.bound === 'most') {
    if (context.mode === 'thread')
      context.add({ role: 'quantity', measure: 'budget', amount, from: limit.from, to: mention.to }, index)
    else fillSmallNumber(context, index, mention, amount)
    return
  }
  // "10k" in a thread: nobody trains on so few tokens, and it is said of anything.
  if (context.mode === 'thread' && amount.magnitude === 'k' && amount.value < 1e5) return
  const after = context.mentions[index + 1]
  // "100M users", "raised 2B": the word beside it is what it counts.
  const isSize = amount.magnitude === 'b' && !amount.capital
  const isCounting = isKind(after, 'unknown') && !isModelName(context, index)
  if (context.mode === 'message' && isCounting && before !== 'article' && !isSize) return
  if (context.mode === 'message' && amount.magnitude === 'k') return
  if (context.polarity(index) === 'dropped') context.used.add(index)
  else context.add({ ...unitlessOf(context, index, amount), from: mention.from, to: mention.to }, index)
}

function fillBitsSlot(context: ParseContext, index: number, mention: AmountMention, amount: Amount): void {
  const value = weightsByBits.get(amount.value)
  const span = { from: mention.from, to: mention.to }
  if (value === undefined) {
    context.add({ role: 'invalid', kind: 'bad-value', sentence: 'Weights have 4, 8, 16 or 32 bits.', ...span }, index)
  } else context.add({ role: 'field-value', field: 'weights', value, ...span }, index)
}

const weightsByBits: ReadonlyMap<number, 'nf4' | 'int8' | 'bf16' | 'fp32'> = new Map([
  [4, 'nf4'],
  [8, 'int8'],
  [16, 'bf16'],
  [32, 'fp32'],
])
