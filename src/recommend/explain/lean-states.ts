/** Full training that may not fit is planned with 8-bit states of AdamW, where those make it fit for about the same money and time. */
import { optimizerIdSchema } from '../../catalog/training-method.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { gibText } from '../figure-text.ts'
import { GIB } from '../../catalog/units.ts'
import type { Infeasible, Option, Recommendation } from '../recommendation.ts'

const eightBit = optimizerIdSchema.parse('adamw-8bit')
/** Times the hours and the dollars of the plan that is not sure to fit, and may be paid for in vain. */
const most = 1.3

/** The job with 8-bit states; null where a setting was asked for that decides the memory, or the plan fits anyway. */
export function leanScenario(asked: Scenario, { best }: Recommendation): Scenario | null {
  const { optimizer, offload, precision, stack, task, owned } = asked.spec
  const isOpen = [optimizer, offload, precision, stack].every((each) => each === null) && owned !== true
  const mayLean = best.method === 'full' && best.layout.offload === 'none' && isTight(best) && task !== 'pretrain'
  return isOpen && mayLean ? { ...asked, spec: { ...asked.spec, optimizer: eightBit } } : null
}

/** The leaner recommendation with its reason in front, where it is sure to fit and costs about as much; else the first. */
export function leanerOf(first: Recommendation, lean: Recommendation | Infeasible): Recommendation {
  if (!('best' in lean)) return first
  const { best } = lean
  const isAsGood =
    !isTight(best) &&
    best.method === 'full' &&
    best.layout.offload === 'none' &&
    best.allInUsd.p50 <= most * first.best.allInUsd.p50 &&
    best.hours.p50 <= most * first.best.hours.p50
  if (!isAsGood) return first
  const { peakMemoryGiB, usableMemoryGiB } = first.best
  const reason = `8-bit states of AdamW are planned: with those in fp32 a GPU may need ${gibText(peakMemoryGiB.p95 * GIB)} of the ${gibText(usableMemoryGiB * GIB)} it has`
  const others = (lean.keyConsiderations ?? []).filter((words) => !words.includes('is counted, in memory and in time'))
  return { ...lean, keyConsiderations: [reason, ...others] }
}

const isTight = ({ peakMemoryGiB, usableMemoryGiB }: Option): boolean => peakMemoryGiB.p95 > usableMemoryGiB
