/** Amounts and what stands between them: sums, products, ranges, and lengths of examples. */
import { inRestOfText } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import { type Amount, isKind } from '../lexicon/meanings.ts'
import { tasksOf } from '../../catalog/training-method.ts'

/** An amount as it is read after its neighbours, and the first token of all that went into it. */
type JoinedAmount = { readonly amount: Amount; readonly from: number }
export type JoinedAmounts = Map<number, JoinedAmount>

/** Joins an amount with the one before it where an operator or a preposition says so. */
export function joinWithPrevious(context: ParseContext, index: number, joinedAmounts: JoinedAmounts): void {
  const preceding = precedingAmount(context, index)
  const one = preceding === null ? undefined : joinedAmounts.get(preceding.index)
  const other = joinedAmounts.get(index)
  const isWritten = other !== undefined && isOfWritten(context, index, other.amount)
  if (other !== undefined && (preceding === null || isWritten))
    inferExampleCount(context, index, other.amount, joinedAmounts)
  if (preceding === null || isWritten || one === undefined || other === undefined) return
  const joined = joinAmounts(context, preceding, one.amount, other.amount)
  if (joined !== null) {
    joinedAmounts.delete(preceding.index)
    context.used.add(preceding.index)
    joinedAmounts.set(index, { amount: joined, from: one.from })
    return
  }
  const [first, second] = assignMeasures(preceding.by, one.amount, other.amount)
  joinedAmounts.set(preceding.index, { ...one, amount: first })
  joinedAmounts.set(index, { ...other, amount: second })
}

/** "5k legal opinions (avg 6k tokens)" are examples, whatever an opinion is. */
function inferExampleCount(context: ParseContext, index: number, length: Amount, joinedAmounts: JoinedAmounts): void {
  const isWritten = isOfWritten(context, index, length)
  const isLength =
    isWritten ||
    length.measure === 'length' ||
    (length.measure === 'tokens' && length.each === true && !isOfRun(length))
  if (!isLength) return
  let at = index - 1
  let nouns = 0
  for (let step = 0; step < 6; step += 1, at -= 1) {
    const mention = context.mentions[at]
    if (!isKind(mention, 'unknown', 'function-word', 'sign', 'article', 'limit', 'equals', 'comma')) break
    if (isKind(mention, 'unknown')) nouns += 1
  }
  // "8,500 exam answers avg 320 tokens": the noun stands with the length.
  if (isWritten) nouns += 1
  const joined = joinedAmounts.get(at)
  const isCount = joined?.amount.measure === null && /^[km]?$/.test(joined.amount.magnitude)
  // "45k, 650 tokens avg": nothing else has so many, where it is no usual length of context.
  const isBareCount = joined?.amount.magnitude === 'k' && !contextLengths.has(joined.amount.value / 1000)
  if (joined === undefined || !isCount || (nouns === 0 && !isBareCount) || joined.amount.value < minExampleCount) return
  joinedAmounts.set(at, { ...joined, amount: { ...joined.amount, measure: 'examples' } })
  const own = joinedAmounts.get(index)
  if (isWritten && own !== undefined) joinedAmounts.set(index, { ...own, amount: { ...length, measure: 'length' } })
}
/** What is written, many of it, with its length: of one answer to a prompt "answers" alone would not be counted. */
const writtenWithLength = /^\W*(?:responses|completions|outputs|answers|rollouts|generations) /iu

const isOfWritten = (context: ParseContext, index: number, { measure }: Amount): boolean =>
  measure === 'responseTokens' && writtenWithLength.test(context.textAt(index)) && !isGenerating(context)
const generatingTasks = tasksOf('reinforcement')
/** Whether the text is of reinforcement learning: "GRPO, 64 rollouts avg 900 tokens" are those of a prompt. */
export const isGenerating = ({ mentions }: ParseContext): boolean =>
  mentions.some(
    ({ meaning }) => meaning.kind === 'field-value' && meaning.field === 'task' && generatingTasks.has(meaning.value),
  )

/** "24 runs, 15B tokens each": no example is so long. */
export const isOfRun = ({ each, value }: Amount): boolean => each === true && value > longestExample
const longestExample = 2e6
/** The amount without the word that says so. */
export function ofAll(amount: Amount): Amount {
  const { each: _each, ...rest } = amount
  return rest
}

