/** "$11,500 a month for 8 H100, or $2.49 an hour on demand?": both prices that were told, by the hour of a GPU. */
import { flatMonthIn } from '../language/inquiries/flat-month.ts'
import { hoursOfMonth } from '../scenario/hours-of-time.ts'
import type { Spec } from '../scenario/scenario.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import { type FoundInterpretation, inquiryOf } from './part-readers.ts'

/** Null where no such prices are told, no GPUs are, or data to train on are. */
export function flatMonthOf(text: string, specOf: (words: string) => Spec): FoundInterpretation {
  const told = flatMonthIn(text)
  if (told === null) return null
  const spec = specOf(told.rest)
  if (spec.tokens !== null || spec.gpus === null) return null
  const gpuCount = spec.gpuCount ?? 1
  return inquiryOf({
    kind: 'contrast',
    spec: { ...spec, gpuCount },
    contrast: {
      onDemand: usdOfOneGpu(told.hourly.usd, told.hourly.isPerGpu, gpuCount),
      other: told.perMonth / hoursOfMonth / gpuCount,
      pricing: 'reserved',
      sign: told.sign,
      usedShare: told.usedShareOf(gpuCount),
      lostShare: null,
      termHours: told.termHours,
      gpuHours: null,
      runHours: null,
      gpuHoursPerMonth: null,
    },
    unused: [],
  })
}
