/**
 * Numbers without a unit, read together by how likely each role is: a sure one is taken, and what is not sure is asked
 * where it could be data, money or time.
 */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { type QuantityRole, quantityRoles } from '../../catalog/quantity-roles.ts'
import { formatList } from '../../scenario/format-values.ts'
import { looksLikeGpu } from '../lexicon/nearest-words.ts'
import type { NumberReading } from '../lexicon/quantity-role-model.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { hasOtherData, isCountBesideLength, isDataByCustom } from './data-by-custom.ts'
import { isCountOfThings } from './counted-things.ts'
import { readNumbers } from './number-readings.ts'
import { behindKindWords } from './out-of-catalog-slots.ts'
import { isOfTheData, minAsked, roleInProse } from './prose-roles.ts'
import type { ParseContext } from './parse-context.ts'
import { describeRole, roleNouns, typedAs } from './role-words.ts'
import { type JoinedAmounts, isExampleLength } from './quantity-pairs.ts'

/** The log of the odds from which a reading is taken without a question. */
const sureMargin = Math.log(6)
/** The same for a small number without a magnitude: there are many reasons to name one. */
const sureMarginOfSmall = Math.log(12)
/** Less likely readings are not offered. */
const minUsdOffered = 0.04
const maxOffered = 3
/** "5k of these" are examples; so many GPUs nobody has. */
const maxGpus = 1024

/** Scores the numbers of a text whose role is open; what the rules of the grammar have taken is none of them. */
export function readUnlabelledNumbers(context: ParseContext, joined: JoinedAmounts): void {
  if (context.mode === 'thread') return
  const open = [...joined].flatMap(([index, { amount, from }]) => {
    const to = context.mentions[index]?.to ?? from
    const allowed =
      context.used.has(index) || context.polarity(index) === 'dropped' || isExampleLength(context, index + 1)
        ? []
        : ambiguousRoles(context, index, amount)
    return allowed.length > 1 ? [{ index, from, to, amount, allowed }] : []
  })
  context.numbers.push(...readNumbers(context, open, context.vocabulary.roleScores))
}

/** What a number can count, as far as its unit and the words before it leave that open. */
function ambiguousRoles(context: ParseContext, index: number, amount: Amount): readonly QuantityRole[] {
  const { measure, magnitude, value, inWords, unit } = amount
  if (amount.change !== undefined || amount.error !== undefined || amount.factors !== undefined || value <= 0) return []
  const before = context.mentions[context.skip(index, -1, 'article', 'equals')]
  const isLimit =
    isKind(before, 'limit') || (isKind(before, 'measure') && ['budget', 'deadline'].includes(before.meaning.measure))
  // "18k a month": how often, where a number without a unit stands before it.
  const isFrequency = measure === 'hours' && inWords && isPlainNumber(context.mentions[index - 1])
  if (isFrequency) return ['deadline', 'other']
  const text = context.textAt(index)
  // "5k of these"
  if (measure === 'gpus')
    return value > maxGpus && / of (?:them|em|these|those)$/.test(text) ? ['examples', 'other'] : []
  // "we spend 25k", "ticket 4711": a word before a number that has no unit of its own.
  if (measure === 'budget') return unit === undefined ? ['budget', 'other'] : []
  if (measure === 'examples') return unit === undefined && numberedThings.test(text) ? ['examples', 'other'] : []
  // "on a 409" is half a name; "under 500" could be hours as well, and is asked about.
  if (
    measure === null &&
    magnitude === '' &&
    (context.kindAt(index - 1) === 'article' || (isLimit && context.mode === 'command'))
  )
    return []
  // "a 350M on 7B tokens": a model.
  const next = context.mentions[index + 1]
  const isOfModel =
    context.kindAt(index - 1) === 'article' ||
    // "A lil 135M smollm2"
    (isKind(next, 'model') && next.meaning.reference.kind === 'family') ||
    isBesidePretraining(context, index) ||
    isOfNamedKind(context, index)
  if (measure === null && magnitude === 'm' && value >= minModelParams && isOfModel) return []
  // "8b 100m": the only amount of millions is the data where no other is given.
  if (measure === null && magnitude === 'm' && context.mode === 'command' && !hasOtherData(context, index)) return []
  const isPlain = measure === null && /^[km]?$/.test(magnitude) && !(inWords && magnitude === '')
  return isPlain ? quantityRoles : []
}

