/** The word that says what a number counts: right after it, or a few words on ("2B training tokens"). */
import { skipJoiner } from '../lexicon/joiners.ts'
import type { Measure, MeasureWord } from '../../catalog/lexicon-meaning.ts'
import type { Amount } from '../lexicon/meanings.ts'
import { readExpression } from './expressions.ts'
import { afterLikeness, describedBy, isKindOfThing, undescribed } from './kind-of-thing.ts'
import type { RecognizerInput } from './recognizer.ts'

/** Units that a number may still have where a measure word stands before it: "batch of 500k tokens". */
const compatibleMeasures: Readonly<Partial<Record<Measure, readonly Measure[]>>> = {
  sequence: ['tokens'],
  promptTokens: ['tokens'],
  responseTokens: ['tokens'],
  responseCap: ['tokens'],
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
  checkpoint: ['steps', 'hours'],
}

type AmountChange = NonNullable<Amount['change']>

type UnitMatch = { readonly word: MeasureWord; readonly to: number; readonly change: AmountChange | null }

/** The measure that stands after a number and belongs to it. */
export function unitAfter(
  input: AmountInput,
  at: number,
  before: PrecedingMeasure | null,
  amount: Amount,
): UnitMatch | null {
  const found = unitAt(input, at, describedBy(amount))
  if (found === null) return null
  const unit = beforeNextKey(input, at, found) ?? found
  const { word, to } = unit
  // "Zephyr 7b beta"
  if (word.measure === 'noEffect' && amount.magnitude === 'b') return null
  // "within 36h: 70b", but "micro_batch_size=2 tokens=40M"
  // and "1,500 dollars: what would" ends a clause.
  const sign = input.tokens[to]?.text ?? ''
  const isWord = to === at + 1 && word.measure !== 'money' && word.measure !== 'hours'
  // "4 epochs = 60M": what it comes to.
  const isResult = word.measure === 'epochs' && ['k', 'm', 'b'].includes(input.tokens[to + 2]?.text ?? '')
  const isAssigning = (sign === '=' && !isResult) || (sign === ':' && isWord && input.tokens[to + 1]?.kind === 'number')
  const isKey = isAssigning && input.tokens[at]?.adjacent !== true
  if (isKey && before?.isAssigned === true) return null
  if (before !== null) {
    // "prompt 250 completion 400": the second noun is the next number's.
    const isNextOnes = word.measure === 'examples' && isFreeNumber(input, to)
    // "Serious answer: 60 dollars"
    if ((isCompatible(before.word.measure, word.measure) && !isNextOnes) || word.measure === 'money') return unit
    // "pairs are around 1.2k tokens per side": the number has a unit of its own.
    const isOfPart = word.measure === 'responseTokens' || word.measure === 'promptTokens'
    // "tickets are ~700 tokens"
    const isLength = word.measure === 'tokens' && amount.value < mostTokensEach && !isFreeNumber(input, to)
    if (before.word.measure === 'examples' && (isLength || (isOfPart && !isFreeNumber(input, to)))) return unit
    // "I count roughly 4 bytes per token": no GPUs.
    const isOfText = before.word.measure === 'gpus' && (word.measure === 'bytes' || word.measure === 'tokens')
    if (isOfText && !before.isAssigned && !isFreeNumber(input, to)) return unit
    // "Cards are limited to 280W"
    if (before.word.measure === 'gpus' && word.measure === 'noEffect') return unit
    if (before.isAssigned || before.word.side === 'before' || isFreeNumber(input, to)) return null
  }
  if (isKey) return null
  if (word.side === 'after') {
    // "8b model" is a model's size; in "8 model" the word belongs to what follows.
    return word.measure === 'params' && amount.magnitude === '' && amount.value < 1e6 ? null : unit
  }
  return isFreeNumber(input, to, word.measure) ? null : unit
}

