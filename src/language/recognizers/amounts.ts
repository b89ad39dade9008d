/** A number with what it counts: "2B training tokens", "$1.5k", "600 tokens each", "12 h", "2 more epochs". */
import { dollarCodeAt, currencyAt, type CurrencyWords, signAndCurrencyAt } from '../text/currency-signs.ts'
import { type Expression, readExpression } from './expressions.ts'
import { measureOf } from './kind-of-thing.ts'
import type { Amount } from '../lexicon/meanings.ts'
import { type AmountMatch, withPerGpuSuffix, withMoneySuffix, withSuffix } from './amount-suffixes.ts'
import type { Token } from '../text/tokenize.ts'
import { passesAt } from './pass-words.ts'
import { isJoiner } from '../lexicon/joiners.ts'
import {
  contextAfter,
  countMeasures,
  isCompatible,
  unitAfter,
  type AmountInput,
  type PrecedingMeasure,
} from './amount-units.ts'

/** Of the signs only these begin an amount. */
export const canBeginAmount = (token: Token, { signs }: CurrencyWords): boolean =>
  token.kind !== 'sign' || token.text === '(' || token.text === '-' || signs.has(token.text) || isJoiner(token)

/** `before` is a measure word that no other number belongs to. */
export function readAmount(input: AmountInput, at: number, before: PrecedingMeasure | null): AmountMatch | null {
  const low = readSingleAmount(input, at, before)
  return low === null ? null : (readAmountRange(input, low) ?? low)
}

/** "$500-$600", "2 days to 3 days": one amount is wanted, so the upper one is taken, and said. */
function readAmountRange(input: AmountInput, { amount, to }: AmountMatch): AmountMatch | null {
  const sign = input.tokens[to]?.text ?? ''
  const next = input.tokens[to + 1]
  if (amount.measure === null || amount.error !== undefined || next === undefined) return null
  if (!/^(?:-|~|to)$/.test(sign) || next.kind === 'word') return null
  const high = readSingleAmount(input, to + 1, null)
  if (high === null || high.amount.error !== undefined) return null
  const isSame = high.amount.measure === amount.measure && high.amount.currency === amount.currency
  return isSame && high.amount.value > amount.value
    ? { amount: { ...high.amount, isRange: true, low: amount.value }, to: high.to }
    : null
}

function readSingleAmount(input: AmountInput, at: number, before: PrecedingMeasure | null): AmountMatch | null {
  const { tokens, vocabulary, isName } = input
  const duration = durationAt(input, at) ?? oneAndHalfAt(input, at) ?? passesAt(tokens, at)
  if (duration !== null) return duration
  const { start, sign, currency } = signAndCurrencyAt(tokens, at, vocabulary.money)
  const number = readExpression(tokens, start, vocabulary, isName)
  if (number === null || (sign < 0 && tokens[start]?.kind !== 'number')) return null
  // "Single-nucleotide tokens" says of what kind they are, and no number of them.
  if (number.inWords && ofKind.has(tokens[number.to - 1]?.text ?? '') && tokens[number.to]?.text === '-') return null
  if (isDecade(tokens, start)) return null
  const unitless = { ...amountOf(number, sign), ...(tokens[at]?.text === 'another' ? { change: 'more' as const } : {}) }
  let to = number.to
  if (tokens[to]?.text === '+' && tokens[to]?.adjacent === true && tokens[to + 1]?.kind !== 'number') to += 1
  const dollarCode = currency === null ? dollarCodeAt(tokens, to, vocabulary.money) : null
  if (dollarCode !== null) {
    const currencyField = dollarCode === 'USD' ? {} : { currency: dollarCode }
    return withMoneySuffix(tokens, { ...unitless, measure: 'money', ...currencyField }, to + 2)
  }
  // "$500 CAD", "$5,000 Mexican pesos": dollars are of many countries, and the sign is not of dollars alone.
  const named = currency === 'USD' ? unitAfter(input, to, before, unitless) : null
  if (named?.word.measure === 'money' && named.word.currency !== undefined) {
    const ofNamed = { measure: 'money', currency: named.word.currency } as const
    return withMoneySuffix(tokens, { ...unitless, ...ofNamed }, named.to)
  }
  const trailingCurrency = currencyAt(tokens, to, vocabulary.money)
  // "200 $", but not "8 $500"
  const isTrailing = trailingCurrency !== null && (tokens[to]?.adjacent === true || tokens[to + 1]?.kind !== 'number')
  if (currency !== null || isTrailing) {
    const unit = currency ?? trailingCurrency ?? 'USD'
    return withMoneySuffix(
      tokens,
      { ...unitless, measure: 'money', ...(unit === 'USD' ? {} : { currency: unit }) },
      currency === null ? to + 1 : to,
    )
  }
  if (tokens[to]?.text === '%') return { amount: { ...unitless, measure: 'percent' }, to: to + 1 }
  const unit = unitAfter(input, to, before, unitless)
  if (unit === null) return withPerGpuSuffix(tokens, unitless, to)
  const { word, change } = unit
  // "70b budget $1,500": a size, and the budget behind it.
  if (unitless.magnitude === 'b' && tokens[to]?.text === 'budget') return withPerGpuSuffix(tokens, unitless, to)
  // "Which one won the bake-off"
  if (word.currency === 'KRW' && number.inWords) return null
  // "A second epoch" is one more, and "a second-year" somebody: no time.
  const isOrdinal = counted.has(wordBehind(tokens, to)) || isName(to + 1)
  if (number.inWords && tokens[to]?.text === 'second' && isOrdinal) return null
  // "Hardly one of them", "every single one of these contracts": of things that were spoken of.
  const isOfAny = word.measure === 'gpus' && number.inWords && unitless.value === 1
  if (isOfAny && tokens[to]?.text === 'of' && quantifiers.has(tokens[at - 1]?.text ?? '')) return null
  const amount: Amount = {
    ...unitless,
    value: unitless.value * (word.factor ?? 1),
    ...(unitless.low === undefined ? {} : { low: unitless.low * (word.factor ?? 1) }),
    measure: measureOf(word.measure, unitless.value),
    ...(word.note === undefined ? {} : { note: word.note }),
    ...(word.currency === undefined ? {} : { currency: word.currency }),
    ...(change === null ? {} : { change }),
  }
  const context = word.measure === 'tokens' && change === null ? contextAfter(input, unit.to, amount.value) : null
  if (context !== null) return { amount: { ...amount, measure: 'sequence' }, to: context }
  if (word.measure === 'money') return withMoneySuffix(tokens, amount, unit.to)
  return withSuffix(tokens, amount, unit.to)
}

