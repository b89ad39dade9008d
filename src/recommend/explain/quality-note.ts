/** What the stored form of the weights does to quality, in a few words, as it was measured. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { quantizationLoss, lossText } from '../advice/quantization-loss.ts'
import type { Option } from '../recommendation.ts'
import { modelOf } from '../search/search-space.ts'

/** Of weights that are not quantized. */
export const nothingLost = 'nothing lost to quantization'

/** "nothing lost to quantization", "4-bit: +1.3 to +5.2 % perplexity after fine-tuning (…)". */
export function qualityNote({ weights }: Pick<Option, 'weights'>, spec: Spec, catalog: Catalog): string {
  switch (weights) {
    case 'bf16':
    case 'fp32':
      return nothingLost
    case 'fp8':
      return 'FP8 weights: little was measured, compare on your own test set'
    case 'int8':
    case 'nf4': {
      const params = modelOf(spec, catalog)?.shape.params ?? spec.params
      const loss = params === null ? null : quantizationLoss(weights, params, catalog)
      return `${weights === 'nf4' ? '4-bit' : '8-bit'}: ${lossText(loss)}`
    }
  }
}
