/**
 * What kinds of words stand around a value, for the classifier that tells whether it is wanted: whose it is, when it was, what
 * sort of sentence it stands in. A few kinds of words tell more than the words themselves, of which most are seen once.
 */
import type { Slot } from './grammar/slots.ts'
import type { Token } from './text/tokenize.ts'

const own = new Set("we i our my us me i'd we'd we'll i'll we're i'm ours mine we've i've".split(' '))
const others = new Set("he she they his her their them him hers theirs someone somebody others people folks they're he's she's colleague boss cto ceo vendor team guy guys lab group competitor neighbours advisor mentor friend supplier freelancer reviewer reviewers postdoc prof blog paper slide spreadsheet reddit".split(' ')) // prettier-ignore
const past = new Set('was were had did took cost ran came got used ended went said says told quoted asked burned spent needed finished failed died made gave tried won lost wrote saw thought meant put paid bought ordered flopped hung crashed claims claim argued'.split(' ')) // prettier-ignore
const wish = new Set("want wants need needs would could can please pls should must how what which price estimate quote plan cost much long figure number budget tell give show let's lets will won't willing like going expect".split(' ')) // prettier-ignore
const denial = new Set("no not don't doesn't won't can't isn't wasn't never nor neither without instead rather than ruled dropped rejected refused ignore forget irrelevant separate elsewhere already".split(' ')) // prettier-ignore
const then = new Set('last previous previously earlier ago before yesterday formerly once january february march april june july august september october november december spring summer autumn winter 2023 2024 2025'.split(' ')) // prettier-ignore
const later = new Set('later next afterwards eventually someday if unless maybe fallback until'.split(' '))
const kinds = [
  ['own', own],
  ['others', others],
  ['past', past],
  ['wish', wish],
  ['denial', denial],
  ['then', then],
  ['later', later],
] as const
const beginsSentence: ReadonlySet<string> = new Set(['.', '?', '!', '\n', ':', ';'])

type TokenRange = readonly [from: number, to: number]

/** Names of the kinds of words in a span, each once. */
function kindsIn(tokens: readonly Token[], [from, to]: TokenRange): readonly string[] {
  const found = new Set<string>()
  for (let at = from; at < to; at += 1) {
    const token = tokens[at]
    if (token === undefined || token.kind !== 'word') continue
    for (const [name, list] of kinds) if (list.has(token.text)) found.add(name)
    if (token.text.length > 4 && token.text.endsWith('ed')) found.add('past')
    if (isName(tokens, at)) found.add('others')
    if (tokens[at - 1]?.text !== undefined && token.text.endsWith("'s") && token.capital) found.add('others')
  }
  return [...found]
}

/** "Karl got it in 5 hours": a capital within a sentence, and no sign of letters and digits. */
function isName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined || !token.capital || token.text.length < 3) return false
  const before = tokens[at - 1]
  return before !== undefined && !beginsSentence.has(before.text) && tokens[at + 1]?.kind !== 'number'
}

/** Features by the kinds of words in the clause, the sentence and the sentence before, and by marks around the value. */
export function surroundings(
  { from, to }: Pick<Slot, 'from' | 'to'>,
  kind: string,
  tokens: readonly Token[],
  {
    clause,
    sentence,
    jobSentence,
    before,
  }: {
    readonly clause: TokenRange
    readonly sentence: TokenRange
    readonly jobSentence: number
    readonly before: TokenRange
  },
): readonly string[] {
  const features: string[] = []
  const inClause = kindsIn(tokens, [clause[0], from])
  const inSentence = kindsIn(tokens, sentence)
  const ofBefore = kindsIn(tokens, before)
  for (const name of inClause) features.push(`left of clause ${name}`, `left of clause ${name} ${kind}`)
  for (const name of inSentence) features.push(`in sentence ${name}`, `in sentence ${name} ${kind}`)
  for (const name of ofBefore) features.push(`sentence before ${name}`)
  features.push(`clause kinds ${inClause.toSorted().join(' ')}`, `sentence kinds ${inSentence.toSorted().join(' ')}`)
  features.push(`job sentence ${jobSentence}`, `job sentence ${jobSentence} ${kind}`)
  const marks = marksAround(tokens, from, to, sentence)
  for (const mark of marks) features.push(mark, `${mark} ${kind}`)
  return features
}

/** Whether it stands in parentheses or between quotes. */
function marksAround(tokens: readonly Token[], from: number, to: number, [start, end]: TokenRange): readonly string[] {
  let depth = 0
  let quotes = 0
  for (let at = start; at < from; at += 1) {
    const text = tokens[at]?.text
    if (text === '(') depth += 1
    else if (text === ')') depth = Math.max(0, depth - 1)
    else if (text === '"' || text === "'" || text === '“') quotes += 1
    else if (text === '”') quotes += 1
  }
  const closes = tokens.slice(to, end).some(({ text }) => text === '"' || text === "'" || text === '”')
  return [...(depth > 0 ? ['in parentheses'] : []), ...(quotes % 2 === 1 && closes ? ['in quotes'] : [])]
}
