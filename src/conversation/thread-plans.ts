/** Other plans of a thread: with less data, on other GPUs, and what they come to in a few words. */
import { type DisplayNames, planAndProvider } from '../presentation/format/display-names.ts'
import { formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import type { Option } from '../recommend/recommendation.ts'
import { applyChange } from '../scenario/scenario-change.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'
import type { Interpretation } from './interpretation.ts'
import { type ThreadState, withLastAnswer } from './thread-state.ts'

/** The best plan of a job at the prices of the thread; null where nothing meets it. */
export function bestInThread(
  scenario: Scenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): Option | null {
  const answer = context.answerWith(request, thread)(scenario)
  return answer.kind === 'recommendation' ? answer.recommendation.best : null
}

/** The same job on a share, or a multiple, of its data; null where its data are not known. */
export function withShareOfData(scenario: Scenario, factor: number): Scenario | null {
  const { corpus, spec } = scenario
  if (spec.tokens === null) return null
  const tokens = rounded(spec.tokens * factor)
  const examples = corpus?.examples == null ? null : Math.round(corpus.examples * factor)
  const scaled = corpus === undefined ? undefined : { ...corpus, tokensPerEpoch: rounded(corpus.tokensPerEpoch * factor), examples } // prettier-ignore
  const result = applyChange(scenario, { set: { tokens }, by: 'asked', corpus: scaled })
  return 'problem' in result ? null : result.scenario
}

const rounded = (value: number): number => Number(value.toPrecision(4))

/** "8 × B200 SXM at Hyperstack, $405 in total and 7.2 h". */
export const planWords = (option: Option, names: DisplayNames): string =>
  `${planAndProvider(option, names)}, ${formatUsd(option.allInUsd.p50)} in total and ${formatDuration(option.hours.p50)}`

/** Sentences that are worked out already, in the thread of the plan. */
export const saidInThread = (thread: ThreadState, id: string, says: readonly string[]): Interpretation => ({
  kind: 'inquiry',
  inquiry: { kind: 'known', id, says: says.filter((sentence) => sentence !== '') },
  thread: withLastAnswer(thread, id),
})
