/**
 * Lengths of the parts of an example: "1,200 tokens an image, the text 250", "ad = 350 tokens, query = 20", "articles in
 * (1,200 tok) + summaries out (120 tok)". Together they are how long an example is.
 */
import { tasksOf } from '../../catalog/training-method.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { fillCountedPieces, fillPieces, isMany } from './page-lengths.ts'
import type { ParseContext } from './parse-context.ts'

/** What an example is put together of; each by its stem, so that one part is not counted twice. */
const parts: Readonly<Record<string, string>> = Object.fromEntries(
  [
    [
      'prompt',
      'prompts',
      'question',
      'questions',
      'query',
      'queries',
      'instruction',
      'instructions',
      'anchor',
      'anchors',
    ],
    ['answer', 'answers', 'reply', 'replies', 'response', 'responses', 'completion', 'completions'],
    ['input', 'inputs', 'in', 'source', 'sources'],
    ['output', 'outputs', 'out', 'target', 'targets'],
    ['summary', 'summaries', 'abstract', 'abstracts'],
    ['article', 'articles'],
    ['document', 'documents', 'doc', 'docs', 'passage', 'passages', 'context', 'chunk', 'chunks', 'body', 'bodies'],
    ['positive', 'positives', 'pos'],
    ['negative', 'negatives', 'neg'],
    ['premise', 'premises'],
    ['hypothesis', 'hypotheses'],
    ['ad', 'ads', 'product', 'products', 'item', 'items', 'listing', 'listings', 'offer', 'offers'],
    ['image', 'images', 'picture', 'pictures', 'photo', 'photos', 'screenshot', 'screenshots', 'scan', 'scans'],
    ['text', 'texts', 'caption', 'captions', 'description', 'descriptions', 'transcript', 'transcripts', 'json'],
    ['report', 'reports', 'note', 'notes'],
    ['title', 'titles', 'headline', 'headlines'],
    ['code', 'diff', 'diffs', 'patch', 'patches'],
    ['thinking', 'reasoning', 'trace', 'traces'],
  ].flatMap(([stem = '', ...words]) => [stem, ...words].map((word) => [word, stem])),
)
/** Longer is no part, and shorter a number of something else. */
const [shortestPart, longestPart] = [8, 65_536]
/** As far as the name of a part stands from its number, in mentions. */
const reach = 4
const generatingTasks = tasksOf('reinforcement')
const pairedTasks = tasksOf('preference')

/** Fills the length of an example where two parts or more have one each; parts of answers that compete are read elsewhere. */
export function fillPartLengths(context: ParseContext): void {
  fillPieces(context)
  fillCountedPieces(context)
  fillTextOfImages(context)
  const hasOtherRoles = context.mentions.some(
    ({ meaning }) =>
      meaning.kind === 'field-value' &&
      meaning.field === 'task' &&
      (generatingTasks.has(meaning.value) || pairedTasks.has(meaning.value)),
  )
  const examples = context.mentions.filter((mention) => isKind(mention, 'amount') && isMany(mention.meaning))
  if (examples.length === 0) return
  const found: LengthsOfParts = new Map()
  for (const { mention, index } of context.unused('amount')) {
    const part = isLength(mention.meaning)
      ? partBeside(context, index)
      : examples.length > 1
        ? partNamedFirst(context, index, mention)
        : null
    if (part === null) continue
    const before = found.get(part)
    // "15k questions at 900 tokens each, questions about 120": what each of them has beside its own is the rest.
    const isOfCount = before !== undefined && hasOwnName(mention) !== hasOwnName(before.mention)
    // A part that has two lengths is not read.
    if (before !== undefined && !isOfCount) return
    if (before !== undefined && hasOwnName(mention)) found.set('rest', before)
    found.set(isOfCount && !hasOwnName(mention) ? 'rest' : part, { index, mention })
  }
  if (isIncluded(context, found)) return
  addRest(context, found)
  const all = [...found.values()].toSorted((one, other) => one.index - other.index)
  const [first] = all
  const last = all.at(-1)
  if (first === undefined || last === undefined || all.length < 2 || all.length > maxParts) return
  const isOfText =
    hasOtherRoles ||
    all.some(({ mention }) => isOfTokens(mention.meaning)) ||
    (all.length === 2 && opposites.some((pair) => pair.every((part) => found.has(part))))
  if (last.mention.from - first.mention.to > maxBetween || !isOfText) return
  // Answers that compete each have the prompt before them.
  if (hasOtherRoles) {
    for (const [part, { index, mention }] of found) {
      const measure = part === 'prompt' ? 'promptTokens' : part === 'answer' ? 'responseTokens' : null
      const { unit: _, ...amount } = mention.meaning
      const span = { from: mention.from, to: mention.to }
      if (measure !== null) context.add({ role: 'quantity', measure, amount: { ...amount, measure }, ...span }, index)
    }
    return
  }
  const value = all.reduce((sum, { mention }) => sum + mention.meaning.value, 0)
  const { isRange: _, unit: _unit, ...amount } = first.mention.meaning
  context.add(
    {
      role: 'quantity',
      measure: 'length',
      amount: { ...amount, value, unitValue: value, measure: 'length' },
      from: first.mention.from,
      to: last.mention.to,
    },
    ...all.map(({ index }) => index),
  )
}
const maxParts = 4
/** "300 in, 150 out": of what goes in and what comes out a bare number is the length. */
const opposites = [
  ['input', 'output'],
  ['prompt', 'answer'],
]

