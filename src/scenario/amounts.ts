/** A number with what it counts: "2B training tokens", "$1.5k", "600 tokens each", "12 h", "2 more epochs". */
import { countryBehind, currencyAt, currencySigns, signsAt } from './currency-signs.ts'
import { type Expression, readExpression } from './expressions.ts'
import type { Amount, Measure, MeasureWord, Sense } from './sense.ts'
import { type AmountFound, bare, money, suffixed } from './suffixes.ts'
import type { Token } from './tokens.ts'
import { type Phrases, afterJoint, isJoint } from './trie.ts'

/** What the reader of a text offers here. */
export type Reader = {
  readonly tokens: readonly Token[]
  readonly phrases: Phrases<Sense>
  readonly isName: (at: number) => boolean
}

/** Words between a number and what it counts. */
const between = new Set(
  'training train total labelled labeled raw clean unique short long chat instruction customer support synthetic english high quality good curated supervised sft preference question new more additional extra fewer less other input output text legal medical code distinct separate full big small whole of nvidia such those different optimizer gradient context prompt ish odd plus worth de des'.split(
    ' ',
  ),
)
/** With these a number that a word before it already claims may still have its own unit. */
const agreeing: Readonly<Partial<Record<Measure, readonly Measure[]>>> = {
  sequence: ['tokens'],
  length: ['tokens', 'bytes'],
  batch: ['tokens', 'examples'],
  globalBatch: ['tokens', 'examples'],
  tokens: ['tokens', 'examples', 'bytes'],
  data: ['tokens', 'examples', 'bytes'],
  examples: ['examples'],
  epochs: ['epochs'],
  steps: ['steps'],
  params: ['params'],
  gpus: ['gpus'],
  nodes: ['nodes'],
  budget: ['money'],
  deadline: ['hours'],
  preemption: ['hours'],
}

/** The measure word right before a number, and whether ":" or "=" says that the number is its. */
export type Before = { readonly word: MeasureWord; readonly isSaid: boolean; readonly from: number }

/** Of the signs only these begin an amount. */
export const mayBegin = (token: Token): boolean =>
  token.kind !== 'sign' || token.text === '(' || token.text === '-' || currencySigns.has(token.text) || isJoint(token)

/** `before` is a measure word that no other number has claimed. */
export function readAmount(reader: Reader, at: number, before: Before | null): AmountFound | null {
  const low = readOne(reader, at, before)
  return low === null ? null : (rangeFrom(reader, low) ?? low)
}

/** "$500-$600", "2 days to 3 days": one amount is wanted, so the upper one is taken, and said. */
function rangeFrom(reader: Reader, { amount, to }: AmountFound): AmountFound | null {
  const sign = reader.tokens[to]?.text ?? ''
  const next = reader.tokens[to + 1]
  if (amount.measure === null || amount.wrong !== undefined || next === undefined) return null
  if (!/^(?:-|~|to)$/.test(sign) || next.kind === 'word') return null
  const high = readOne(reader, to + 1, null)
  if (high === null || high.amount.wrong !== undefined) return null
  const isSame = high.amount.measure === amount.measure && high.amount.currency === amount.currency
  return isSame && high.amount.value > amount.value ? { amount: { ...high.amount, isRange: true }, to: high.to } : null
}

