/** A first text that asks to be told when the plan of a job drops below a sum. */
import { withFirstNote } from '../scenario/noted-scenario.ts'
import type { GivenData } from '../language/given-data.ts'
import { stockWatchIn, watchedJobIn } from '../language/replies/watch-requests.ts'
import type { EngineContext } from './engine-context.ts'
import { usdText } from '../recommend/figure-text.ts'
import { interpretJob } from './interpret-job.ts'
import type { Interpretation } from './interpretation.ts'
import type { InputKind, RequestContext } from './request.ts'

/**
 * "Tell me when 8 H100s are in stock at Lambda", before there is a thread in which it could be said; null where no stock is
 * waited for.
 */
export function interpretStockWatch(
  text: string,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
): Interpretation | null {
  const stock = stockWatchIn(text, vocabulary, today)
  if (stock === null) return null
  const says = [
    'A stock is watched in the thread of a plan, in Slack: ask for one, such as “70b 2B tokens on 8 h100 at lambda”, and reply there with the same words.',
  ]
  return { kind: 'inquiry', inquiry: { kind: 'known', id: 'stock watch', says, stock } }
}

/** The same where nothing can be watched: the plan, and where somebody would wait for its price. */
export function unwatchedJob(...given: Parameters<typeof interpretWatchedJob>): Interpretation | null {
  const job = interpretWatchedJob(...given)
  if (job?.kind !== 'start' || job.watch === undefined) return null
  const { watch, scenario, ...rest } = job
  const sum = watch.kind === 'price' ? ` “tell me when it drops below ${usdText(watch.belowUsd)}”` : ' the same'
  const note = `Nothing is watched here: in Slack, reply${sum} in the thread of a plan.`
  return { ...rest, scenario: withFirstNote(scenario, note) }
}

/** "Alert me when 70b 2B tokens drops below $500": the job, and what is waited for; null where no whole job is named. */
export function interpretWatchedJob(
  text: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
): Interpretation | null {
  const watched = watchedJobIn(text, context.vocabulary.replyWords.watch)
  if (watched === null) return null
  const job = interpretJob(watched.job, inputKind, request, context, data)
  return job.kind === 'start' ? { ...job, phrases: [], watch: { kind: 'price', belowUsd: watched.belowUsd } } : null
}
