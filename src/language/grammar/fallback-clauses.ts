/** "If the 27B is over the budget, 9B is OK too": what is to be done only where the plan cannot be is none of the plan. */
import type { ClauseCues } from '../lexicon/clause-cues.ts'
import type { Token } from '../text/tokenize.ts'
import type { Clause } from './clause.ts'

const offPlanWeight = -2
const conditions: ReadonlySet<string> = new Set(['if', 'should', 'unless', 'in case', 'when'])
const sentenceEnds: ReadonlySet<string> = new Set(['.', '?', '!', ';', '\n'])
/** A sentence with one of them asks for the other way, too. */
const askingWords: ReadonlySet<string> = new Set(
  'know cost costs price prices much many estimate quote what which how tell ? :'.split(' '),
)

type FallbackCues = Pick<ClauseCues, 'obstacles' | 'fallbacks'>

/** The clauses, with those off the plan that follow a condition on the plan in its sentence, or stand right before it. */
export function withFallbacks(
  clauses: readonly Clause[],
  tokens: readonly Token[],
  cues: FallbackCues,
): readonly Clause[] {
  let isFallback = false
  return clauses.flatMap((clause) => {
    if (sentenceEnds.has(tokens[clause.from - 1]?.text ?? '.')) isFallback = false
    if (isFallback) return [offPlan(clause)]
    const parts = partsOfCondition(clause, tokens, cues)
    isFallback = parts !== null
    return parts ?? [clause]
  })
}

/** A clause cut at its condition and at what is done then; null where it has no condition on the plan. */
function partsOfCondition(clause: Clause, tokens: readonly Token[], cues: FallbackCues): readonly Clause[] | null {
  const words = tokens.slice(clause.from, clause.to)
  const condition = words.findIndex(({ text }) => conditions.has(text))
  if (condition === -1) return null
  const at = clause.from + condition
  const limit = limitEnd(tokens, at, clause.to)
  // "If it costs more than $900" asks no price.
  if (asks(tokens, limit ?? clause.from)) return null
  const obstacle = limit ?? phraseEnd(tokens, at, clause.to, cues.obstacles)
  if (obstacle === null) return null
  const isBefore = condition > 0 && phraseEnd(tokens, clause.from, at, cues.fallbacks) !== null
  const subject = limit === null ? -1 : tokens.slice(limit, clause.to).findIndex(({ text }) => whoDecides.has(text))
  const behind =
    subject >= 0 ? obstacle + subject : (phraseStart(tokens, obstacle, clause.to, cues.fallbacks) ?? clause.to)
  return [
    ...(isBefore ? [offPlan({ ...clause, to: at })] : []),
    { ...clause, from: isBefore ? at : clause.from, to: behind },
    ...(behind < clause.to ? [offPlan({ ...clause, from: behind })] : []),
  ]
}

/** The token behind a limit that is passed, "over $1.5k", "longer than 2 days"; null: there is none. */
function limitEnd(tokens: readonly Token[], from: number, to: number): number | null {
  for (let at = from; at < to; at += 1) {
    const text = tokens[at]?.text ?? ''
    const isOver = overWords.has(text) || (text === 'than' && moreWords.has(tokens[at - 1]?.text ?? ''))
    if (!isOver) continue
    const words = tokens.slice(at + 1, Math.min(to, at + 1 + tokensOfSum)).map((token) => token.text)
    const found = sumOrTime.exec(words.join(' '))
    if (found !== null) return at + 1 + found[0].trim().split(' ').length
  }
  return null
}
const overWords: ReadonlySet<string> = new Set(['over', 'above', 'beyond', 'exceeds', 'exceed', 'past'])
const moreWords: ReadonlySet<string> = new Set(['more', 'longer', 'higher'])
const tokensOfSum = 6
const sumOrTime =
  /^(?:(?:about|around|roughly) )?(?:[$€£] [\d.,]{1,9}(?: k\b)?|[\d.,]{1,9} (?:k )?(?:[$€£]|(?:usd|eur|dollars?|euros?|bucks|h|hrs?|hours?|days?|weeks?)\b))/u
/** Behind the limit they begin what is done then. */
const whoDecides: ReadonlySet<string> = new Set(
  "we we'd we'll i i'd i'll they let's then use take fall go drop".split(' '),
)

/** Whether the rest of the sentence asks. */
function asks(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < tokens.length; at += 1) {
    const text = tokens[at]?.text ?? ''
    if (askingWords.has(text)) return true
    if (sentenceEnds.has(text)) return false
  }
  return false
}

const offPlan = (clause: Clause): Clause => ({ ...clause, weight: offPlanWeight, isOffPlan: true })

function phraseStart(
  tokens: readonly Token[],
  from: number,
  to: number,
  phrases: FallbackCues['obstacles'],
): number | null {
  for (let at = from; at < to; at += 1) if ((phrases.longestMatch(tokens, at)?.to ?? to + 1) <= to) return at
  return null
}

function phraseEnd(
  tokens: readonly Token[],
  from: number,
  to: number,
  phrases: FallbackCues['obstacles'],
): number | null {
  const start = phraseStart(tokens, from, to, phrases)
  return start === null ? null : (phrases.longestMatch(tokens, start)?.to ?? null)
}
