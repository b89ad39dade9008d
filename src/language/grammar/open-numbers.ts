/**
 * Numbers without a unit, read together by how likely each role is: a sure one is taken, and what is not sure is asked
 * where it could be data, money or time.
 */
import type { Measure } from '../../catalog/lexicon-sense.ts'
import { type QuantityRole, quantityRoles } from '../../catalog/quantity-roles.ts'
import { formatList, formatRounded } from '../../scenario/format-values.ts'
import type { NumberReading } from '../lexicon/quantity-role-model.ts'
import { type Amount, isKind } from '../lexicon/senses.ts'
import { readNumbers } from './number-readings.ts'
import type { ParseContext } from './parse-context.ts'
import type { JoinedAmounts } from './quantity-pairs.ts'

/** The log of the odds from which a reading is taken without a question. */
const sureMargin = Math.log(6)
/** Less likely readings are not offered. */
const leastOffered = 0.04
const maxOffered = 3
/** Of smaller numbers most are of nothing here: "3 of us", "at 10". */
const leastAsked = 1000
/** "5k of these" are examples; so many GPUs nobody has. */
const mostGpus = 1024

/** Scores the numbers of a text whose role is open; what the rules of the grammar have taken is none of them. */
export function readOpenNumbers(context: ParseContext, joined: JoinedAmounts): void {
  if (context.mode === 'thread') return
  const open = [...joined].flatMap(([index, { amount, from }]) => {
    const to = context.mentions[index]?.to ?? from
    const allowed =
      context.used.has(index) || context.polarity(index) === 'dropped' ? [] : rolesLeftOpen(context, index, amount)
    return allowed.length > 1 ? [{ index, from, to, amount, allowed }] : []
  })
  context.numbers.push(...readNumbers(context, open, context.roleScores))
}

/** What a number can count, as far as its unit and the words before it leave that open. */
function rolesLeftOpen(context: ParseContext, index: number, amount: Amount): readonly QuantityRole[] {
  const { measure, magnitude, value, inWords, unit } = amount
  if (amount.change !== undefined || amount.error !== undefined || amount.factors !== undefined || value <= 0) return []
  if (measure === 'money') return amount.hourly === true ? [] : ['budget', 'other']
  if (measure === 'hours') return ['deadline', 'other']
  const text = context.textAt(index)
  // "5k of these"
  if (measure === 'gpus')
    return value > mostGpus && / of (?:them|em|these|those)$/.test(text) ? ['examples', 'other'] : []
  // "we spend 25k", "ticket 4711": a word before a number that has no unit of its own.
  if (measure === 'budget') return unit === undefined ? ['budget', 'other'] : []
  if (measure === 'examples') return /^[a-z]/.test(text) && unit === undefined ? ['examples', 'other'] : []
  const isPlain = measure === null && /^[km]?$/.test(magnitude) && !(inWords && magnitude === '')
  return isPlain ? quantityRoles : []
}

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
  const isSure = margin >= sureMargin
  // A unit or a word speaks for one role: against it only a sure reading holds.
  const byRule = amount.measure === null ? null : (roleOfMeasure.get(amount.measure) ?? null)
  if (byRule === role || (byRule !== null && !isSure)) return false
  if (!isSure) return asks(context, reading, amount)
  if (role !== 'other') {
    take(context, reading, role, amount)
    return true
  }
  // It is named as not used.
  if (byRule !== null || amount.magnitude !== '' || amount.value >= leastAsked) context.used.add(index)
  return byRule !== null || amount.magnitude !== '' || amount.value >= leastAsked
}

const roleOfMeasure: ReadonlyMap<Measure, QuantityRole> = new Map([
  ['money', 'budget'],
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
  context.add({ role: 'remark', note: `“${typedAt(context, index)}” is read as ${describe(role, amount)}.`, ...span })
}

/** Asks what a number counts; false where so small a number says nothing, or where no role but `other` is likely. */
function asks(context: ParseContext, { index, from, to, likely }: NumberReading, amount: Amount): boolean {
  if (amount.magnitude === '' && amount.value < leastAsked) return false
  const offered = likely
    .filter(({ role, probability }) => role !== 'other' && probability >= leastOffered)
    .slice(0, maxOffered)
  if (offered.length === 0 || (context.mode === 'message' && likely[0]?.role === 'other')) {
    context.used.add(index)
    return true
  }
  const words = typedAt(context, index)
  const alternatives = offered.map(({ role }) => typedAs(role, words))
  const counts = formatList(
    offered.map(({ role }) => nouns[role]),
    'or',
  )
  const sentence = `Does it count ${counts}?`
  context.add({ role: 'invalid', kind: 'unknown', sentence, alternatives, from, to }, index)
  return true
}

/** "3k", which the tokens have apart. */
const typedAt = (context: ParseContext, index: number): string =>
  context.textAt(index).replace(/(\d) (?=[km]\b)/g, '$1')

const nouns: Readonly<Record<QuantityRole, string>> = {
  other: 'nothing',
  tokens: 'tokens of data in all',
  examples: 'examples',
  length: 'tokens of an example',
  sequence: 'the sequence length',
  budget: 'dollars to spend',
  deadline: 'hours',
  gpus: 'GPUs',
  batch: 'the batch size',
  epochs: 'epochs',
  steps: 'steps',
  rank: 'the rank of LoRA',
}

/** A number with its unit, as it could have been typed. */
function typedAs(role: QuantityRole, words: string): string {
  switch (role) {
    case 'budget':
      return `under $${words}`
    case 'deadline':
      return `within ${words} h`
    case 'length':
      return `${words} tokens each`
    case 'sequence':
      return `seq ${words}`
    case 'batch':
      return `batch ${words}`
    case 'rank':
      return `rank ${words}`
    case 'gpus':
      return `${words} GPUs`
    default:
      return `${words} ${role}`
  }
}

function describe(role: QuantityRole, { value }: Amount): string {
  switch (role) {
    case 'budget':
      return `a budget of $${formatRounded(value)}`
    case 'deadline':
      return `a limit of ${formatRounded(value)} hours`
    case 'length':
      return 'the tokens of an example'
    default:
      return nouns[role]
  }
}
