/** "No shared tenancy", "without startups", "spot is a no-go": demands of an offer that nothing here can tell of, said as such. */
import { formatList, quoted } from '../../scenario/format-values.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { Token } from '../text/tokenize.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { Understanding } from './understanding.ts'
import { withUnused } from './unused-words.ts'

const refusing: ReadonlySet<string> = new Set(['no', 'without', 'avoid', 'avoiding', 'excluding', 'except', 'never'])
const articles: ReadonlySet<string> = new Set(['a', 'an', 'any', 'the', 'of', 'those'])
/** What is refused of an offer is a thing or a kind of seller; these are turns of phrase. */
const turns: ReadonlySet<string> = new Set(
  `rush idea problem worries need hurry clue way one thanks experience joke offense matter doubt longer more less bs fuss nonsense
  kidding pref preference preferences strings budget limit deadline fancy frills surprises point sense pressure stress reply
  answer reason chance luck big deal time money data gpu gpus hardware cluster cloud code coding it this that these those
  knowledge background help change changes difference question questions issue issues explanation explanations details essay
  fluff waffle yes wait sir dice internet access person people
  hassle drama trouble headache headaches fortune bother mess bank broke mind minds nerves sleep pain
  tinkering
  breakdown itemization itemisation justification
  several multiple many both before ever done used tried`.split(/\s+/u),
)
/** Behind what is not to be: "is a no-go", "not allowed". */
const refusedBehind =
  /^(?:is|are|s)?(?: absolutely| strictly| just| also)?(?: an?)? ?(?:no ?- ?go|nogo|deal ?- ?breaker|forbidden|prohibited|not (?:allowed|ok|okay|acceptable|permitted|an option)|out of the question)\b/u
const maxWords = 3
/** "Without begging", "without going broke" are said of whoever asks; these are done with an offer. */
const doneByOffer: ReadonlySet<string> = new Set(
  'sharing signing committing giving sending uploading storing leaving exposing showing using involving'.split(' '),
)
/** How a plan runs, which the plan tells. */
const ofPlan: ReadonlySet<string> = new Set('sharding oom ooms parallelism offloading swapping'.split(' '))

/** Of what is refused, as typed and not read, the demands, and what is a turn of phrase or of the plan. */
function refusedIn({ recognized: { tokens, mentions }, slots, wordsAt }: Understanding): {
  readonly demands: readonly string[]
  readonly turns: readonly string[]
} {
  const passed: string[] = []
  const isRead = (from: number, to: number): boolean =>
    slots.some((slot) => slot.from < to && from < slot.to) ||
    mentions.some(
      (mention) => mention.from < to && from < mention.to && !isKind(mention, 'unknown', 'function-word', 'article'),
    )
  const refused = tokens.flatMap((token, at): readonly string[] => {
    if (!refusing.has(token.text) || slots.some((slot) => slot.from <= at && at < slot.to)) return []
    let from = at + 1
    while (articles.has(tokens[from]?.text ?? '')) from += 1
    const to = endOfWords(tokens, from)
    const last = tokens[to - 1]?.text ?? ''
    const first = tokens[from]?.text ?? ''
    // "Never trained anything" tells of whoever asks.
    const isTold = token.text === 'never' && tellsOfPast.test(first)
    const isTurn =
      isTold || turns.has(first) || turns.has(last) || (/^[a-z]{2,14}ing$/u.test(first) && !doneByOffer.has(first))
    const isOfPlan = tokens.slice(from, to).some(({ text }) => ofPlan.has(text))
    if (isTurn || isOfPlan) passed.push(wordsAt(at, to).trim())
    if (to === from || isTurn || isOfPlan || isRead(from, to)) return []
    return [wordsAt(at, to).trim()]
  })
  const behind = mentions.flatMap(({ from }, index): readonly string[] => {
    if (!isKind(mentions[index], 'unknown')) return []
    const to = endOfWords(tokens, from)
    const rest = tokens
      .slice(to, to + restLength)
      .map(({ text }) => text)
      .join(' ')
    return to > from && refusedBehind.test(rest) && !isRead(from, to) ? [`no ${wordsAt(from, to).trim()}`] : []
  })
  const all = [...new Set([...refused, ...behind])]
  const demands = all.filter((one) => !all.some((other) => other !== one && other.includes(one.replace(/^no /u, ''))))
  return { demands, turns: passed }
}
const tellsOfPast = /^(?:[a-z]{2,12}ed|did|done|had|built|wrote|ran|saw|seen|heard|got|went|gone|been|was|were)$/u
const restLength = 6

/** As far as words follow one another that no sign and no little word parts. */
function endOfWords(tokens: readonly Token[], from: number): number {
  let to = from
  while (to < from + maxWords && tokens[to]?.kind === 'word' && !parting.has(tokens[to]?.text ?? '')) to += 1
  // "Vendor lock-in"
  return to > from && tokens[to]?.text === '-' && tokens[to + 1]?.kind === 'word' ? to + 2 : to
}
const parting: ReadonlySet<string> = new Set(
  `and or but please pls plz for with in on at by to if is are s was were we i you it that this so as because since of from
  only what how which who when where do does can could would will should than then`.split(/\s+/u),
)

/** What was understood as a scenario, with a sentence on each such demand and one that names the other words of `unused`. */
export function withLeftOver(understanding: Understanding, unused: readonly string[]): Scenario {
  const scenario = understanding.draft.finish()
  const { demands: found, turns: told } = refusedIn(understanding)
  const rest = unused.filter((words) => ![...found, ...told].some((one) => one.includes(words)))
  if (found.length === 0) return withUnused(scenario, rest)
  const text = `${formatList(found.map(quoted))}: I do not know which offers meet that, so it is not taken into account.`
  return withUnused(
    {
      ...scenario,
      notes: [...scenario.notes, text],
      remarks: [...(scenario.remarks ?? []), { field: null, text }],
    },
    rest,
  )
}