function readOne(reader: Reader, at: number, before: Before | null): AmountFound | null {
  const { tokens, phrases, isName } = reader
  const clock = clockDuration(tokens, at)
  if (clock !== null) return clock
  const { start, sign, currency } = signsAt(tokens, at)
  const number = readExpression(tokens, start, phrases, isName)
  if (number === null || (sign < 0 && tokens[start]?.kind !== 'number')) return null
  const another = tokens[at]?.text === 'another' ? ({ change: 'more' } as const) : {}
  const plain = { ...amountOf(number, sign), ...another }
  let to = number.to
  if (tokens[to]?.text === '+' && tokens[to]?.glued === true && tokens[to + 1]?.kind !== 'number') to += 1
  const country = currency === null ? countryBehind(tokens, to) : null
  if (country !== null) {
    const foreign = country === 'USD' ? {} : { currency: country }
    return money(tokens, { ...plain, measure: 'money', ...foreign }, to + 2)
  }
  const suffix = currencyAt(tokens, to)
  // "200 $", but not "8 $500"
  const isBehind = suffix !== null && (tokens[to]?.glued === true || tokens[to + 1]?.kind !== 'number')
  if (currency !== null || isBehind) {
    const unit = currency ?? suffix ?? 'USD'
    return money(
      tokens,
      { ...plain, measure: 'money', ...(unit === 'USD' ? {} : { currency: unit }) },
      currency === null ? to + 1 : to,
    )
  }
  if (tokens[to]?.text === '%') return { amount: { ...plain, measure: 'percent' }, to: to + 1 }
  const unit = unitAfter(reader, to, before, plain)
  if (unit === null) return bare(tokens, plain, to)
  const { word, change } = unit
  const amount: Amount = {
    ...plain,
    value: plain.value * (word.factor ?? 1),
    measure: word.measure,
    ...(word.note === undefined ? {} : { note: word.note }),
    ...(word.currency === undefined ? {} : { currency: word.currency }),
    ...(change === null ? {} : { change }),
  }
  if (word.measure === 'money') return money(tokens, amount, unit.to)
  return suffixed(tokens, amount, unit.to)
}

function amountOf(number: Expression, sign: 1 | -1): Amount {
  return {
    kind: 'amount',
    value: number.value * sign,
    counted: number.value * sign,
    magnitude: number.magnitude,
    capital: number.capital,
    measure: null,
    worded: number.worded,
    ...(number.factors === undefined ? {} : { factors: number.factors }),
    ...(number.wrong === undefined ? {} : { wrong: number.wrong }),
    ...(number.isRange === true ? { isRange: true } : {}),
  }
}

/** "2h30m", "1h 15min", "1d12h" */
function clockDuration(tokens: readonly Token[], at: number): AmountFound | null {
  const [hours, h, minutes, m] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]]
  // "1h30"
  const isShort = hours?.kind === 'number' && h?.text === 'h' && h.glued && /^[0-5]\d$/.test(minutes?.text ?? '')
  if (isShort && minutes?.glued === true && (m === undefined || !m.glued || m.kind === 'sign'))
    return hoursFound(hours.value + minutes.value / 60, at + 3)
  if (hours?.kind !== 'number' || minutes?.kind !== 'number' || h?.glued !== true || m?.glued !== true) return null
  const isOfDays = /^d(?:ays?)?$/.test(h.text) && /^h(?:rs?|ours?)?$/.test(m.text) && minutes.value < 24
  if (!isOfDays && (!/^(?:h|hr|hrs)$/.test(h.text) || !/^(?:m|min|mins)$/.test(m.text) || minutes.value >= 60))
    return null
  const value = isOfDays ? 24 * hours.value + minutes.value : hours.value + minutes.value / 60
  return hoursFound(value, at + 4)
}

const hoursFound = (value: number, to: number): AmountFound => ({
  amount: { kind: 'amount', value, counted: value, magnitude: '', capital: false, measure: 'hours', worded: false },
  to,
})

type Change = NonNullable<Amount['change']>
type Unit = { readonly word: MeasureWord; readonly to: number; readonly change: Change | null }

/** The measure that stands after a number and belongs to it. */
function unitAfter(reader: Reader, at: number, before: Before | null, amount: Amount): Unit | null {
  const found = measureAt(reader, at)
  if (found === null) return null
  const { word, to } = found
  // "within 36h: 70b", but "micro_batch_size=2 tokens=40M"
  const isKey = /^[:=]$/.test(reader.tokens[to]?.text ?? '') && reader.tokens[at]?.glued !== true
  if (isKey && before?.isSaid === true) return null
  if (before !== null) {
    if (agrees(before.word.measure, word.measure)) return found
    if (before.isSaid || before.word.side === 'config' || isFreeNumber(reader, to)) return null
  }
  if (isKey) return null
  if (word.side === 'unit') {
    // "8b model" is a model's size; in "8 model" the word belongs to what follows.
    return word.measure === 'params' && amount.magnitude === '' && amount.value < 1e6 ? null : found
  }
  return isFreeNumber(reader, to, word.measure) ? null : found
}