/** "500 tokens context length 8k": the words behind "tokens" are of the number behind them. Null where that is not so. */
function beforeNextKey({ tokens, vocabulary }: AmountInput, at: number, { to }: UnitMatch): UnitMatch | null {
  if (to < at + 2 || tokens[to]?.kind !== 'number') return null
  const own = vocabulary.phrases.longestMatch(tokens.slice(0, at + 1), at)?.meaning
  const key = vocabulary.phrases.longestMatch(tokens, at + 1)
  if (own?.kind !== 'measure' || own.measure !== 'tokens') return null
  return key?.to === to && key.meaning.kind === 'measure' && key.meaning.side === 'before'
    ? { word: own, to: at + 1, change: null }
    : null
}

/** More are the data, not one example. */
const mostTokensEach = 1e5

/** What there are never billions of. */
export const countMeasures: ReadonlySet<Measure> = new Set(['examples', 'gpus', 'nodes'])

/** Whether a number may have both measures, so that one refines the other. */
export const isCompatible = (before: Measure, other: Measure): boolean =>
  compatibleMeasures[before]?.includes(other) ?? false
const gigabytes: MeasureWord = { kind: 'measure', measure: 'bytes', side: 'after', factor: 1e9 }
const watts: MeasureWord = {
  kind: 'measure',
  measure: 'noEffect',
  side: 'after',
  note: 'How many watts a card draws is not planned with: with less power it is slower.',
}

/** Words that no adjective is: what follows them is of something else. */
const joiningWords = new Set(
  'for of to in on with at by from and or is are was has have needs need takes per as since because but while though although when if so then'.split(
    ' ',
  ),
)

function unitAt(input: AmountInput, at: number, { most: maxDescribing, isOf, form } = undescribed): UnitMatch | null {
  const { tokens, vocabulary } = input
  // "80g a100"
  if (tokens[at]?.text === 'g' && tokens[at].adjacent && input.isName(at + 1))
    return { word: gigabytes, to: at + 1, change: null }
  // "limited to 280W", and not "2 w/ packing"
  if (tokens[at]?.text === 'w' && tokens[at].adjacent && tokens[at + 1]?.text !== '/')
    return { word: watts, to: at + 1, change: null }
  const counted = parenthesizedAt(input, at)
  if (counted !== null) return counted
  let index = at
  let change: AmountChange | null = null
  let describing = 0
  for (let step = 0; step < 4 + describing; step += 1) {
    index = skipJoiner(tokens, index)
    const match = vocabulary.phrases.longestMatch(tokens, index)
    if (match?.meaning.kind === 'measure') {
      const { meaning, to } = match
      // A currency's or a unit's letters may begin another word: "4 h100s" has no hours in it.
      const next = tokens[to]
      if (next?.adjacent === true && next.kind === 'number' && tokens[to - 1]?.kind === 'word') return null
      // "8k math word problems": of that kind, and no words.
      const isOfKind = tokens[index]?.text === 'word' && describing < maxDescribing
      if (isOfKind && vocabulary.phrases.longestMatch(tokens, to)?.meaning.kind === 'measure') {
        describing += 1
        index = to
        continue
      }
      if (describing > 0 && !isOf(meaning)) return null
      return step === 0 || meaning.side === 'after' ? { word: meaning, to, change } : null
    }
    // "52k alpaca-style rows": whatever is named, only what it is like.
    const behindName = describing < maxDescribing ? afterLikeness(tokens, index) : null
    if (behindName !== null) {
      describing += 1
      index = behindName
      continue
    }
    const isAdjective =
      match === null ||
      // "16k single responses"
      (match.meaning.kind === 'number' &&
        match.to === index + 1 &&
        ['single', 'lone'].includes(tokens[index]?.text ?? '')) ||
      (match.meaning.kind === 'function-word' &&
        match.to === index + 1 &&
        !joiningWords.has(tokens[index]?.text ?? '')) ||
      isKindOfThing(match.meaning, vocabulary.phrases.longestMatch(tokens, match.to)?.meaning)
    const isApart = tokens[index]?.adjacent === false || (index > at && tokens[index - 1]?.kind === 'sign')
    const isForm = form === null || form.test(tokens[index]?.text ?? '')
    const isDescribing = isAdjective && isApart && isForm && tokens[index]?.kind === 'word'
    if (isDescribing && describing < maxDescribing && !vocabulary.betweenNumberAndUnit.has(tokens[index]?.text ?? '')) {
      describing += 1
      index += 1
      continue
    }
    const text = tokens[index]?.text ?? ''
    const followed = vocabulary.phrases.longestMatch(tokens, index + 1)?.meaning
    // "8 x GPUs" is a count; "2x tokens" is twice as many.
    const isCount =
      text === 'x' && followed?.kind === 'measure' && (followed.measure === 'gpus' || followed.measure === 'nodes')
    if (
      (!isCount && !vocabulary.betweenNumberAndUnit.has(text)) ||
      (!isCount && match !== null && match.to > index + 1)
    )
      return null
    if (text === 'more' || text === 'additional' || text === 'extra') change = 'more'
    if (text === 'fewer' || text === 'less') change = 'fewer'
    index += 1
  }
  return null
}

