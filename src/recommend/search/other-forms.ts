/** What the GPUs of a question need that the first look at the usual software does not show: other forms of them, other software. */
import type { GpuId } from '../../catalog/ids.ts'
import type { Estimate, Misfit } from '../../estimate/plan.ts'
import { isTight } from '../ranking/plan-risk.ts'
import type { Sweep } from './sweep-result.ts'

/** Whether an estimate is of the GPUs and the way of a misfit. */
export const isOfPlan = ({ gpu, gpuCount, method, weights }: Misfit, { plan }: Estimate): boolean =>
  plan.gpu.id === gpu && plan.gpuCount === gpuCount && plan.method === method && plan.weights === weights

/** The same misfit of adapters under the software that needs the least; of full training that would keep less of its states. */
export function leanestOf(misfit: Misfit, { estimates, misfits }: Sweep): Misfit {
  if (misfit.method === 'full') return misfit
  const needs = [
    ...misfits
      .filter(
        ({ gpu, gpuCount, method, weights }) =>
          gpu === misfit.gpu && gpuCount === misfit.gpuCount && method === misfit.method && weights === misfit.weights,
      )
      .map(({ needed }) => needed),
    ...estimates.filter((each) => isOfPlan(misfit, each)).map(({ peakMemory }) => peakMemory.p50),
  ]
  return { ...misfit, needed: Math.min(misfit.needed, ...needs) }
}

/**
 * Where one form of a GPU holds a job and another does not ("H100": NVL, SXM and PCIe), the other under any software that
 * is sure to hold it there: it may be the one that was meant.
 */
export function withOtherForms(asked: Sweep, sweepAll: (gpus: readonly GpuId[]) => Sweep): Sweep {
  const held = new Set(asked.estimates.map(({ plan }) => plan.gpu.id))
  const gpus = [...new Set(asked.misfits.map(({ gpu }) => gpu))].filter((gpu) => !held.has(gpu))
  if (gpus.length === 0) return asked
  const others = sweepAll(gpus)
  const sure = others.estimates.filter((each) => !isTight(each))
  const isHeld = (misfit: Misfit): boolean => sure.some((each) => isOfPlan(misfit, each))
  return {
    estimates: [...asked.estimates, ...sure],
    misfits: asked.misfits.filter((each) => !isHeld(each)).map((each) => leanestOf(each, others)),
  }
}
