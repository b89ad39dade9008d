/** Whether a place that a message names is where the training is to be: a team in Germany may train anywhere. */
import { isKind } from '../lexicon/meanings.ts'
import { isListItem } from './list-items.ts'
import { range } from './index-range.ts'
import type { ParseContext } from './parse-context.ts'

/** What speaks for a place must come to this. */
const enough = 2
const weights = {
  direct: 3,
  alone: 3,
  bound: 3,
  inside: 1,
  followed: 2,
  hosting: 1,
  duty: 1,
  people: -3,
  origin: -2,
} as const

/** "2B tokens in Europe", "the data never leaves Germany", "UK hosting": what stands around the place is added up. */
export function isAskedPlace(context: ParseContext, index: number): boolean {
  // "In Frankfurt or Helsinki": both stand where the first one does.
  const isPlace = (at: number): boolean => {
    const mention = context.mentions[at]
    return isKind(mention, 'field-value') && mention.meaning.field === 'region'
  }
  const isJoined = (at: number): boolean => isKind(context.mentions[at], 'or', 'and') || context.textAt(at) === '/'
  let [first, last] = [index, index]
  for (
    let at = context.skip(first, -1, 'article');
    isJoined(at) && isPlace(at - 1);
    at = context.skip(first, -1, 'article')
  )
    first = at - 1
  for (let at = last + 1; isJoined(at) && isPlace(context.skip(at, 1, 'article')); at = last + 1)
    last = context.skip(at, 1, 'article')
  return scoreOf(context, first, last) >= enough
}

/** "The boss in Toronto wants it in CAD": where somebody sits who is no machine. */
export const isOfPerson = (context: ParseContext, index: number): boolean =>
  personIn.test(context.textBetween(index - personReach, index))
const personIn =
  /(?:^| )(?:boss|bosses|ceo|cfo|cto|coo|managers?|director|founder|co-?founder|pi|professor|accountant|investors?|controller|wife|husband)(?: (?:is|who is|who sits|sits|lives|works))? (?:over )?(?:in|from)$/u
const personReach = 6

function scoreOf(context: ParseContext, index: number, last: number): number {
  const before = context.skip(index, -1, 'article')
  const { hosting, residents, duties } = context.vocabulary.clauseCues.places
  const isDirect =
    isKind(context.mentions[before], 'only', 'field', 'equals') ||
    isListItem(context, index, last) ||
    choiceWords.has(context.lastWordAt(before))
  const [from, to] = sentenceAround(context, index)
  const ahead = range(from, index)
  const counts = (one: number, words: typeof hosting): boolean => context.phraseAt(one, words) !== null
  const isInside = insideWords.has(context.lastWordAt(before))
  const isKnown = isInside && !isKind(context.mentions[before - 1], 'unknown')
  const isAlone = range(from, to).every(
    (at) => (at >= index && at <= last) || isKind(context.mentions[at], ...smallKinds),
  )
  const next = context.textAt(last + 1)
  const people = ahead.findLast((at) => counts(at, residents))
  const isOfPeople = people !== undefined && before - people <= peopleReach
  return (
    (isDirect ? weights.direct : 0) +
    (isAlone ? weights.alone : 0) +
    (isBound(context, index, before) ? weights.bound : 0) +
    (isInside ? weights.inside : 0) +
    (isKnown ? weights.inside : 0) +
    (endWords.test(next) || counts(last + 1, hosting) ? weights.followed : 0) +
    (range(Math.max(from, index - hostingReach), Math.min(to, index + hostingReach)).some((at) => counts(at, hosting))
      ? weights.hosting
      : 0) +
    (ahead.some((at) => counts(at, duties)) ? weights.duty : 0) +
    (isOfPeople ? weights.people : 0) +
    (originWords.has(context.lastWordAt(before)) ? weights.origin : 0)
  )
}

const insideWords: ReadonlySet<string> = new Set(['in', 'within', 'inside'])
const choiceWords: ReadonlySet<string> = new Set(['say', 'prefer', 'want', 'need', 'choose', 'requires', 'require'])
const originWords: ReadonlySet<string> = new Set(['of', 'from', 'about', 'for', 'like'])
const endWords = /^(?:please|pls|only|preferred|ideally|if|since|because|as)\b/u
const smallKinds = ['function-word', 'article', 'preposition', 'comma', 'request', 'any', 'only', 'sign'] as const
const [peopleReach, hostingReach] = [4, 8]

/** "The data must not leave Switzerland", "nothing outside of Canada": the place is a border. */
function isBound(context: ParseContext, index: number, before: number): boolean {
  if (![before, before - 1].some((at) => /(?:^| )(?:leave|leaves|leaving|outside|exit)$/u.test(context.textAt(at))))
    return false
  return range(Math.max(0, index - hostingReach), index).some(
    (at) =>
      context.kindAt(at) === 'not' ||
      /(?:^| )(?:never|nothing|without|cannot|can't|mustn't|nowhere)$/u.test(context.textAt(at)),
  )
}

function sentenceAround(context: ParseContext, index: number): readonly [number, number] {
  let [from, to] = [index, index + 1]
  while (from > 0 && !isKind(context.mentions[from - 1], 'sentence-end', 'question')) from -= 1
  while (to < context.mentions.length && !isKind(context.mentions[to], 'sentence-end', 'question')) to += 1
  return [from, to]
}
