/** Why so many GPUs do not hold a job. */
import { weightBytes } from '../../catalog/training-method.ts'
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatGib } from '../format/number-format.ts'
import { isFilledByStates, splitOver, trainedBytes } from './held-in-memory.ts'
import { hasSmallMoments } from './optimizer-states.ts'
import type { QuestionContext } from './question-context.ts'

/** Why so many do not do, by their own memory; they may hold it and have no price. GiB. */
export function misfitOf(count: number, context: QuestionContext): string {
  const {
    counts = [],
    params,
    recommendation: { best },
    renderContext: { names },
  } = context
  const { isUnpriced, misfit } = counts.find((one) => one.gpuCount === count) ?? {}
  if (isUnpriced === true) return `${formatCount(count)} hold it by their memory, but no price of so many is on record.`
  const of = `${formatCount(count)} ${count === 1 ? 'GPU does' : 'GPUs do'} not hold it`
  const bytes = (params ?? 0) * weightBytes[best.weights]
  const each = trainedBytes(best, hasSmallMoments(context))
  const weights =
    params === undefined
      ? ''
      : `the weights alone are ${formatBytes(bytes)}${best.method === 'full' ? `, with gradients and the optimizer states of the plan ${formatBytes(params * each)} (${formatCount(each)} bytes a parameter), before activations` : ''}`
  const needs =
    misfit === undefined
      ? ''
      : best.method === 'full' && params !== undefined && isFilledByStates(params, count, misfit.hasGiB, best)
        ? splitOver(params, count, misfit.hasGiB, best)
        : `${names.gpu(misfit.gpu)} would need ${formatGib(misfit.needsGiB)}${count === 1 ? '' : ' each'}, ${misfit.needsGiB > misfit.hasGiB ? `and has ${formatGib(misfit.hasGiB)}` : `too close to the ${formatGib(misfit.hasGiB)} there are`}`
  const why = [weights, needs].filter((one) => one !== '').join('; ')
  return why === '' ? `${of}.` : `${of}: ${why}.`
}
