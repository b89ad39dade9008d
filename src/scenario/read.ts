/** From tokens to marks: at each place the longest phrase, name or amount. What means nothing is marked unknown. */
import { type Before, type Reader, claimed, mayBegin, readAmount } from './amounts.ts'
import { dateAt } from './dates.ts'
import { familiesOf } from './describe.ts'
import { narrow } from './gpus.ts'
import { type Mend, mended } from './mend.ts'
import { readModelName } from './model-name.ts'
import { type Plain, normalise } from './normalise.ts'
import { type Mark, type Sense, isKind } from './sense.ts'
import { type Token, tokenise } from './tokens.ts'
import { withRuns } from './runs.ts'
import type { Phrases } from './trie.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Reading = {
  readonly plain: Plain
  readonly tokens: readonly Token[]
  readonly marks: readonly Mark[]
  readonly mends: readonly Mend[]
}

/** `today` is an ISO date: what "by Friday" is counted from. `isProse`: slips are mended, and told in `mends`. */
export function read(text: string, vocabulary: Vocabulary, today: string, isProse = false): Reading {
  const plain = normalise(text)
  const typed = tokenise(plain.text)
  const { tokens, mends } = isProse ? mended(typed, vocabulary) : { tokens: typed, mends: [] }
  const { phrases } = vocabulary
  const isName = (at: number): boolean => nameAt(tokens, at, vocabulary)
  const reader: Reader = { tokens, phrases, isName }
  const isUnit = (at: number): boolean => dataUnits.has(measureOf(phrases.longest(tokens, at)?.sense))
  const marks: Mark[] = []
  let at = 0
  while (at < tokens.length) {
    const mark =
      dateAt(tokens, at, today) ??
      numberMark(reader, at, marks) ??
      nameMark(tokens, at, vocabulary, isUnit) ??
      phraseMark(tokens, at, vocabulary) ??
      ({ from: at, to: at + 1, sense: signSense(tokens[at]) } satisfies Mark)
    // "seq 4k" is one mark: the words that the number belongs to go into it.
    while (marks.length > 0 && (marks.at(-1)?.from ?? -1) >= mark.from) marks.pop()
    marks.push(mark)
    at = mark.to
  }
  return { plain, tokens, marks: withRuns(tokens, marks), mends }
}

const measureOf = (sense: Sense | undefined): string => (sense?.kind === 'measure' ? sense.measure : '')
const textUnits = new Set(['tokens', 'examples', 'epochs', 'steps'])
const dataUnits = new Set(['tokens', 'examples', 'epochs', 'steps', 'hours', 'gpus', 'nodes'])

/** A GPU, model or instance that starts with a number: the 4090 of "2x4090" is no factor. */
function nameAt(tokens: readonly Token[], at: number, { phrases }: Vocabulary): boolean {
  const found = phrases.longest(tokens, at)
  if (found === null) return false
  const { sense, to } = found
  if (sense.kind === 'model' || sense.kind === 'instance') return true
  const isGpu = sense.kind === 'gpu' || (sense.kind === 'elsewhere' && sense.what === 'gpu')
  // "4090 tokens", "1080 steps", "5090 hours".
  const isCounted = (): boolean =>
    textUnits.has(measureOf(phrases.longest(tokens, to)?.sense)) || /^hours?$/.test(tokens[to]?.text ?? '')
  return isGpu && !(to === at + 1 && tokens[to]?.glued !== true && isCounted())
}

/** The amount that starts here, unless a name or a phrase ("4090", "4-bit", "one year commitment") does. */
function numberMark(reader: Reader, at: number, marks: readonly Mark[]): Mark | null {
  const { tokens, phrases } = reader
  const token = tokens[at]
  if (
    token === undefined ||
    !mayBegin(token) ||
    (token.kind === 'word' && token.glued && tokens[at - 1]?.kind === 'number')
  )
    return null
  const before = measureBefore(tokens, marks)
  const claims = before !== null && before.word.measure !== 'gpus' && before.word.measure !== 'params'
  const phrase = token.kind === 'sign' ? null : phrases.longest(tokens, at)
  const isNumeric = phrase === null || phrase.sense.kind === 'number'
  if (token.kind === 'number' && !isNumeric && !claims) {
    const isGpu = phrase.sense.kind === 'gpu' || (phrase.sense.kind === 'elsewhere' && phrase.sense.what === 'gpu')
    if (!isGpu || reader.isName(at)) return null
  }
  const found = readAmount(reader, at, before)
  if (found === null || (token.kind === 'word' && !isNumeric && phrase.to >= found.to)) return null
  const amount = before === null ? null : claimed(reader, found, before)
  return amount === null || before === null
    ? { from: at, to: found.to, sense: found.amount }
    : { from: before.from, to: found.to, sense: amount }
}

