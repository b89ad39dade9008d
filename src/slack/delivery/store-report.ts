/** What somebody reported of a run, kept beside the plan it is about. */
import type { Outcome } from '../../conversation/outcome.ts'
import { currentScope } from '../request-scope.ts'
import type { AppDocuments } from '../document-schemas.ts'
import type { Services } from '../services.ts'
import type { Destination } from './post-methods.ts'

type ReportOutcome = Extract<Outcome, { kind: 'report' }>

/** Stores dollars spent, or tokens a second of all GPUs; a report that is delivered twice is stored once. */
export async function storeReport(
  { report, answer, planned, measurement }: ReportOutcome,
  destination: Destination,
  { store }: Services,
): Promise<void> {
  const scope = currentScope()
  if (scope === null) return
  const { channel, thread = null, user: by } = destination
  const { best } = answer.recommendation
  await store.of(scope.team).runs.add(
    { channel, thread, by, delivery: scope.id },
    {
      usd: report.kind === 'spent' ? report.usd : null,
      // Of all GPUs together, where the report says or implies it.
      tokensPerSecond:
        measurement?.tokensPerSecondPerGpu == null ? null : measurement.tokensPerSecondPerGpu * best.gpuCount,
      run: {
        ...reportedRunOf(answer, report.kind === 'spent' ? planned : null),
        isKept: false,
        own: measurement === null ? null : { ...measurement, id: scope.id ?? measurement.id },
      },
    },
  )
}

/** `planned`: what the money was spent on; null: the answer's own plan was measured. */
function reportedRunOf(
  { scenario: { spec }, recommendation: { best } }: ReportOutcome['answer'],
  planned: ReportOutcome['planned'] | null,
): Omit<AppDocuments['run'], 'own' | 'isKept'> {
  const { method, weights, gpu, gpuCount, provider, tier, pricing, stack, sequenceLength } = best
  const { model, params, tokens } = spec
  const { usd, hours } = planned ?? { usd: best.allInUsd, hours: best.hours }
  const estimated = { usd: usd.p50, hours: hours.p50, tokensPerSecond: best.tokensPerSecond.p50 }
  const job = { model, params, tokens, method, weights, stack, sequenceLength }
  return { ...job, gpu, gpuCount, provider, tier, pricing, estimated }
}
