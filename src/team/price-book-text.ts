/**
 * The price book and the GPUs of one's own, as they are typed in a form, one a line: "lambda h100 $2.10",
 * "runpod 15% off", "8 h100 at $0.40/h". Every word of a line is understood, or the line is named.
 */
import type { Defaults } from '../scenario/defaults.ts'
import { recognizeText } from '../language/pipeline.ts'
import { isKind, type Mention } from '../language/lexicon/meanings.ts'
import { collapseFamilies } from '../language/lexicon/gpu-names.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'
import type { FieldParse } from './field-parse.ts'

type PriceBookEntry = NonNullable<Defaults['priceBook']>[number]
type OwnGpu = NonNullable<Defaults['ownGpus']>[number]

const maxLines = 40
const priceExample = 'lambda h100 $2.10, or runpod 15% off'
const ownGpuExample = '8 h100, or 8 h100 at $0.40/h'

/** '' is none. A GPU without a form is entered for every form of it. */
export function readPriceBook(text: string, vocabulary: Vocabulary): FieldParse<PriceBookEntry[] | null> {
  return eachLine(text, priceExample, (line) => {
    const { mentions, unrecognized } = mentionsOf(line, vocabulary, [
      'provider',
      'gpu',
      'instance',
      'field-value',
      'amount',
      'off',
    ])
    if (unrecognized !== null) return { error: `“${unrecognized}” is not understood` }
    const providers = mentions.flatMap((mention) => (isKind(mention, 'provider') ? mention.meaning.ids : []))
    const machine = mentions.find((mention) => isKind(mention, 'instance'))
    const provider = providers[0] ?? (isKind(machine, 'instance') ? machine.meaning.provider : undefined)
    if (provider === undefined) return { error: 'which provider?' }
    const gpus = gpusIn(mentions)
    const pricing = pricingIn(mentions)
    const amounts = mentions.flatMap((mention) => (isKind(mention, 'amount') ? [mention.meaning] : []))
    const [amount] = amounts
    if (amount === undefined || amounts.length > 1) return { error: 'give one price an hour, or one percentage off' }
    const gpuChoices = gpus.length === 0 ? [null] : gpus
    const entry = (gpu: string | null, rate: number | null, discount: number | null): PriceBookEntry => ({
      provider,
      gpu,
      pricing,
      usdPerGpuHour: rate,
      discount,
    })
    if (amount.measure === 'percent') {
      const off = amount.value / 100
      if (!(off > 0 && off < 1)) return { error: 'a discount lies between 0 and 100%' }
      return { value: gpuChoices.map((gpu) => entry(gpu, null, off)) }
    }
    if (amount.currency !== undefined) return { error: 'give the price in US dollars' }
    if (amount.measure !== 'money' && amount.measure !== null) return { error: 'give a price in dollars an hour' }
    if (gpus.length === 0) return { error: 'which GPU costs that?' }
    if (!(amount.value > 0 && amount.value < 1000)) return { error: 'a GPU costs between $0 and $1,000 an hour' }
    return { value: gpuChoices.map((gpu) => entry(gpu, amount.value, null)) }
  })
}

/** '' is none. */
export function readOwnGpus(text: string, vocabulary: Vocabulary): FieldParse<OwnGpu[] | null> {
  return eachLine(text, ownGpuExample, (line) => {
    const { mentions, unrecognized } = mentionsOf(line, vocabulary, ['gpu', 'amount'])
    if (unrecognized !== null) return { error: `“${unrecognized}” is not understood` }
    const gpus = gpusIn(mentions)
    if (gpus.length === 0) return { error: 'which GPU?' }
    const amounts = mentions.flatMap((mention) => (isKind(mention, 'amount') ? [mention.meaning] : []))
    const money = amounts.filter(({ measure, hourly }) => measure === 'money' || hourly === true)
    const counts = amounts.filter((amount) => !money.includes(amount))
    if (money.length > 1 || counts.length > 1) return { error: 'give one count, and one cost an hour at most' }
    const gpuCounts = mentions.flatMap((mention) => (isKind(mention, 'gpu') ? (mention.meaning.count ?? []) : []))
    const count = counts[0]?.value ?? gpuCounts[0] ?? null
    if (count !== null && !(Number.isInteger(count) && count > 0 && count <= 4096)) {
      return { error: 'the count is a whole number' }
    }
    const rate = money[0]?.value ?? null
    // Which form somebody owns is known to them; the best sold one of the family stands for it.
    return { value: gpus.slice(-1).map((gpu) => ({ gpu, count, usdPerGpuHour: rate === 0 ? null : rate })) }
  })
}

