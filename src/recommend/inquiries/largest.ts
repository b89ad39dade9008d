/** The largest model that GPUs hold, by method: of the sizes that people commonly train. */
import type { MethodId } from '../../catalog/training-method.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { FitResult } from './fit.ts'

export type LargestOfMethod = {
  /** Parameters; null where not even the smallest fits. */
  readonly params: number | null
  /** A larger one that may fit; null where none does. */
  readonly perhaps: number | null
  /** How it fits on as many GPUs as were named; of the smallest where that does not. */
  readonly fit: FitResult
  /** The largest on one of several GPUs; null where there is one only, or none fits. */
  readonly paramsOnOne: number | null
}

const everyMethod = ['qlora', 'lora', 'full'] as const

/** `spec` names GPUs; `sizes` in parameters. `fit` judges a spec; `asked`: the methods that were named, empty for all. Empty where no software runs anything on them. */
export function largestOf(
  spec: Spec,
  sizes: readonly number[],
  fit: (spec: Spec) => FitResult | null,
  asked: readonly MethodId[] = [],
): readonly LargestOfMethod[] {
  const largestFirst = sizes.toSorted((one, other) => other - one)
  const largestOn = (asked: Spec) => {
    let smallest: FitResult | null = null
    let perhaps: number | null = null
    for (const params of largestFirst) {
      const result = fit({ ...asked, params })
      if (result !== null && result.gpus.every(({ verdict }) => verdict === 'yes'))
        return { params, perhaps, fit: result }
      if (result?.gpus.every(({ verdict }) => verdict !== 'no') === true) perhaps ??= params
      smallest = result ?? smallest
    }
    return smallest === null ? null : { params: null, perhaps, fit: smallest }
  }
  const named = asked.length > 1 ? everyMethod.filter((method) => asked.includes(method)) : everyMethod
  return (spec.method === null ? named : [spec.method]).flatMap((method) => {
    const wanted = { ...spec, method, weights: method === 'full' ? null : spec.weights, tokens: null }
    const largest = largestOn(wanted)
    if (largest === null) return []
    const isSeveral = (spec.gpuCount ?? 1) > 1
    return [{ ...largest, paramsOnOne: isSeveral ? (largestOn({ ...wanted, gpuCount: 1 })?.params ?? null) : null }]
  })
}
