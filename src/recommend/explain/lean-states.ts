/** Full training that may not fit is planned with 8-bit states of AdamW, where those make it fit for about the same money and time. */
import { eightBitAdam } from '../../catalog/training-method.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { gibText } from '../figure-text.ts'
import { GIB } from '../../catalog/units.ts'
import { mayRunOut } from '../option-fit.ts'
import type { Option, Recommendation } from '../recommendation.ts'

/** Times the hours and the dollars of the plan that is not sure to fit, and may be paid for in vain. */
const most = 1.3

/** The job with 8-bit states; null where a setting was asked for that decides the memory, or the plan fits anyway. */
export function leanScenario(asked: Scenario, { best }: Recommendation): Scenario | null {
  const { optimizer, offload, precision, stack, task, owned } = asked.spec
  const isOpen = [optimizer, offload, precision, stack].every((each) => each === null) && owned !== true
  const mayLean = isFullOnGpus(best) && mayRunOut(best) && task !== 'pretrain'
  return isOpen && mayLean ? { ...asked, spec: { ...asked.spec, optimizer: eightBitAdam } } : null
}

/** Why the leaner plan is taken, where it is sure to fit and costs about as much as the first; else null. */
export function leanerReason(first: Option, lean: Option): string | null {
  const isAsGood =
    !mayRunOut(lean) &&
    isFullOnGpus(lean) &&
    lean.allInUsd.p50 <= most * first.allInUsd.p50 &&
    lean.hours.p50 <= most * first.hours.p50
  return isAsGood
    ? `8-bit states of AdamW are planned: with those in fp32 a GPU may need ${gibText(first.peakMemoryGiB.p95 * GIB)} of the ${gibText(first.usableMemoryGiB * GIB)} it has`
    : null
}

const isFullOnGpus = ({ method, layout }: Option): boolean => method === 'full' && layout.offload === 'none'
