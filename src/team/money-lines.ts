/**
 * The price book and the GPUs of one's own, as they are typed in a form, one a line: "lambda h100 $2.10",
 * "runpod 15% off", "8 h100 at $0.40/h". Every word of a line is understood, or the line is named.
 */
import type { Defaults } from '../scenario/defaults.ts'
import { read } from '../scenario/read.ts'
import { isKind, type Mark } from '../scenario/sense.ts'
import { familiesOf } from '../scenario/describe.ts'
import type { Vocabulary } from '../scenario/vocabulary.ts'
import type { Read } from './policy.ts'

type Price = NonNullable<Defaults['priceBook']>[number]
type Own = NonNullable<Defaults['ownGpus']>[number]

const mostLines = 40
const pricesExample = 'lambda h100 $2.10, or runpod 15% off'
const ownExample = '8 h100, or 8 h100 at $0.40/h'

/** '' is none. A GPU without a form is entered for every form of it. */
export function readPriceBook(text: string, vocabulary: Vocabulary): Read<Price[] | null> {
  return eachLine(text, pricesExample, (line) => {
    const { marks, odd } = marksOf(line, vocabulary, ['provider', 'gpu', 'instance', 'term', 'amount', 'untruth'])
    if (odd !== null) return { wrong: `“${odd}” is not understood` }
    const providers = marks.flatMap((mark) => (isKind(mark, 'provider') ? mark.sense.ids : []))
    const machine = marks.find((mark) => isKind(mark, 'instance'))
    const provider = providers[0] ?? (isKind(machine, 'instance') ? machine.sense.provider : undefined)
    if (provider === undefined) return { wrong: 'which provider?' }
    const gpus = gpusIn(marks)
    const pricing = pricingIn(marks)
    const amounts = marks.flatMap((mark) => (isKind(mark, 'amount') ? [mark.sense] : []))
    const [one] = amounts
    if (one === undefined || amounts.length > 1) return { wrong: 'give one price an hour, or one percentage off' }
    const places = gpus.length === 0 ? [null] : gpus
    const entry = (gpu: string | null, rate: number | null, discount: number | null): Price => ({
      provider,
      gpu,
      pricing,
      usdPerGpuHour: rate,
      discount,
    })
    if (one.measure === 'percent') {
      const off = one.value / 100
      if (!(off > 0 && off < 1)) return { wrong: 'a discount lies between 0 and 100%' }
      return { value: places.map((gpu) => entry(gpu, null, off)) }
    }
    if (one.currency !== undefined) return { wrong: 'give the price in US dollars' }
    if (one.measure !== 'money' && one.measure !== null) return { wrong: 'give a price in dollars an hour' }
    if (gpus.length === 0) return { wrong: 'which GPU costs that?' }
    if (!(one.value > 0 && one.value < 1000)) return { wrong: 'a GPU costs between $0 and $1,000 an hour' }
    return { value: places.map((gpu) => entry(gpu, one.value, null)) }
  })
}

/** '' is none. */
export function readOwnGpus(text: string, vocabulary: Vocabulary): Read<Own[] | null> {
  return eachLine(text, ownExample, (line) => {
    const { marks, odd } = marksOf(line, vocabulary, ['gpu', 'amount'])
    if (odd !== null) return { wrong: `“${odd}” is not understood` }
    const gpus = gpusIn(marks)
    if (gpus.length === 0) return { wrong: 'which GPU?' }
    const amounts = marks.flatMap((mark) => (isKind(mark, 'amount') ? [mark.sense] : []))
    const money = amounts.filter(({ measure, hourly }) => measure === 'money' || hourly === true)
    const counts = amounts.filter((amount) => !money.includes(amount))
    if (money.length > 1 || counts.length > 1) return { wrong: 'give one count, and one cost an hour at most' }
    const carried = marks.flatMap((mark) => (isKind(mark, 'gpu') ? (mark.sense.count ?? []) : []))
    const count = counts[0]?.value ?? carried[0] ?? null
    if (count !== null && !(Number.isInteger(count) && count > 0 && count <= 4096)) {
      return { wrong: 'the count is a whole number' }
    }
    const rate = money[0]?.value ?? null
    // Which form somebody owns is known to them; the best sold one of the family stands for it.
    return { value: gpus.slice(-1).map((gpu) => ({ gpu, count, usdPerGpuHour: rate === 0 ? null : rate })) }
  })
}