/** The amount as its measure has it: "seq 4k" counts a sequence, "context of 8k tokens" too. */
export function claimed(reader: Reader, found: AmountFound, before: Before): Amount | null {
  const { amount, to } = found
  const { measure } = before.word
  if (amount.measure !== null && !agrees(measure, amount.measure)) return null
  const named = /^[x*]$/.test(reader.tokens[to]?.text ?? '') ? to + 1 : to
  // "on our data 8 H100s"
  if (!before.isSaid && before.word.side === 'unit' && amount.measure === null && reader.isName(named)) return null
  // "budget question: 70b"
  if (amount.magnitude === 'b' && !amount.capital && countedThings.has(measure)) return null
  if (measure === 'data') return amount.measure === null ? { ...amount, measure: 'tokens' } : amount
  const factor = amount.measure === null ? (before.word.factor ?? 1) : 1
  const own = amount.measure === null ? {} : { own: amount.measure }
  return {
    ...amount,
    ...own,
    ...(amount.measure === null && before.word.currency !== undefined ? { currency: before.word.currency } : {}),
    value: amount.value * factor,
    measure,
    ...(before.word.note === undefined ? {} : { note: before.word.note }),
  }
}

/** What there are never billions of. */
const countedThings: ReadonlySet<Measure> = new Set(['examples', 'gpus', 'nodes'])

const agrees = (before: Measure, own: Measure): boolean => agreeing[before]?.includes(own) ?? false

const gigabytes: MeasureWord = { kind: 'measure', measure: 'bytes', side: 'unit', factor: 1e9 }

function measureAt(reader: Reader, at: number): Unit | null {
  const { tokens, phrases } = reader
  // "80g a100"
  if (tokens[at]?.text === 'g' && tokens[at].glued && reader.isName(at + 1))
    return { word: gigabytes, to: at + 1, change: null }
  let index = at
  let change: Change | null = null
  for (let step = 0; step < 4; step += 1) {
    index = afterJoint(tokens, index)
    const found = phrases.longest(tokens, index)
    if (found?.sense.kind === 'measure') {
      const { sense, to } = found
      // A currency's or a unit's letters may begin another word: "4 h100s" has no hours in it.
      const next = tokens[to]
      if (next?.glued === true && next.kind === 'number' && tokens[to - 1]?.kind === 'word') return null
      return step === 0 || sense.side === 'unit' ? { word: sense, to, change } : null
    }
    const text = tokens[index]?.text ?? ''
    const counted = phrases.longest(tokens, index + 1)?.sense
    // "8 x GPUs" is a count; "2x tokens" is twice as many.
    const isCount =
      text === 'x' && counted?.kind === 'measure' && (counted.measure === 'gpus' || counted.measure === 'nodes')
    if ((!isCount && !between.has(text)) || (!isCount && found !== null && found.to > index + 1)) return null
    if (text === 'more' || text === 'additional' || text === 'extra') change = 'more'
    if (text === 'fewer' || text === 'less') change = 'fewer'
    index += 1
  }
  return null
}

/** A number that has no unit of its own after it: what stands before it is then its measure. */
function isFreeNumber(reader: Reader, at: number, measure?: Measure): boolean {
  const { tokens, phrases, isName } = reader
  // "8b, dataset has 1M tokens"
  const start = /^(?:[:=]|is|of|has|holds|contains|with)$/.test(tokens[at]?.text ?? '') ? at + 1 : at
  if (tokens[start]?.kind !== 'number' || isName(start)) return false
  const number = readExpression(tokens, start, phrases, isName)
  if (number === null) return false
  const isCounted = isName(number.to) || tokens[number.to]?.text === 'x' || tokens[number.to]?.text === '*'
  const own = measureAt(reader, number.to)
  const isOurs =
    own === null || own.word.side === 'config' || (measure !== undefined && agrees(measure, own.word.measure))
  return !isCounted && isOurs
}
