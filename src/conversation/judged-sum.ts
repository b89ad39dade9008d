/** "The vendor wants 9,500 € for it. Fair?": the one sum of a message that asks whether it is right is set against the plan. */
import { isKind } from '../language/lexicon/meanings.ts'
import { understand } from '../language/pipeline.ts'
import { withoutUnused } from '../language/resolution/unused-words.ts'
import type { EngineContext } from './engine-context.ts'
import type { JobInterpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

const asksVerdict =
  /\b(?:fair|plausible|reasonable|realistic|justified|generous|overpriced|rip-?off|good (?:deal|price|offer)|too (?:much|high|expensive|dear)|normal|above|below|exceed|in line|out of line)\b[^.!?\n]{0,60}\?/iu
/** A sum by the hour, the month or the million is a price. */
const isRecurring =
  /(?:\/ ?|\b(?:per|an?|each) )(?:gpu|h|hr|hour|day|week|month|quarter|year|m\b|million|1m)\b|\bhourly\b|\bmonthly\b/iu

type Start = Extract<JobInterpretation, { kind: 'start' }>

/** Unchanged where no verdict is asked, the job has a budget, or several sums or a price are named. */
export function withJudgedSum(
  job: Start,
  text: string,
  { today }: RequestContext,
  { vocabulary, catalog }: EngineContext,
): Start {
  if (job.scenario.spec.budgetUsd !== null) return job
  if (!asksVerdict.test(text) || isRecurring.test(text)) return job
  const { recognized, wordsAt } = understand(text, { mode: 'message', vocabulary, today })
  const sums = recognized.mentions.flatMap((mention) =>
    isKind(mention, 'amount') && mention.meaning.measure === 'money' && mention.meaning.hourly !== true
      ? [mention]
      : [],
  )
  const [sum, ...others] = sums
  if (sum === undefined || others.length > 0) return job
  const { value, currency } = sum.meaning
  const usdOfOne = currency === undefined ? 1 : catalog.totalCost.currencies[currency]?.usd.base
  if (usdOfOne === undefined) return job
  const words = wordsAt(sum.from, sum.to).trim()
  const scenario = withoutUnused(job.scenario, (word) => word.includes(words) || words.includes(word))
  return { ...job, scenario: { ...scenario, spec: { ...scenario.spec, budgetUsd: value * usdOfOne } } }
}