/** The price book as one would type it. */
export function priceLines(book: readonly Price[], { gpus }: Vocabulary): string {
  const alike = Map.groupBy(book, ({ gpu, ...rest }) => JSON.stringify([rest, gpu === null]))
  return [...alike.values()]
    .flatMap((entries) => {
      const [first] = entries
      if (first === undefined) return []
      const forms = familiesOf(
        entries.flatMap(({ gpu }) => gpu ?? []),
        gpus.families,
      )
      const price = first.discount === null ? `$${first.usdPerGpuHour}` : `${percentage(first.discount)}% off`
      const pricing = first.pricing?.replace('_', ' ') ?? ''
      return (forms.length === 0 ? [''] : forms).map((gpu) =>
        [first.provider, gpu, pricing, price].filter((word) => word !== '').join(' '),
      )
    })
    .join('\n')
}

/** GPUs of one's own as one would type them. */
export const ownLines = (own: readonly Own[]): string =>
  own
    .map(({ gpu, count, usdPerGpuHour }) =>
      [count === null ? '' : `${count} x `, gpu, usdPerGpuHour === null ? '' : ` at $${usdPerGpuHour}/h`].join(''),
    )
    .join('\n')

const percentage = (part: number): number => Math.round(part * 1e4) / 100

function eachLine<T>(text: string, example: string, readLine: (line: string) => Read<T[]>): Read<T[] | null> {
  const lines = text
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length === 0) return { value: null }
  if (lines.length > mostLines) return { wrong: `At most ${mostLines} lines are kept.` }
  const all: T[] = []
  for (const line of lines) {
    const one = line.length > 120 ? { wrong: 'the line is too long' } : readLine(line)
    if ('wrong' in one) return { wrong: `“${line.slice(0, 60)}”: ${one.wrong}. Write it like ${example}.` }
    all.push(...one.value)
  }
  return { value: all }
}

type Kind = Mark['sense']['kind']
const small: ReadonlySet<Kind> = new Set(['glue', 'place', 'article', 'is', 'times', 'comma', 'per', 'each'])

/** The marks of a line, and the first words that are neither of `kinds` nor small. */
function marksOf(line: string, vocabulary: Vocabulary, kinds: readonly Kind[]) {
  const { marks, tokens } = read(line, vocabulary, '2026-01-01')
  const covered = new Set(
    marks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)),
  )
  const loose = tokens.find((token, index) => !covered.has(index) && token.kind !== 'sign')
  const isOurs = ({ sense }: Mark) => kinds.includes(sense.kind) && (sense.kind !== 'term' || sense.field === 'pricing')
  const wrong = marks.find((mark) => !isOurs(mark) && !small.has(mark.sense.kind))
  const words =
    wrong === undefined
      ? loose?.text
      : tokens
          .slice(wrong.from, wrong.to)
          .map(({ text }) => text)
          .join(' ')
  return { marks, odd: words ?? null }
}

const gpusIn = (marks: readonly Mark[]): readonly string[] => [
  ...new Set(
    marks.flatMap((mark) => (isKind(mark, 'gpu') ? mark.sense.ids : isKind(mark, 'instance') ? [mark.sense.gpu] : [])),
  ),
]

function pricingIn(marks: readonly Mark[]): Price['pricing'] {
  const term = marks.find((mark) => isKind(mark, 'term') && mark.sense.field === 'pricing')
  return isKind(term, 'term') && term.sense.field === 'pricing' ? term.sense.value : null
}
