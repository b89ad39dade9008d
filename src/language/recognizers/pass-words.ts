/** Passes over the data in other words than epochs: "twice through", "4 times through Mistral", "44M tokens, thrice". */
import type { Token } from '../text/tokenize.ts'
import type { AmountMatch } from './amount-suffixes.ts'

const adverbs: ReadonlyMap<string, number> = new Map(Object.entries({ once: 1, twice: 2, thrice: 3 }))
const numerals: ReadonlyMap<string, number> = new Map(
  Object.entries({ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, ten: 10 }),
)
/** Nobody goes over data as often. */
const mostPasses = 50
const passing: ReadonlySet<string> = new Set(['through', 'over'])
/** What is done to data as often as it is read. */
const readingWords: ReadonlySet<string> = new Set([
  'through',
  'over',
  'seen',
  'sees',
  'read',
  'reads',
  'see',
  'shown',
  'repeated',
  'repeat',
  'everything',
  'lot',
])
const dataNouns: ReadonlySet<string> = new Set(['tokens', 'tok', 'toks', 'examples', 'rows', 'pairs', 'samples'])
const sentenceEnds: ReadonlySet<string> = new Set(['.', ';', '!', '?', '\n'])
const clauseEnds: ReadonlySet<string> = new Set([...sentenceEnds, ',', ')', '=', ':'])
/** As far as those words stand before, in tokens. */
const reach = 10

/** Epochs, where a number of times is said of reading the data; null elsewhere: "twice a month", "3 times faster". */
export function passesAt(tokens: readonly Token[], at: number): AmountMatch | null {
  const text = tokens[at]?.text ?? ''
  const adverb = adverbs.get(text)
  const token = tokens[at]
  const count = token?.kind === 'number' ? token.value : numerals.get(text)
  const isTimes = count !== undefined && tokens[at + 1]?.text === 'times' && count >= 2 && count <= mostPasses
  const value = adverb ?? (isTimes ? count : undefined)
  if (value === undefined || !Number.isInteger(value)) return null
  const to = at + (adverb === undefined ? 2 : 1)
  const next = tokens[to]?.text
  if (tokens[at - 1]?.text === 'at') return null
  if (next !== undefined && passing.has(next)) return epochs(value, to + 1)
  const isEnd = next === undefined || clauseEnds.has(next)
  return value > 1 && isEnd && isOfReading(tokens, at) ? epochs(value, to) : null
}

/** "We'd put 48M tokens through it twice", "each seen three times", "44M tokens, thrice" */
function isOfReading(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text === ',' ? at - 2 : at - 1
  if (dataNouns.has(tokens[before]?.text ?? '')) return true
  for (let back = at - 1; back >= Math.max(0, at - reach); back -= 1) {
    const text = tokens[back]?.text ?? ''
    if (sentenceEnds.has(text)) return false
    if (readingWords.has(text) || (text === 'all' && tokens[back + 1]?.text === 'of')) return true
    // "4M tokens, run 3 times"
    if (text === 'run' && tokens.slice(Math.max(0, back - reach), back).some((token) => dataNouns.has(token.text)))
      return true
  }
  return false
}

const epochs = (value: number, to: number): AmountMatch => ({
  amount: {
    kind: 'amount',
    value,
    unitValue: value,
    magnitude: '',
    capital: false,
    measure: 'epochs',
    inWords: true,
  },
  to,
})
