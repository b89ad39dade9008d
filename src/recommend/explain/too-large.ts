/** A job that no machines with prices on record hold: what it takes by its size, and about what that costs. */
import { trainingFlops } from '../../catalog/units.ts'
import { machineSize } from '../../estimate/estimate.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { countText, usdText } from '../figure-text.ts'
import { modelOf } from '../search/search-space.ts'

/** `tokens`: of the job. Null where machines or software were named, not all parameters are trained, or it is no such size. */
export function tooLargeMessage(spec: Spec, tokens: number, { catalog }: Market): string | null {
  const model = modelOf(spec, catalog)
  const h100 = catalog.gpus.get('h100-sxm')
  const peak = h100?.peak.bf16?.base
  if (spec.gpus !== null || spec.gpuCount !== null || spec.method !== 'full' || model === null) return null
  if (h100 === undefined || peak === undefined) return null
  const { states, usualMfu, teacher, wholeCluster } = catalog.inquiryFacts.rules
  const perMachine = machineSize(h100)
  const params = spec.params ?? model.shape.activeParams
  const bytes = states.fp32Master.base * params
  // Smaller jobs fail for another reason.
  if (bytes < wholeCluster.leastStates.base || spec.providers !== null || spec.stack !== null) return null
  const counts = states.gpus.map(
    ({ name, memory }) => `${Math.ceil(bytes / memory.base / perMachine) * perMachine} × ${name}`,
  )
  const hoursAt = (share: number): number =>
    Number(((trainingFlops * model.shape.activeParams * tokens) / (share * peak) / 3600).toPrecision(2))
  const experts = model.shape.moe === null ? 1 : wholeCluster.expertShare.base
  const [few, many] = [hoursAt(usualMfu.high.base), hoursAt(usualMfu.low.base * experts)]
  const usd = (hours: number): string => usdText(hours * teacher.usdPerGpuHour.base)
  return `No machines with a price on record hold this: weights, gradients and states are about ${Number((bytes / 1e12).toPrecision(2))} TB with AdamW, so ${counts.join(' or ')}, on one fast network. The arithmetic alone takes ${countText(few)} to ${countText(many)} H100-hours, ${usd(few)} to ${usd(many)} of GPU time at $${teacher.usdPerGpuHour.base.toFixed(2)} (estimated from its size); with set-up, failed starts and the shortest term that such clusters are let for reckon with up to ${wholeCluster.overGpuTime.base} times the upper end.`
}