/** "Pretrain 350M on 10B tokens", "350M from scratch, 10B tokens": what is made is named right beside. */
const isBesidePretraining = (context: ParseContext, index: number): boolean =>
  hasOtherData(context, index) &&
  (/^(?:pre-?train(?:ing)?)$/.test(context.textAt(index - 1)) || context.textAt(index + 1) === 'from scratch')

/** "A GPT-2 style 124M", "bert-like 110M": behind a model that the catalog lacks it is its size. */
const isOfNamedKind = (context: ParseContext, index: number): boolean =>
  [1, 2, 3].some((back) => {
    const name = context.mentions[index - back]
    return (
      isKind(name, 'out-of-catalog') &&
      name.meaning.what === 'model' &&
      behindKindWords(context, index - back) === index
    )
  })

/** Of these each has a number; "rows 64" are so many. */
const numberedThings = /^(?:ticket|case|issue|call|order|claim|request|report|invoice)(?: (?:#|no|number|nr))? \d/

/** Parameters; fewer are no language model that is named by its size. */
const minModelParams = 5e7

const isPlainNumber = (mention: Mention | undefined): boolean =>
  isKind(mention, 'amount') && mention.meaning.measure === null && mention.meaning.magnitude !== 'b'

const measures: Readonly<Record<Exclude<QuantityRole, 'other' | 'tokens'>, Measure>> = {
  examples: 'examples',
  length: 'length',
  sequence: 'sequence',
  budget: 'budget',
  deadline: 'deadline',
  gpus: 'gpus',
  batch: 'batch',
  epochs: 'epochs',
  steps: 'steps',
  rank: 'rank',
}

/** Fills the slot of a number that was scored, or asks; false where the rules shall decide. */
export function fillReadNumber(context: ParseContext, reading: NumberReading, amount: Amount): boolean {
  const { index, likely, margin } = reading
  const role = likely[0]?.role ?? 'other'
  if (amount.measure === 'gpus') {
    if (isOfTheData(context, reading)) take(context, reading, 'examples', amount)
    else context.used.add(index)
    return true
  }
  if (amount.measure === null && asksOfMoney(context, index)) {
    take(context, reading, 'budget', amount)
    return true
  }
  const isSmall = amount.measure === null && amount.magnitude === '' && amount.value < minAsked
  const isSure = margin >= (isSmall && role !== 'other' ? sureMarginOfSmall : sureMargin)
  // A unit or a word speaks for one role: against it only a sure reading holds.
  const byRule = amount.measure === null ? null : (roleOfMeasure.get(amount.measure) ?? null)
  if (byRule === role || (byRule !== null && !isSure)) return false
  if (isDataByCustom(context, reading, isSure, amount)) return false
  if (role !== 'examples' && isCountBesideLength(context, reading, amount)) {
    take(context, reading, 'examples', amount)
    return true
  }
  if (!isSure && isCountOfThings(context, index, amount)) {
    take(context, reading, 'examples', amount)
    return true
  }
  const prose = isSure || context.mode !== 'message' ? null : roleInProse(context, reading, amount)
  if (!isSure && prose === null) return asks(context, reading, amount)
  if (prose !== null && prose !== 'other') {
    take(context, reading, prose, amount)
    return true
  }
  if (prose === 'other') {
    context.used.add(index)
    return true
  }
  if (role !== 'other') {
    take(context, reading, role, amount)
    return true
  }
  // "GTX 9999": a name that nobody knows; other numbers are named as not used.
  if (context.mode === 'command' && isPartOfName(context, index)) return false
  if (byRule !== null || amount.magnitude !== '' || amount.value >= minAsked) context.used.add(index)
  return byRule !== null || amount.magnitude !== '' || amount.value >= minAsked
}

/** "Is it under 2k?", "will it stay below 5k": what a job comes to is money. */
const asksOfPrice =
  /(?:^| )(?:is|will|would|does|can|could|should) (?:it|this|that|all of it|everything|the (?:total|bill|cost|price|whole thing|run))(?: all| total)?(?: be| come| come in| come out| stay| cost| land| fit| end up)?(?: in)? (?:under|below|less than|within|over)$/u
const wordsOfPrice = 9

/** "Is 3k enough examples?" */
const countedWord =
  /^(?:examples?|samples?|rows?|pairs?|records?|tickets?|chats?|documents?|data|tokens?|images?|of)\b/u

/** Also "is 3k enough to train an 8b on 60k examples?": with data of its own it is no number of them. */
function asksOfMoney(context: ParseContext, index: number): boolean {
  const before = context.textBetween(Math.max(0, index - wordsOfPrice), index)
  if (asksOfPrice.test(before)) return true
  return (
    /(?:^| )(?:is|are|be|would|will)(?: about| around| roughly)?$/u.test(before) &&
    /^(?:enough|sufficient|plenty)\b/u.test(context.textAt(index + 1)) &&
    !countedWord.test(context.textAt(index + 2)) &&
    hasOtherData(context, index)
  )
}

const isPartOfName = (context: ParseContext, index: number): boolean =>
  isKind(context.mentions[index - 1], 'unknown') &&
  looksLikeGpu(`${context.textAt(index - 1)} ${context.textAt(index)}`)

const roleOfMeasure: ReadonlyMap<Measure, QuantityRole> = new Map([
  ['budget', 'budget'],
  ['hours', 'deadline'],
  ['examples', 'examples'],
  ['gpus', 'gpus'],
])

function take(
  context: ParseContext,
  { index, from, to }: NumberReading,
  role: Exclude<QuantityRole, 'other'>,
  amount: Amount,
): void {
  const span = { from, to }
  if (role === 'tokens') {
    context.add({ role: 'unitless', amount, ...span }, index)
    return
  }
  const measure = measures[role]
  context.add({ role: 'quantity', measure, amount: { ...amount, measure }, ...span }, index)
  // "20k calls"
  if (role === 'examples' && isKind(context.mentions[index + 1], 'unknown')) context.used.add(index + 1)
  context.add({
    role: 'remark',
    note: `“${typedAt(context, index)}” is read as ${describeRole(role, amount)}.`,
    ...span,
  })
}

/** Asks what a number counts; false where so small a number says nothing, or where no role but `other` is likely. */
function asks(context: ParseContext, { index, from, to, likely }: NumberReading, amount: Amount): boolean {
  if (amount.magnitude === '' && amount.value < minAsked) return false
  const offered = likely
    .filter(({ role, probability }) => role !== 'other' && probability >= minUsdOffered)
    .slice(0, maxOffered)
  if (offered.length === 0 || (context.mode === 'message' && likely[0]?.role === 'other')) {
    context.used.add(index)
    return true
  }
  const words = typedAt(context, index)
  const isLimited = isKind(context.mentions[index - 1], 'limit')
  const alternatives = offered.map(({ role }) => typedAs(role, words, isLimited))
  const counts = formatList(
    offered.map(({ role }) => roleNouns[role]),
    'or',
  )
  const sentence = `Does it count ${counts}?`
  context.add({ role: 'invalid', kind: 'unknown', sentence, alternatives, from, to }, index)
  return true
}

/** "3k", which the tokens have apart. */
const typedAt = (context: ParseContext, index: number): string =>
  context.textAt(index).replace(/(\d) (?=[km]\b)/g, '$1')