type LengthOfPart = { readonly index: number; readonly mention: Mention<Amount> }
type LengthsOfParts = Map<string, LengthOfPart>

/**
 * "Avg 480 tokens + 120 token summary": beside the one part that is named, what a plus joins to it is the rest; so is
 * "700 tokens each" beside "prompts ~200", where a count of examples is told by itself.
 */
function addRest(context: ParseContext, found: LengthsOfParts): void {
  const [[part, named] = []] = found
  if (part === undefined || named === undefined || found.size > 1) return
  for (const { mention, index } of context.unused('amount')) {
    if (index === named.index || !isLength(mention.meaning) || !isOfTokens(mention.meaning)) continue
    const between = wordsBetween(context, index, named.index)
    if (between.length > maxJoining) continue
    const isJoined = hasOwnName(named.mention) || between.some((text) => pluses.has(text))
    const words = [...between, context.textAt(named.index)].join(' ')
    if (isJoined || isWhatIsRead(mention, named, part, words)) found.set('rest', { index, mention })
  }
}

/** "22k transcripts, 3k tokens each, summary ~200": what is written comes on top, unless words say that it is a part. */
const isWhatIsRead = ({ meaning, from }: Mention<Amount>, named: LengthOfPart, part: string, words: string): boolean =>
  meaning.each === true &&
  meaning.value > named.mention.meaning.value &&
  from < named.mention.from &&
  written.has(part) &&
  !partOfWhole.test(words)
const written: ReadonlySet<string> = new Set(['answer', 'output', 'summary'])
const partOfWhole = /\b(?:of (?:which|it|them)|incl\w*|with|max\w*)\b/u

const hasOwnName = ({ meaning }: Mention<Amount>): boolean => meaning.measure === 'examples'

const wordsBetween = (context: ParseContext, one: number, other: number): readonly string[] =>
  Array.from({ length: Math.abs(other - one) - 1 }, (_, step) => context.textAt(Math.min(one, other) + 1 + step))

/** "700 tokens each, of which prompts ~200": the one length is a part of the other, which is the whole. */
function isIncluded(context: ParseContext, found: LengthsOfParts): boolean {
  const named = [...found.values()].find(({ mention }) => hasOwnName(mention))
  if (named === undefined) return false
  const before = [context.textAt(named.index - 2), context.textAt(named.index - 1)].join(' ')
  if (!included.test(before)) return false
  const { from, to } = named.mention
  context.add({ role: 'remark', note: '', from, to }, named.index)
  return true
}
const included = /\b(?:which|incl\w*|includes?|including)(?: the)?$/u
const pluses: ReadonlySet<string> = new Set(['+', 'plus'])
const maxJoining = 5

