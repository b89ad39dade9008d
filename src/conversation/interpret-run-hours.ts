/** Several runs of so many hours on so many GPUs, without a model: what their GPU-hours cost. */
import { readPrices } from '../language/inquiries/price-inquiry.ts'
import { runHoursIn } from '../language/inquiries/run-hours.ts'
import { understand } from '../language/pipeline.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { interpretJob } from './interpret-job.ts'
import type { InputKind, RequestContext } from './request.ts'

/** Null where the text tells of no such runs, or of a job. */
export function runHoursOf(
  text: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const found = runHoursIn(text)
  if (found === null || interpretJob(text, inputKind, request, context).kind === 'start') return null
  const { runs, hours, gpuCount, gpu, reserve } = found
  const { vocabulary, catalog } = context
  const reading = { mode: 'message', vocabulary, today: request.today } as const
  const asked = understand(text, reading).draft
  if (asked.get('tokens') !== null) return null
  const bare = runs * hours * gpuCount
  const all = Math.round(bare * (1 + reserve))
  const sum = `price of ${all} GPU-hours on ${gpuCount} ${gpu}${/\bspot\b/iu.test(text) ? ', spot' : ''}`
  const prices = readPrices({ text: sum, understanding: understand(sum, reading), facts: catalog.inquiryFacts })
  if (prices?.kind !== 'prices') return null
  const more = reserve === 0 ? '' : `, with ${Math.round(reserve * 100)} % more ${all.toLocaleString('en-US')}`
  const [providers, region] = [asked.get('providers'), asked.get('region')]
  return {
    kind: 'inquiry',
    inquiry: { ...prices, spec: { ...prices.spec, providers, region } },
    generalAnswers: [
      `${runs} runs × ${hours} h × ${gpuCount} GPUs = ${bare.toLocaleString('en-US')} GPU-hours${more}. Hours that a machine stands idle between runs are paid, too.`,
    ],
  }
}