/** "1920s gangsters": of years, and no seconds. */
const isDecade = (tokens: readonly Token[], at: number): boolean =>
  /^(?:1[4-9]|20)\d0$/u.test(tokens[at]?.text ?? '') &&
  tokens[at + 1]?.text === 's' &&
  tokens[at + 1]?.adjacent === true

const quantifiers: ReadonlySet<string> = new Set(
  'hardly barely scarcely every each single any which not no last'.split(' '),
)
const ofKind: ReadonlySet<string> = new Set(['single', 'lone'])

const counted: ReadonlySet<string> = new Set(
  'epoch pass run round attempt try stage gpu card node machine model version phase time opinion year hand'.split(' '),
)
/** Behind a hyphen too. */
const wordBehind = (tokens: readonly Token[], at: number): string =>
  tokens[at + (tokens[at + 1]?.text === '-' ? 2 : 1)]?.text ?? ''

function amountOf(number: Expression, sign: 1 | -1): Amount {
  return {
    kind: 'amount',
    value: number.value * sign,
    unitValue: number.value * sign,
    magnitude: number.magnitude,
    capital: number.capital,
    measure: null,
    inWords: number.inWords,
    ...(number.factors === undefined ? {} : { factors: number.factors }),
    ...(number.error === undefined ? {} : { error: number.error }),
    ...(number.isRange === true ? { isRange: true, low: number.low ?? 0 } : {}),
  }
}

/** "2h30m", "1h 15min", "1d12h" */
function durationAt({ tokens, vocabulary }: AmountInput, at: number): AmountMatch | null {
  const [hours, h, minutes, m] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]]
  // "1h30"
  const isShort = hours?.kind === 'number' && h?.text === 'h' && h.adjacent && /^[0-5]\d$/.test(minutes?.text ?? '')
  if (isShort && minutes?.adjacent === true && (m === undefined || !m.adjacent || m.kind === 'sign'))
    return hoursMatch(hours.value + minutes.value / 60, at + 3)
  if (hours?.kind !== 'number' || minutes?.kind !== 'number' || h?.adjacent !== true || m?.adjacent !== true)
    return null
  // "Within 4h 20M tokens": millions.
  const counted = minutes.adjacent ? null : vocabulary.phrases.longestMatch(tokens, at + 4)
  if (m.text === 'm' && counted?.meaning.kind === 'measure' && counted.meaning.measure !== 'hours') return null
  const hasDays = /^d(?:ays?)?$/.test(h.text) && /^h(?:rs?|ours?)?$/.test(m.text) && minutes.value < 24
  if (
    !hasDays &&
    (!['h', 'hr', 'hrs'].includes(h.text) || !['m', 'min', 'mins'].includes(m.text) || minutes.value >= 60)
  )
    return null
  const value = hasDays ? 24 * hours.value + minutes.value : hours.value + minutes.value / 60
  return hoursMatch(value, at + 4)
}

