/** A run that broke at a step: what is lost and what to do, by the figures that are told; no job is needed for it. */
import { brokenStepIn } from '../language/inquiries/broken-step.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { brokenStepSentences } from '../presentation/content/inquiries/broken-step-sentences.ts'
import type { Spec } from '../scenario/scenario.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, inquiryOf } from './part-readers.ts'

/** Null where no such run is told, or a whole job is to be run again, which is planned. */
export function brokenStepOf(
  text: string,
  specOf: (words: string) => Spec,
  context: EngineContext,
): FoundInterpretation {
  const broken = brokenStepIn(text)
  if (broken === null) return null
  const found = ratesIn(text)
  const [rate, ...others] = found?.rates ?? []
  const { gpuCount, tokens } = specOf(found?.rest ?? text)
  if (tokens !== null || others.length > 0) return null
  const usd = rate?.per === 'hour' ? inDollars(rate.usd, rate.currency, context) : null
  const usdPerHour = usd === null ? null : usdOfOneGpu(usd, rate?.isPerGpu, gpuCount) * (gpuCount ?? 1)
  return inquiryOf({ kind: 'known', id: 'broken step', says: brokenStepSentences({ ...broken, usdPerHour }) })
}