/** "1,800 visual tokens each + 120 text": beside the tokens of an image a bare number is those of its text. */
function fillTextOfImages(context: ParseContext): void {
  if (!context.mentions.some((one) => isKind(one, 'amount') && one.meaning.measure === 'imageTokens')) return
  const texts = [...context.unused('amount')].filter(({ mention: { meaning }, index }) => {
    const part = meaning.measure === null && isLength(meaning) ? partBeside(context, index) : null
    return part !== null && part !== parts['image']
  })
  const [text] = texts
  if (text === undefined || texts.length > 1) return
  const { meaning, from, to } = text.mention
  context.add({ role: 'quantity', measure: 'length', amount: { ...meaning, measure: 'length' }, from, to }, text.index)
}
const maxBetween = 24

/** Whether a number is said to be one of tokens. */
export const isOfTokens = ({ measure }: Amount): boolean => measure === 'tokens' || measure === 'length'
const openMeasures: ReadonlySet<string | null> = new Set([null, 'tokens', 'length', 'promptTokens', 'responseTokens'])
/** Whether a number can be how long a part of an example is. */
export const isLength = ({ measure, value, magnitude, change, total, perStep }: Amount): boolean =>
  openMeasures.has(measure) &&
  value >= shortestPart &&
  value <= longestPart &&
  (magnitude === '' || magnitude === 'k') &&
  change === undefined &&
  total !== true &&
  perStep !== true

/** "20k pairs, prompt 250, answers ~400": a part by its own name, which elsewhere counts examples. */
function partNamedFirst(context: ParseContext, index: number, { meaning }: Mention<Amount>): string | null {
  if (meaning.measure !== 'examples' || !isLength({ ...meaning, measure: null })) return null
  const [, name = ''] = namedFirst.exec(context.textAt(index)) ?? []
  return parts[name] ?? null
}
/** "Prompt ~300 completion ~900": the word behind names the next. */
const namedFirst =
  /^([a-z]{2,14})(?: ?(?:~|≈|:|=|avg|average|averaging|around|about|roughly|approx|some|is|are|of|at|ca)\.?){0,3} ?[\d,.]{1,9} ?k?(?: [a-z]{2,14})?$/u

/** "64 tokens for the query and 192 for the passage" */
const assignedTo =
  /^(?:for|in|on|of) (?:the |an? |each |every )?(?:(?:hard|retrieved|full|relevant|matching|search|user) )?([a-z]+)\b/u

/** The part that a number is of: the nearest that is named before it, or right behind; null: none. */
function partBeside(context: ParseContext, index: number): string | null {
  const named = parts[context.textAt(index).split(' ')[0] ?? '']
  if (named !== undefined) return named
  // "350 tokens in and 80 out": the word right behind is the number's own.
  const behind = context.textAt(index + 1)
  // "3k token transcripts -> 200 token summaries"
  if (/\btoken$/u.test(context.textAt(index)) && parts[behind] !== undefined) return parts[behind]
  if (sides.has(behind) && !isOfOther(context.textAt(index + 2))) return parts[behind] ?? null
  const [, assigned = ''] = assignedTo.exec(context.textBetween(index + 1, index + 5)) ?? []
  if (parts[assigned] !== undefined) return parts[assigned]
  for (let at = index - 1; at >= Math.max(0, index - reach); at -= 1) {
    const mention = context.mentions[at]
    if (mention === undefined || isKind(mention, 'comma', 'sentence-end', 'question')) break
    if (isKind(mention, 'amount') && !isMany(mention.meaning)) break
    const part = lastPart(context.textAt(at))
    if (part !== null) return part
    if (isKind(mention, 'amount')) break
  }
  const own = lastPart(context.textAt(index))
  return own ?? firstPart([context.textAt(index + 1), context.textAt(index + 2)].join(' '))
}

const sides: ReadonlySet<string> = new Set(['in', 'out'])
/** "150 out of 300", "20 in total", "300 in the prompt" */
const isOfOther = (text: string): boolean =>
  ['of', 'total', 'all', 'the', 'our', 'each'].includes(text.split(' ')[0] ?? '')

const lastPart = (text: string): string | null => {
  const named = text.split(' ').findLast((word) => parts[word] !== undefined)
  return named === undefined ? null : (parts[named] ?? null)
}

/** "300 in, 200 out", "200 tokens of json", "1,100 per image" */
const firstPart = (text: string): string | null => {
  const words = text
    .split(' ')
    .filter((word) => !['of', 'for', 'per', 'a', 'an', 'the', 'each', 'in the', 'as'].includes(word))
  return parts[words[0] ?? ''] ?? null
}