/** "A page and a half each", "an hour and a half": one and a half of a unit. */
function oneAndHalfAt({ tokens, vocabulary }: AmountInput, at: number): AmountMatch | null {
  if (!['a', 'an', 'one'].includes(tokens[at]?.text ?? '')) return null
  const unit = vocabulary.phrases.longestMatch(tokens, at + 1)
  const to = (unit?.to ?? at) + 3
  const isHalf = tokens[to - 3]?.text === 'and' && tokens[to - 2]?.text === 'a' && tokens[to - 1]?.text === 'half'
  if (unit?.meaning.kind !== 'measure' || !isHalf) return null
  const { measure, factor = 1, note } = unit.meaning
  const value = 1.5 * factor
  const amount: Amount = {
    kind: 'amount',
    value,
    unitValue: 1.5,
    magnitude: '',
    capital: false,
    measure,
    inWords: true,
  }
  return withSuffix(tokens, note === undefined ? amount : { ...amount, note }, to)
}

const hoursMatch = (value: number, to: number): AmountMatch => ({
  amount: { kind: 'amount', value, unitValue: value, magnitude: '', capital: false, measure: 'hours', inWords: false },
  to,
})

/** Of fewer tokens nobody says that they are the data. */
const minData = 1000
const timeUnits: ReadonlySet<string> = new Set('h hr hrs hour hours day days week weeks min mins minutes'.split(' '))
const lengthMeasures: ReadonlySet<string> = new Set(['promptTokens', 'responseTokens', 'responseCap'])

const isTextLength = ({ value, change }: Amount): boolean => change !== undefined || (value >= 4 && value <= 262_144)

const isOfSet = ({ tokens }: AmountInput, { from }: PrecedingMeasure): boolean =>
  setNouns.test(`${tokens[from]?.text ?? ''} ${tokens[from + 1]?.text ?? ''}`)
const setNouns = /^(?:datasets?|(?:data|train|training) set)(?: |$)/u

/** The amount as its measure has it: "seq 4k" counts a sequence, "context of 8k tokens" too. */
export function withPrecedingMeasure(input: AmountInput, match: AmountMatch, before: PrecedingMeasure): Amount | null {
  const { amount, to } = match
  const { measure } = before.word
  if (amount.measure !== null && !isCompatible(measure, amount.measure)) return null
  const start = ['x', '*'].includes(input.tokens[to]?.text ?? '') ? to + 1 : to
  // "on our data 8 H100s"
  if (!before.isAssigned && before.word.side === 'after' && amount.measure === null && input.isName(start)) return null
  // "What I'd book: 1x H100", "Machines: 1x H100": the number is that of the GPUs.
  const isCounting = start > to && amount.measure === null && amount.magnitude === ''
  if (isCounting && measure !== 'gpus' && measure !== 'gpusPerNode' && input.isName(start)) return null
  // "book 8 of them", "see page 12"
  if (!before.isAssigned && before.word.side === 'after' && measure === 'tokens' && before.word.factor !== undefined)
    return null
  // "Count 1.7M rows", "most of them are ~5k tokens": nobody rents thousands.
  if (
    measure === 'gpus' &&
    (!before.isAssigned || before.word.side === 'after') &&
    ['k', 'm', 'b'].includes(amount.magnitude)
  )
    return null
  // "AMD question: 1 MI300X"
  if (measure === 'examples' && amount.measure === null && amount.magnitude === '' && input.isName(to)) return null
  // "My window is 8 hours"; the h of "seq 2048 h100" is none.
  const isOfTime = timeUnits.has(input.tokens[to]?.text ?? '') && !input.isName(to)
  if (measure === 'sequence' && isOfTime) return null
  // "Max context 14b": a model.
  if (measure === 'sequence' && amount.measure === null && ['b', 't'].includes(amount.magnitude)) return null
  // "budget question: 70b"
  if (amount.magnitude === 'b' && countMeasures.has(measure)) return null
  // "Don't answer: 3b", "answer: 8 H100": no length of an answer.
  if (lengthMeasures.has(measure) && amount.measure === null && (!isTextLength(amount) || input.isName(start)))
    return null
  // "This time the data is about 2x"
  const isFew = amount.measure === null && amount.magnitude === '' && amount.value < minData
  if (measure === 'data' && isFew && !before.isAssigned) return null
  // "Dataset 52k": thousands of a set are counted in examples, millions in tokens.
  if (measure === 'data' && amount.measure === null)
    return { ...amount, measure: amount.magnitude === 'k' && isOfSet(input, before) ? 'examples' : 'tokens' }
  if (measure === 'data') return amount
  const factor = amount.measure === null ? (before.word.factor ?? 1) : 1
  // A length of a prompt or a response is one of tokens anyway.
  const unit = amount.measure === null || lengthMeasures.has(measure) ? {} : { unit: amount.measure }
  return {
    ...amount,
    ...unit,
    ...(amount.measure === null && before.word.currency !== undefined ? { currency: before.word.currency } : {}),
    value: amount.value * factor,
    measure,
    ...(before.word.note === undefined ? {} : { note: before.word.note }),
  }
}
