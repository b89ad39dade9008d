/** What GPUs at a price come to over a term, and an hour of those that work or are used. */
import { termSumIn } from '../language/inquiries/term-sum.ts'
import { termSumSentences } from '../presentation/content/inquiries/rental-sums-sentences.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import type { Spec } from '../scenario/scenario.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, inquiryOf } from './part-readers.ts'

/** Null where no price, term and number of GPUs are told, or a job to train is. */
export function termSumOf(text: string, specOf: (words: string) => Spec, context: EngineContext): FoundInterpretation {
  const term = termSumIn(text)
  if (term === null) return null
  const { rate, hours, down, usedShare, isBound } = term
  const spec = specOf(term.rest)
  const { gpuCount, nodes } = spec
  if (gpuCount === null || spec.params !== null || spec.tokens !== null) return null
  const ofMachine =
    nodes !== null && nodes > 0
      ? gpuCount / nodes
      : Math.min(gpuCount, context.catalog.inquiryFacts.rules.machineGpus.value)
  const downGpus =
    down === null ? 0 : down.count * (down.unit === 'machine' ? ofMachine : down.unit === 'share' ? gpuCount : 1)
  if (downGpus < 0 || downGpus >= gpuCount) return null
  const sign = { EUR: '€', GBP: '£' }[rate.currency ?? '']
  const amount = sign === undefined ? inDollars(rate.usd, rate.currency, context) : rate.usd
  const says = termSumSentences({
    gpuCount,
    hours,
    perGpuHour: usdOfOneGpu(amount, rate.isPerGpu, gpuCount),
    sign: sign ?? '$',
    down:
      down === null || downGpus === 0
        ? null
        : { gpus: downGpus, isOfNodes: down.unit === 'machine' ? down.count : null },
    usedShare,
    isBound,
  })
  return inquiryOf({ kind: 'known', id: 'term sum', says })
}