/** In thousands of tokens. */
const contextLengths: ReadonlySet<number> = new Set([1, 2, 4, 8, 16, 32, 64, 128, 256])

/** Fewer things than this are no data. */
const minExampleCount = 50

/** "10k 512-token examples" */
export function isExampleLength(context: ParseContext, index: number): boolean {
  const [before, amount, after] = context.mentions.slice(Math.max(0, index - 1), index + 2)
  return (
    isKind(amount, 'amount') &&
    amount.meaning.measure === 'tokens' &&
    isKind(before, 'amount') &&
    before.meaning.measure === null &&
    before.meaning.magnitude !== 'b' &&
    isKind(after, 'measure') &&
    after.meaning.measure === 'examples'
  )
}

/** One amount made of two; null where they stay two. */
function joinAmounts(context: ParseContext, { by, index }: PrecedingAmount, one: Amount, other: Amount): Amount | null {
  const isUnitless = one.measure === null && one.magnitude === ''
  switch (by) {
    // "1 day 6 hours"
    case 'next':
      return one.measure === 'hours' && other.measure === 'hours' && other.value < one.value
        ? plus(other, one.value)
        : null
    case 'plus':
    case 'minus': {
      // "The same 48k plus 31k new ones"
      const areAlike = one.measure === null && other.measure === null && ['k', 'm'].includes(one.magnitude)
      if (by === 'plus' && areAlike && one.magnitude === other.magnitude)
        return { ...other, value: one.value + other.value }
      // "Rows: 12k + 8k + 5k"
      const isRest = one.measure === 'examples' && other.measure === null && /^[km]?$/.test(other.magnitude)
      if (by === 'plus' && isRest && other.value > 0) return { ...one, value: one.value + other.value }
      // "18k gold + 60k synthetic samples", "data = 18k gold + 60k samples"
      const isOpen = one.measure === null || (one.measure === 'tokens' && !/tok/.test(context.textAt(index)))
      const isPart = other.measure === 'examples' && isOpen && ['k', 'm'].includes(one.magnitude)
      if (by === 'plus' && isPart) return { ...other, value: one.value + other.value }
      // "11.2B tokens of German + 1.8B English", beside a model
      const isMore = one.measure === 'tokens' && other.measure === null && ['m', 'b'].includes(other.magnitude)
      if (by === 'plus' && isMore && hasModel(context, index)) return { ...one, value: one.value + other.value }
      const canAdd =
        other.measure === 'tokens' && (one.measure === 'tokens' || (one.measure === null && hasModel(context, index)))
      if (!canAdd) return null
      return { ...other, value: by === 'plus' ? one.value + other.value : one.value - other.value }
    }
    case 'compared':
      return null
    // "between $50 and $100"
    case 'range':
      // "Between 20 and 30 pages": both are of the unit behind.
      if (one.measure === null && other.unitValue > 0)
        return { ...other, isRange: true, low: (one.value * other.value) / other.unitValue }
      return one.measure === other.measure || one.measure === null ? { ...other, isRange: true, low: one.value } : null
    // "50% of 200M tokens", "2/3 of 300M tokens"
    case 'of': {
      // "Only 61k of the 95k chats are left"
      const isPart = one.measure === null && one.value >= minExampleCount && one.value < other.value
      if (isPart && other.measure === 'examples' && context.mode !== 'thread')
        return { ...other, value: one.value, unitValue: one.value }
      const isShare = one.measure === 'percent' || (isUnitless && one.value < 1)
      if (!isShare || (other.measure !== 'tokens' && other.measure !== 'examples')) return null
      return times(other, one.measure === 'percent' ? one.value / 100 : one.value)
    }
    case 'times':
      // "10k x 512 tokens" is a number of tokens, and so is "10M tokens x 3".
      if (one.measure === null && one.magnitude !== 'b' && other.measure === 'tokens') return times(other, one.value)
      return one.measure === 'tokens' && other.measure === null && other.magnitude === ''
        ? times(one, other.value)
        : null
  }
}

const plus = (amount: Amount, more: number): Amount => ({ ...amount, value: amount.value + more })
const times = (amount: Amount, factor: number): Amount => ({ ...amount, value: amount.value * factor })

