/** What somebody reported of a run, kept beside the plan it is about. */
import type { Said } from '../thread/held.ts'
import { currentWork } from './current.ts'
import type { Remembered } from './remembered.ts'
import type { Services } from './services.ts'
import type { Place } from './ways.ts'

type Reported = Extract<Said, { kind: 'report' }>

export async function keepReport(
  { report, answered, own }: Reported,
  place: Place,
  { store }: Services,
): Promise<void> {
  const work = currentWork()
  if (work === null) return
  const { channel, thread = null, user: by } = place
  const { best } = answered.recommendation
  await store.of(work.team).runs.add(
    { channel, thread, by, delivery: work.id },
    {
      usd: report.kind === 'spent' ? report.usd : null,
      // Of all GPUs together, where the report says or implies it.
      tokensPerSecond: own?.tokensPerSecondPerGpu == null ? null : own.tokensPerSecondPerGpu * best.gpuCount,
      run: { ...runOf(answered), isKept: false, own: own === null ? null : { ...own, id: work.id ?? own.id } },
    },
  )
}

function runOf({
  scenario: { spec },
  recommendation: { best },
}: Reported['answered']): Omit<Remembered['run'], 'own' | 'isKept'> {
  const { method, weights, gpu, gpuCount, provider, tier, pricing, stack, sequenceLength } = best
  const { model, params, tokens } = spec
  const estimated = { usd: best.usd.p50, hours: best.hours.p50, tokensPerSecond: best.tokensPerSecond.p50 }
  const what = { model, params, tokens, method, weights, stack, sequenceLength }
  return { ...what, gpu, gpuCount, provider, tier, pricing, estimated }
}