/** The measure word right before the next token, with at most ":", "=", "of", "is", … between. */
function measureBefore(tokens: readonly Token[], marks: readonly Mark[]): Before | null {
  let isSaid = false
  for (let index = marks.length - 1; index >= marks.length - 3; index -= 1) {
    const mark = marks[index]
    if (isKind(mark, 'measure')) return { word: mark.sense, isSaid, from: mark.from }
    if (isKind(mark, 'is')) isSaid = true
    else if (!isKind(mark, 'limit') && !linking.has(tokens[mark?.from ?? -1]?.text ?? '')) return null
  }
  return null
}

const linking = new Set(['of', 'size', 'to', 'at', '-', '"', 'a', 'budget', 'back', 'down', 'up'])

function nameMark(
  tokens: readonly Token[],
  at: number,
  vocabulary: Vocabulary,
  isUnit: (at: number) => boolean,
): Mark | null {
  if (tokens[at]?.kind !== 'word') return null
  const name = readModelName(tokens, at, vocabulary.models, isUnit)
  if (name === null) return null
  const phrase = vocabulary.phrases.longest(tokens, at)
  if (
    phrase !== null &&
    phrase.to >= name.to &&
    !(phrase.sense.kind === 'model' && isUnit(phrase.to) && name.to < phrase.to)
  )
    return null
  return { from: at, to: name.to, sense: { kind: 'model', reading: name.reading } }
}

function phraseMark(tokens: readonly Token[], at: number, vocabulary: Vocabulary): Mark | null {
  const found = phraseAt(tokens, at, vocabulary)
  if (found === null) return null
  const { sense, to } = found
  const next = tokens[to]
  // "Spot on!"
  if (
    next?.text === 'on' &&
    tokens[at]?.text === 'spot' &&
    (tokens[to + 1] === undefined || /^[!.,?\n]$/.test(tokens[to + 1]?.text ?? ''))
  ) {
    return { from: at, to: to + 1, sense: { kind: 'unknown' } }
  }
  const runsOn = next?.glued === true && next.kind === 'number' && tokens[to - 1]?.kind === 'word'
  const isKey =
    (sense.kind === 'measure' && sense.side === 'config') || (sense.kind === 'term' && sense.field === 'method')
  if (runsOn && !isKey && !['times', 'gpu', 'limit', 'is', 'place'].includes(sense.kind)) return null
  if (sense.kind !== 'gpu') return { from: at, to, sense }
  const narrowed = narrow(vocabulary.gpus, sense.ids, tokens, afterPlural(tokens, to))
  const end = afterPlural(tokens, narrowed.to)
  return narrowed.problem === null
    ? { from: at, to: end, sense: { ...sense, ids: narrowed.ids } }
    : {
        from: at,
        to: end,
        sense: {
          kind: 'elsewhere',
          what: 'gpu',
          sentence: narrowed.problem,
          instead: familiesOf(sense.ids, vocabulary.gpus.families),
        },
      }
}

/** The longest phrase; but in "wikitext 2 epochs" the 2 counts the epochs. */
function phraseAt(
  tokens: readonly Token[],
  at: number,
  { phrases }: Vocabulary,
): ReturnType<Phrases<Sense>['longest']> {
  const found = phrases.longest(tokens, at)
  if (found?.sense.kind !== 'dataset') return found
  const last = tokens[found.to - 1]
  const isCount =
    last?.kind === 'number' && !last.glued && dataUnits.has(measureOf(phrases.longest(tokens, found.to)?.sense))
  return isCount ? (phrases.longest(tokens.slice(0, found.to - 1), at) ?? found) : found
}

/** Past the s of "H100s", "4090's". */
function afterPlural(tokens: readonly Token[], at: number): number {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token?.glued !== true) return at
  if (token.text === 's') return at + 1
  return token.text === "'" && next?.text === 's' && next.glued ? at + 2 : at
}

const signs: Readonly<Record<string, Sense>> = {
  ',': { kind: 'comma' },
  '|': { kind: 'comma' },
  ';': { kind: 'stop' },
  '.': { kind: 'stop' },
  '!': { kind: 'stop' },
  '\n': { kind: 'stop' },
  '?': { kind: 'question' },
  ':': { kind: 'is' },
  '=': { kind: 'is' },
  '&': { kind: 'and' },
  '+': { kind: 'plus' },
  '*': { kind: 'times' },
  '/': { kind: 'or' },
  '@': { kind: 'place' },
  '~': { kind: 'limit', bound: 'about' },
  '<': { kind: 'limit', bound: 'most' },
  '>': { kind: 'limit', bound: 'least' },
}

function signSense(token: Token | undefined): Sense {
  if (token?.kind !== 'sign') return { kind: 'unknown' }
  return signs[token.text] ?? { kind: 'sign' }
}