/** The price book as one would type it. */
export function priceBookText(book: readonly PriceBookEntry[], { gpus }: Vocabulary): string {
  const alike = Map.groupBy(book, ({ gpu, ...rest }) => JSON.stringify([rest, gpu === null]))
  return [...alike.values()]
    .flatMap((entries) => {
      const [first] = entries
      if (first === undefined) return []
      const forms = collapseFamilies(
        entries.flatMap(({ gpu }) => gpu ?? []),
        gpus.families,
      )
      const price = first.discount === null ? `$${first.usdPerGpuHour}` : `${toPercent(first.discount)}% off`
      const pricing = first.pricing?.replace('_', ' ') ?? ''
      return (forms.length === 0 ? [''] : forms).map((gpu) =>
        [first.provider, gpu, pricing, price].filter((word) => word !== '').join(' '),
      )
    })
    .join('\n')
}

/** GPUs of one's own as one would type them. */
export const ownGpusText = (own: readonly OwnGpu[]): string =>
  own
    .map(({ gpu, count, usdPerGpuHour }) =>
      [count === null ? '' : `${count} x `, gpu, usdPerGpuHour === null ? '' : ` at $${usdPerGpuHour}/h`].join(''),
    )
    .join('\n')

const toPercent = (part: number): number => Math.round(part * 1e4) / 100

function eachLine<T>(
  text: string,
  example: string,
  readLine: (line: string) => FieldParse<T[]>,
): FieldParse<T[] | null> {
  const lines = text
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length === 0) return { value: null }
  if (lines.length > maxLines) return { error: `At most ${maxLines} lines are kept.` }
  const read = lines.map((line) => (line.length > 120 ? { error: 'the line is too long' } : readLine(line)))
  const faults = read.flatMap((one, index) => ('error' in one ? [{ line: lines[index] ?? '', ...one, index }] : []))
  if (faults.length > 0) return { error: describeFaults(faults, example) }
  return { value: read.flatMap((one) => ('error' in one ? [] : one.value)) }
}

type LineFault = { readonly line: string; readonly error: string; readonly index: number }

/** Of a message beside a field: Slack shows no more. */
const maxFaultsLength = 230

/** Every line that is not understood: the first in full, and where there are too many, the rest by their numbers. */
function describeFaults(faults: readonly LineFault[], example: string): string {
  const described: string[] = []
  const shownLength = faults.length > 2 ? 24 : 60
  for (const { line, error } of faults) {
    const text = `“${line.slice(0, shownLength)}”: ${error}${error.endsWith('?') ? '' : '.'}`
    if ([...described, text].join(' ').length > maxFaultsLength - example.length && described.length > 0) break
    described.push(text)
  }
  const others = faults.slice(described.length).map(({ index }) => index + 1)
  const rest = others.length === 0 ? '' : ` Nor ${others.length === 1 ? 'line' : 'lines'} ${runsOf(others)}.`
  return `${described.join(' ')}${rest} Write it like ${example}.`
}

/** "3, 5-9, 12": numbers in order, neighbours as a run. */
function runsOf(numbers: readonly number[]): string {
  const runs: { from: number; to: number }[] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && number === last.to + 1) last.to = number
    else runs.push({ from: number, to: number })
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ')
}

type LineMentionKind = Mention['meaning']['kind']
const functionKinds: ReadonlySet<LineMentionKind> = new Set([
  'function-word',
  'preposition',
  'article',
  'equals',
  'times',
  'comma',
  'per',
  'each',
])

/** The mentions of a line, and the first words that are neither of `kinds` nor small. */
function mentionsOf(line: string, vocabulary: Vocabulary, kinds: readonly LineMentionKind[]) {
  const { mentions, tokens } = recognizeText(line, { mode: 'command', vocabulary, today: '2026-01-01' })
  const covered = new Set(
    mentions.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)),
  )
  const uncoveredToken = tokens.find((token, index) => !covered.has(index) && token.kind !== 'sign')
  const isExpected = ({ meaning }: Mention) =>
    kinds.includes(meaning.kind) && (meaning.kind !== 'field-value' || meaning.field === 'pricing')
  const unexpected = mentions.find((mention) => !isExpected(mention) && !functionKinds.has(mention.meaning.kind))
  const words =
    unexpected === undefined
      ? uncoveredToken?.text
      : tokens
          .slice(unexpected.from, unexpected.to)
          .map(({ text }) => text)
          .join(' ')
  return { mentions, unrecognized: words ?? null }
}

const gpusIn = (mentions: readonly Mention[]): readonly string[] => [
  ...new Set(
    mentions.flatMap((mention) =>
      isKind(mention, 'gpu') ? mention.meaning.ids : isKind(mention, 'instance') ? [mention.meaning.gpu] : [],
    ),
  ),
]

function pricingIn(mentions: readonly Mention[]): PriceBookEntry['pricing'] {
  const term = mentions.find((mention) => isKind(mention, 'field-value') && mention.meaning.field === 'pricing')
  return isKind(term, 'field-value') && term.meaning.field === 'pricing' ? term.meaning.value : null
}
