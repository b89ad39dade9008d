/** "How much faster does FP8 make it?", "is FP8 worth it for …": the job in both precisions on the same GPUs, and what that gains. */
import { withoutPrecisionGain } from '../language/inquiries/precision-gain.ts'
import { formatSignificant } from '../presentation/format/significant-digits.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { FoundInterpretation, ReadJob } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Below it nobody should change the recipe. */
const hardly = 1.1

/** Null where no gain of FP8 is asked for, or the job does not run so. */
export function precisionGainOf(
  text: string,
  readJob: ReadJob,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const rest = withoutPrecisionGain(text)
  const job = rest === null ? null : readJob(rest)
  if (job === null) return null
  const planOf = (scenario: Scenario) => recommendationFor(scenario, request, context)?.best ?? null
  const inBf16: Scenario = { ...job, spec: { ...job.spec, precision: 'bf16' } }
  const plain = planOf(inBf16)
  if (plain === null) return null
  const spec = { ...inBf16.spec, gpus: [plain.gpu], gpuCount: plain.gpuCount, method: plain.method }
  const scenarios = (['fp8', 'bf16'] as const).map((precision): Scenario => {
    const weights = precision === 'bf16' ? spec.weights : null
    return { ...job, spec: { ...spec, precision, weights } }
  })
  const [fast] = scenarios.map(planOf)
  if (fast == null) return null
  // Software apart: what another program gains is none of the precision's.
  const alike = planOf({ ...inBf16, spec: { ...spec, stack: fast.stack } })
  const base = alike ?? plain
  const times = base.hours.p50 / fast.hours.p50
  const verdict = times < hardly ? 'Hardly worth it' : 'In this estimate'
  const says = `${verdict}: FP8 is ${formatSignificant(times, 2)} times as fast as bf16 here, ${alike === null ? 'each with its best software' : 'with the same software'}, start-up and all.`
  return { kind: 'comparison', thread: null, scenarios, names: ['FP8', 'bf16'], generalAnswers: [says] }
}