/** "900k (query, ad) pairs": what an example is made of stands between the number and its name. */
function parenthesizedAt({ tokens, vocabulary }: AmountInput, at: number): UnitMatch | null {
  if (tokens[at]?.text !== '(') return null
  const end = tokens.slice(at + 1, at + maxParenthesized).findIndex(({ text }) => text === ')')
  const inside = tokens.slice(at + 1, at + 1 + end)
  if (end < 1 || inside.some(({ kind }) => kind === 'number')) return null
  const match = vocabulary.phrases.longestMatch(tokens, at + end + 2)
  return match?.meaning.kind === 'measure' && match.meaning.measure === 'examples'
    ? { word: match.meaning, to: match.to, change: null }
    : null
}
const maxParenthesized = 9

/** Behind "context", "context window", "sequence length", right after "8k tokens": they are those of one sequence; null elsewhere. */
export function contextAfter(input: AmountInput, at: number, tokens: number): number | null {
  if (tokens > longestSequence) return null
  const start = skipJoiner(input.tokens, at)
  const match = input.vocabulary.phrases.longestMatch(input.tokens, start)
  const isContext = match?.meaning.kind === 'measure' && match.meaning.measure === 'sequence'
  // "10k 512-token sequences" are examples; in "2M tokens context 8k" the context is the other number's.
  const isExample = match?.to === start + 1 && exampleNouns.has(input.tokens[start]?.text ?? '')
  return !isContext || isExample || isFreeNumber(input, match.to, 'sequence') ? null : match.to
}

const exampleNouns = new Set(['seq', 'seqs', 'sequence', 'sequences', 'contexts'])

/** A number that has no unit of its own after it: what stands before it is then its measure. */
function isFreeNumber(input: AmountInput, at: number, measure?: Measure): boolean {
  const { tokens, vocabulary, isName } = input
  // "8b, dataset has 1M tokens"
  const start = /^(?:[:=]|is|of|has|holds|contains|with)$/.test(tokens[at]?.text ?? '') ? at + 1 : at
  if (tokens[start]?.kind !== 'number' || isName(start)) return false
  const number = readExpression(tokens, start, vocabulary, isName)
  if (number === null) return false
  // "128k context 60M tokens": no sequence is as long as that.
  if (measure === 'sequence' && valueWithMagnitude(tokens, start, vocabulary) > longestSequence) return false
  const isCounted = isName(number.to) || tokens[number.to]?.text === 'x' || tokens[number.to]?.text === '*'
  const unit = unitAt(input, number.to)
  const isUnitless =
    unit === null || unit.word.side === 'before' || (measure !== undefined && isCompatible(measure, unit.word.measure))
  return !isCounted && isUnitless
}

const longestSequence = 4e6

const valueWithMagnitude = (
  tokens: AmountInput['tokens'],
  at: number,
  { magnitudes }: AmountInput['vocabulary'],
): number => (tokens[at]?.value ?? 0) * (magnitudes.get(tokens[at + 1]?.text ?? '') ?? 1)

/** What an amount is read from. */
export type AmountInput = Pick<RecognizerInput, 'tokens' | 'vocabulary' | 'isName'>

/** The measure word right before a number, and whether ":" or "=" says that the number is its. */
export type PrecedingMeasure = { readonly word: MeasureWord; readonly isAssigned: boolean; readonly from: number }
