/** The topic of a question by what it brings along. */
import type { MatchedQuestion } from '../lexicon/question-cues.ts'
import type { QuestionArguments } from './question-arguments.ts'
import type { QuestionTopic } from './question-topic.ts'

/** "Does it fit in $300?" is of money, "enough time?" with a start and an end of the end. */
export function topicWith(
  topic: QuestionTopic | null,
  { start, due, money, moves, speed, steps, runs, isWhether, perTokens, perHours, unit, ...said }: QuestionArguments,
): QuestionTopic | null {
  // "What if throughput is 30% lower": what moves is no price.
  if (topic === 'price-change' && moves !== undefined && speed !== undefined && speed > 0) return 'speedup'
  if ((topic === 'what-fits' || topic === 'how-much-data') && steps !== undefined) return 'data'
  if ((topic === 'how-much-data' || topic === 'data') && money !== undefined) return 'affordable'
  // "Could we do with fewer examples?"
  const isOfLess = said.isDropped === true && said.numbers === undefined && said.junk === undefined
  if (topic === 'data' && isOfLess && moves === undefined) return 'how-much-data'
  if (topic === 'cost' && money !== undefined && isWhether === true) return 'over-budget'
  // "It fails and we redo it twice, what is the damage?": of so many runs.
  if (runs?.per === null && runs.count > 1 && ofMoreRuns.has(topic)) return 'runs'
  if (perTokens !== undefined && ofUnits.has(topic)) return 'per-unit'
  if (perHours !== undefined && topic === 'cost') return 'per-gpu'
  // "The scheduler takes node hours only, what is it in those?"
  if (topic === 'time' && perHours === undefined && (unit === 'gpu-hours' || unit === 'node-hours')) return 'unit'
  // "Submit at 5pm, needed 9am tomorrow, enough time?" names both ends.
  if (start !== undefined && due !== undefined && ofHoursThere.has(topic)) return 'finish'
  return topic === 'what-fits' && money !== undefined ? 'over-budget' : topic
}

/** What they ask is of all the runs, where several are named. */
const ofMoreRuns: ReadonlySet<QuestionTopic | null> = new Set(['cost', 'risks', 'recovery', 'lost-run'])
/** Where a start and an end are named, they ask whether the run ends in between. */
const ofHoursThere: ReadonlySet<QuestionTopic | null> = new Set([
  'windows',
  'what-fits',
  'limit',
  'time',
  'over-budget',
])
/** Of so many tokens these ask the price. */
const ofUnits: ReadonlySet<QuestionTopic | null> = new Set(['cost', 'economics', 'data', 'per-gpu', 'price-date'])

/** "Five of these, what would all five be?": their sum, and not whether they run at once; null where none is asked for. */
export const runsAsked = (matched: MatchedQuestion | null, { runs }: QuestionArguments, text: string): 'runs' | null =>
  matched?.id === 'runs-in-parallel' && runs?.per === null && runs.count > 1 && sums.test(text) ? 'runs' : null
const sums = /\b(?:cost|price|pay|total|come to|what would|how much|together|in all)\b/u