/** Two amounts of which one says what the other counts: examples and their length. */
function assignMeasures(by: PrecedingAmount['by'], one: Amount, other: Amount): readonly [Amount, Amount] {
  if (by === 'next' || by === 'range') return [one, other]
  // "Torn between 20k and 60k examples"
  if (by === 'compared') return [one.measure === null ? { ...one, measure: other.measure } : one, other]
  // "1000 steps x 128 x 2048", "5k samples x 2048"
  const isUnitless = other.measure === null && other.magnitude !== 'b' && other.magnitude !== 'm'
  if (by === 'times' && one.measure === 'steps' && isUnitless) return [one, { ...other, measure: 'globalBatch' }]
  if (by === 'times' && one.measure === 'examples' && isUnitless && other.value > 32)
    return [one, { ...other, measure: 'length' }]
  // "27k cases x 500 tokens x 3"
  const isFew = other.measure === null && other.magnitude === '' && Number.isInteger(other.value) && other.value <= 20
  if (by === 'times' && one.measure === 'length' && isFew) return [one, { ...other, measure: 'epochs' }]
  // "global batch 256 x 4096 tokens"
  if (by === 'times' && (one.measure === 'globalBatch' || one.measure === 'batch') && other.measure === 'tokens')
    return [one, { ...other, measure: 'sequence' }]
  // "12k files ~ 40M tokens": nothing is so long, they are the tokens of all.
  const isOfAll = one.measure === 'examples' && other.each !== true && other.value > longestExample
  const isLength = other.measure === 'tokens' && other.total !== true && other.perStep !== true && !isOfAll
  // "1000 steps of 256k tokens"
  if (one.measure === 'steps' && isLength) return [one, { ...other, perStep: true }]
  if (one.measure === 'examples' && isLength) return [one, { ...other, measure: 'length' }]
  if (by === 'times' && one.measure === 'tokens' && other.measure === 'examples')
    return [{ ...one, measure: 'length' }, other]
  // "10k x avg 512 tokens"
  const isCount = by === 'times' && one.measure === null && one.magnitude !== 'b'
  const hasLength = other.measure === 'length' || other.measure === 'sequence'
  return isCount && hasLength ? [{ ...one, measure: 'examples' }, other] : [one, other]
}

type PrecedingAmount = {
  readonly index: number
  readonly by: 'times' | 'plus' | 'minus' | 'of' | 'range' | 'compared' | 'next'
}

/** The amount before, with only an operator, "of", "with", "at" or an opening bracket between. */
function precedingAmount(context: ParseContext, index: number): PrecedingAmount | null {
  let at = index - 1
  let by: PrecedingAmount['by'] | null = null
  for (let step = 0; step < 4; step += 1, at -= 1) {
    const mention = context.mentions[at]
    if (isKind(mention, 'amount')) {
      if (by === null) return { index: at, by: 'next' }
      if (by === 'range' && context.textAt(at - 1) !== 'between') return null
      if (by === 'range' && isCompared(context, at - 1)) return { index: at, by: 'compared' }
      return { index: at, by }
    }
    if (isKind(mention, 'and') && by === null) {
      by = 'range'
      continue
    }
    if (isKind(mention, 'times')) by = 'times'
    else if (isKind(mention, 'plus')) by = 'plus'
    else if (isKind(mention, 'minus')) by = 'minus'
    else if (isKind(mention, 'preposition', 'equals', 'by') || (isKind(mention, 'sign') && by === null)) by ??= 'of'
    else if (isKind(mention, 'function-word', 'each', 'limit')) by ??= 'of'
    else if (!isKind(mention, 'article', 'sign') && !(by === 'plus' && isKind(mention, 'unknown'))) return null
  }
  return null
}

/** "The difference between 1 epoch and 3", "torn between 4 and 8 GPUs": two values, and no range. */
const isCompared = (context: ParseContext, between: number): boolean =>
  [1, 2, 3].some((back) => comparingWords.has(context.lastWordAt(between - back)))
const comparingWords: ReadonlySet<string> = new Set(
  'difference differences delta gap comparison compare choice choose choosing decide deciding torn hesitating'.split(
    ' ',
  ),
)

/** Whether something else than the amount at `index` is the model. */
const hasModel = inRestOfText(
  (mention) =>
    isKind(mention, 'model') ||
    (isKind(mention, 'amount') &&
      (mention.meaning.measure === 'params' ||
        (mention.meaning.measure === null && mention.meaning.magnitude === 'b'))),
)
