/** Whether a text asks for the digest or what was spent: a request about the team's money, and not about a job. */

export type SpendingRequest = {
  /** `digest`: the month, and what moved in the week; `left`: what its budget still allows. */
  readonly kind: 'digest' | 'spent' | 'left'
  /** `last`: the one before this one; a number: the newest of that name, 1 is January. */
  readonly month: 'this' | 'last' | number
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const

const spendingWords: ReadonlySet<string> = new Set(['spend', 'spent', 'spending', 'spends'])
/** What is approved and not spent, and what a month comes to. */
const commitmentWords: ReadonlySet<string> = new Set(['committed', 'commitments', 'forecast', 'forecasted'])
/** "How much of the budget is left?", "are we over budget this month?" */
const budgetWords: ReadonlySet<string> = new Set(['budget', 'budgets', 'money'])
const restWords: ReadonlySet<string> = new Set([
  'left',
  'remaining',
  'remains',
  'over',
  'under',
  'within',
  'used',
  'exceeded',
])
const digestWords: ReadonlySet<string> = new Set(['digest', 'ledger'])
/** A statement ("we spent") asks nothing. */
const openings =
  /^(?:so )?(?:what|how (?:much|far)|is there|are we|have we|did we|do we|any|show|give|tell|our|my|the|total|(?:the |our )?budget|remaining|spend(?:ing)?$|spending|weekly|monthly|digest|ledger|post|please)\b/
/** What may stand beside: every other word makes it another question. */
const otherWords: ReadonlySet<string> = new Set(
  (
    "what what's how much money did do does have has had 've we've was were is are been we i our my the a team this that channel us " +
    'show me tell give post so far already total in all on for gpus gpu training compute here to date last past previous current ' +
    'month monthly weekly please now during over of is there any much still yet left remaining used up budget approved plans runs by per person people each user member breakdown split'
  ).split(' '),
)

/** Null: it asks something else. Every word of it must be of the question. */
export function spendingRequestIn(text: string): SpendingRequest | null {
  const asked = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[?!.,]+(?= |$)/g, '')
    .trim()
  const words = asked.split(/\s+/)
  const isDigest = words.some((word) => digestWords.has(word))
  const isOfBudget = words.some((word) => budgetWords.has(word)) && words.some((word) => restWords.has(word))
  const isSpent = isOfBudget || words.some((word) => spendingWords.has(word) || commitmentWords.has(word))
  if (isDigest === isSpent || !openings.test(asked)) return null
  const isKnown = (word: string) =>
    [otherWords, spendingWords, digestWords, commitmentWords, budgetWords, restWords].some((known) =>
      known.has(word),
    ) || monthNumber(word) !== null
  if (!words.every(isKnown)) return null
  const named = words.map(monthNumber).find((month) => month !== null)
  const isLast = /\b(?:last|past|previous) month\b/.test(asked)
  return { kind: isDigest ? 'digest' : isOfBudget ? 'left' : 'spent', month: named ?? (isLast ? 'last' : 'this') }
}

/** Words of a month that is asked about after another one. */
const followUpWords: ReadonlySet<string> = new Set(
  'and what about how for in of the last past previous this month one before then now'.split(' '),
)

/** "And last month?", "what about October?" after an answer about money; null: it is about something else. */
export function laterMonthIn(text: string): SpendingRequest['month'] | null {
  const words: readonly string[] = text.toLowerCase().match(/[a-z]+/gu) ?? []
  const named = words.map(monthNumber).find((month) => month !== null)
  if (!words.every((word) => followUpWords.has(word) || monthNumber(word) !== null)) return null
  if (named !== undefined) return named
  if (!words.includes('month') && !words.includes('before')) return null
  return words.some((word) => word === 'last' || word === 'past' || word === 'previous' || word === 'before')
    ? 'last'
    : 'this'
}

/** A budget may be that of the plan above: it is the team's where a period or the team is named. */
export const isOfTeamBudget = (text: string): boolean =>
  /\b(?:months?|monthly|team|channel|workspace)\b/iu.test(text) || !/\b(?:budgets?|money|forecast)\b/iu.test(text)

/** "How much have we spent so far?": in the thread of a run it is that run's money. A period or a place makes it the team's. */
export const isOfRunSoFar = (text: string): boolean =>
  /\b(?:so far|already|to date)\b/iu.test(text) &&
  !/\b(?:digest|ledger|months?|monthly|weekly|team|channel|gpus?|compute)\b/iu.test(text) &&
  !text
    .toLowerCase()
    .split(/[^a-z]+/u)
    .some((word) => monthNumber(word) !== null)

function monthNumber(word: string): number | null {
  const index = months.findIndex((month) => month === word)
  return index < 0 ? null : index + 1
}
