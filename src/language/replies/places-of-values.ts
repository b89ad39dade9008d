/** Where the values of a text stand: what is said of each, and which of them is spoken of. */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'

type TokenRange = readonly [from: number, to: number]

/** What is said of two values, and whether a word refuses one of them. */
type SaidOfBoth = {
  readonly old: TokenRange
  readonly one: TokenRange
  /** "… not 26": the new one is refused. */
  readonly isRefused: boolean
  /** "not 40 …", "instead of the 40": the old one is. */
  readonly isInstead: boolean
}

const sentenceSigns: ReadonlySet<string> = new Set(['.', ';', '!', '?', '\n', '…'])
const clauseSigns: ReadonlySet<string> = new Set([...sentenceSigns, ',', ':', '-', '–', '—', '(', ')'])
const joints: ReadonlySet<string> = new Set([
  'but',
  'so',
  'because',
  'while',
  'whereas',
  'though',
  'although',
  'and',
  'comma',
])
/** What leads to the second value where no sign stands between the two. */
const leads: ReadonlySet<string> = new Set(
  "it's its it is are was were now to into at we i have has had got there there's theres only just about around roughly like more really actually they they're theyre be should make take not instead rather than of down up from the a an our my no longer".split(
    ' ',
  ),
)
const refused =
  /\b(?:not|instead of|rather than|no longer|isn't|aren't|wasn't|weren't)(?: (?:the|a|an|our|my|those|these|that))?\s*$/iu

const isBoundary = ({ tokens }: RecognizedText, at: number): boolean => {
  const { text = '', kind } = tokens[at] ?? {}
  return kind === 'sign' ? clauseSigns.has(text) : joints.has(text)
}

/** Where the clause of a token begins. */
function clauseStart(text: RecognizedText, at: number): number {
  let from = at
  while (from > 0 && !isBoundary(text, from - 1)) from -= 1
  return from
}

/** The words that are said of each of two values. */
export function partOfText(text: RecognizedText, old: Mention, one: Mention): SaidOfBoth {
  const [first, second] = old.from < one.from ? [old, one] : [one, old]
  const { tokens } = text
  let cut = second.from
  while (cut > first.to && !isBoundary(text, cut - 1)) cut -= 1
  if (cut <= first.to) {
    cut = second.from
    while (cut > first.to && leads.has(tokens[cut - 1]?.text ?? '')) cut -= 1
  }
  let end = second.to
  while (end < tokens.length && !sentenceSigns.has(tokens[end]?.text ?? '')) end += 1
  let start = first.from
  while (start > 0 && !sentenceSigns.has(tokens[start - 1]?.text ?? '')) start -= 1
  const [before, behind]: readonly [TokenRange, TokenRange] = [
    [start, cut],
    [cut, end],
  ]
  const words = wordsIn(text)
  const isRefused = ({ from }: Mention): boolean => refused.test(words(Math.max(0, from - 4), from))
  const places = { isRefused: isRefused(one), isInstead: isRefused(old) }
  return old === first ? { old: before, one: behind, ...places } : { old: behind, one: before, ...places }
}

/** Before a value that the clause is about. */
const topicWords: ReadonlySet<string> = new Set(
  'the my our your their his her that those these this figure number count sum total value of for all both hm hmm h bah ah oh eh ok okay yes yeah no nope sorry sry actually wait well oops whoops correction edit btw fyi and but so a an about around roughly like just only it was were is used to be please disregard ignore forget scratch scrap about never mind at first from originally initially before'.split(
    ' ',
  ),
)
/** Who said it before, and what people do who say it. */
const told =
  /(?:^|[\s,.])(?:i|we|you|he|she|they|boss|cfo|finance|ticket|brief)(?: had| have| may have| must have|'d|'ve)?(?: originally| first| initially| once| just)? (?:said|wrote|typed|told (?:you|y'all|everyone|the bot|it)|put(?: down| in)?|gave(?: you)?|entered|mentioned|claimed|assumed|thought|figured|guessed|counted|asked for|meant|quoted|had|named|(?:do not|don't|won't|can't|cannot|didn't) (?:get|have|need|want)|meant to say)\b/iu
const other = /^(?:people|men|women|kids|folks|children|degrees|am|pm|percent)$|[a-z]{2}(?<!s)s$/u

const partOf =
  /(?:\d\s?[kmb]?|\b(?:one|two|three|four|five|half|some|most|many|all|none|third|quarter|tenth)) of(?: (?:the|our|my|those))?\s*$/iu
const pointing: ReadonlySet<string> = new Set(['the', 'that', 'those', 'our', 'my', 'your'])

/** "The 90 was …", "I wrote 90", "the budget of 90": the plan is spoken of, and not what something else comes to. */
export function isTopic(text: RecognizedText, old: Mention): boolean {
  const { tokens, mentions } = text
  const from = clauseStart(text, old.from)
  const before = wordsIn(text)(from, old.from)
  if (refused.test(before)) return true
  // "45 of the 90"
  if (partOf.test(wordsIn(text)(Math.max(0, old.from - 5), old.from))) return false
  // "Marta tells me the 200 is for the whole quarter": one that was spoken of.
  if (pointing.has(tokens[old.from - 1]?.text ?? '')) return true
  if (told.test(before)) return true
  const names = mentions.filter((mention) => mention.from >= from && mention.to <= old.from)
  const isNamed = names.some((mention) => isKind(mention, 'measure', 'field'))
  return isNamed || tokens.slice(from, old.from).every(({ text: word }) => topicWords.has(word))
}

/** Labels of things that numbers tell apart. */
const labels: ReadonlySet<string> = new Set(
  'run attempt phase stage version part round try page step line room chapter level slide row loss lunch'.split(' '),
)
const goesOnWith: ReadonlySet<string> = new Set(['them', 'those', 'these', 'em', 'what', 'which', 'the'])

/** Whether a number counts what the plan may count: no people, no page, no part of something else. */
export function hasNumberOfItsOwn(mention: Mention<Amount>, { mentions, tokens }: RecognizedText): boolean {
  const { from, to, meaning } = mention
  if (labels.has(tokens[from - 1]?.text ?? '') || (meaning.inWords && meaning.value < 1)) return false
  const next = tokens[to]
  if (next?.text === 'of' && !goesOnWith.has(tokens[to + 1]?.text ?? '')) return false
  const behind = mentions.find((one) => one.from === to)
  // "9k runners", and not "90 predates the cuts"
  const isCounted = isKind(behind, 'unknown') && next?.kind === 'word' && other.test(next.text) && !verbs.has(next.text)
  if (isCounted && !articles.has(tokens[to + 1]?.text ?? '')) return false
  if (isKind(behind, 'more', 'fewer', 'times', 'plus')) return false
  // "With this one", "the fresh one"
  return !meaning.inWords || meaning.value !== 1 || isOne(tokens[from - 1]?.text)
}
const articles: ReadonlySet<string> = new Set(['the', 'a', 'an', 'our', 'my', 'their', 'all'])
const verbs: ReadonlySet<string> = new Set(
  'stands holds stays remains comes counts goes gets includes counts covers survives leaves was this'.split(' '),
)
const isOne = (before: string | undefined): boolean => before === undefined || beforeOne.has(before)
const beforeOne: ReadonlySet<string> = new Set([
  'just',
  'only',
  'to',
  'need',
  'is',
  "it's",
  'its',
  'say',
  'do',
  'be',
  ',',
  '.',
  ':',
  'not',
])
