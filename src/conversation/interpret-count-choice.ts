/** Two counts of machines that are set against each other: both plans side by side. */
import { countChangeIn } from '../language/inquiries/wanted-counts.ts'
import { formatDuration } from '../presentation/format/number-format.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { FoundInterpretation, ReadJob } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** "From 4 to 16 nodes", "one node or two": both, side by side; of a deadline it is said which makes it. */
export function changeOf(
  text: string,
  readJob: ReadJob,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const change = countChangeIn(text)
  const job = change === null ? null : readJob(change.rest)
  if (change === null || job === null) return null
  const { unit, counts } = change
  const { deadlineHours } = job.spec
  const scenarios = counts.map((count): Scenario => ({
    ...job,
    spec: {
      ...job.spec,
      deadlineHours: null,
      ...(unit === 'nodes' ? { nodes: count, gpuCount: null } : { gpuCount: count }),
    },
  }))
  const names = counts.map((count) => `${count} ${unit === 'nodes' ? 'node' : 'GPU'}${count === 1 ? '' : 's'}`)
  const asker = context.askerContext(request, null)
  const inTime = (deadlineHours === null ? [] : scenarios).map((scenario, at) => {
    const answer = context.advisor.answer(scenario, request.today, asker)
    return answer.kind === 'recommendation'
      ? inTimeText(names[at] ?? '', answer.recommendation.best.hours, deadlineHours ?? 0)
      : `${names[at] ?? ''}: no plan`
  })
  return {
    kind: 'comparison',
    thread: null,
    scenarios,
    names,
    ...(deadlineHours === null
      ? {}
      : { generalAnswers: [`Of the ${formatDuration(deadlineHours)} that there are: ${inTime.join('; ')}.`] }),
  }
}

const inTimeText = (name: string, { p50, p90 }: { readonly p50: number; readonly p90: number }, hours: number) =>
  `${name} ${p90 <= hours ? 'in time' : p50 <= hours ? 'in time only if all goes well' : 'too late'} (${formatDuration(p50)}, ${formatDuration(p90)} at the slow end)`
