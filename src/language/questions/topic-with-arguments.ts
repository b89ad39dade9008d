/** The topic of a question by what it brings along. */
import type { QuestionArguments } from './question-arguments.ts'
import type { QuestionTopic } from './question-topic.ts'

/** "eta?" asks how long, with a day it asks whether or when; "does it fit in $300?" is of money. */
export function topicWith(
  topic: QuestionTopic | null,
  { start, due, money, moves, speed, steps, runs, isWhether, isLatestStart }: QuestionArguments,
): QuestionTopic | null {
  // "What if throughput is 30% lower": what moves is no price.
  if (topic === 'price-change' && moves !== undefined && speed !== undefined && speed > 0) return 'speedup'
  if ((topic === 'what-fits' || topic === 'how-much-data') && steps !== undefined) return 'data'
  if ((topic === 'how-much-data' || topic === 'data') && money !== undefined) return 'affordable'
  if (topic === 'cost' && money !== undefined && isWhether === true) return 'over-budget'
  // "It fails and we redo it twice, what is the damage?": of so many runs.
  if (runs?.per === null && runs.count > 1 && ofMoreRuns.has(topic)) return 'runs'
  if (topic === 'finish' && start === undefined && due === undefined && isLatestStart !== true) return 'time'
  return topic === 'what-fits' && money !== undefined ? 'over-budget' : topic
}

/** What they ask is of all the runs, where several are named. */
const ofMoreRuns: ReadonlySet<QuestionTopic | null> = new Set(['cost', 'risks', 'recovery', 'lost-run'])
