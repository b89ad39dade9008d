/** A job with several values of one thing: all of them side by side. */
import { listedValuesIn } from '../language/inquiries/listed-values.ts'
import { maxCompared } from '../language/multiple-commands.ts'
import type { EngineContext } from './engine-context.ts'
import { areSeparateRuns } from './interpret-divided-jobs.ts'
import type { FoundInterpretation, ReadJob } from './part-readers.ts'
import type { RequestContext } from './request.ts'
import { startedOnOneGpu } from './single-gpu-job.ts'

/** Null where no such list is told, or the rest is no job with each of its values. */
export function listedValuesOf(
  text: string,
  readJob: ReadJob,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const listed = listedValuesIn(text)
  if (listed === null || listed.names.length > maxCompared) return null
  const scenarios = listed.names.flatMap((name) => {
    const typed = listed.textWith(name)
    const job = readJob(typed)
    if (job === null) return []
    return startedOnOneGpu({ kind: 'start', scenario: job, policy: null, phrases: [] }, typed, request, context)
      .scenario
  })
  const isOneJob = new Set(scenarios.map(({ spec }) => JSON.stringify(spec))).size < scenarios.length
  return scenarios.length < listed.names.length || isOneJob
    ? null
    : {
        kind: 'comparison',
        thread: null,
        scenarios,
        names: listed.names,
        // "5M, 8M and 20M tokens, one lora each"
        ...(areSeparateRuns(text) ? { counts: scenarios.map(() => 1) } : {}),
      }
}
