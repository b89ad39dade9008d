/** Measured losses of quantization for models of about one size. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Quality } from '../../catalog/quality.ts'
import { spanText } from '../figure-text.ts'

type PerplexityMeasurement = Quality['perplexity'][number]

/** Sizes within this factor are taken for comparable. */
const COMPARABLE = 2.2

export type QuantizationLoss = {
  /** Shares: 0.013 is 1.3 %. */
  readonly low: number
  readonly high: number
  readonly stage: PerplexityMeasurement['stage']
  /** The models it was measured on. */
  readonly models: readonly string[]
  readonly measurements: readonly PerplexityMeasurement[]
}

/**
 * The spread of what was measured at about `params`: after fine-tuning where somebody did, else of the base; null where
 * nobody measured models of this size.
 */
export function quantizationLoss(
  weights: 'int8' | 'nf4',
  params: number,
  { quality }: Pick<Catalog, 'quality'>,
): QuantizationLoss | null {
  const near = quality.perplexity.filter(
    (row) => row.weights === weights && Math.abs(Math.log(row.params / params)) <= Math.log(COMPARABLE),
  )
  for (const stage of ['fine-tuned', 'base'] as const) {
    const measurements = near.filter((row) => row.stage === stage)
    if (measurements.length === 0) continue
    const shares = measurements.map(({ increase }) => increase.base)
    return {
      low: Math.min(...shares),
      high: Math.max(...shares),
      stage,
      models: measurements.map(({ model }) => model),
      measurements,
    }
  }
  return null
}

/** "+1.3 to +5.2 % perplexity after fine-tuning (Llama 2 7B, Mistral 7B, Llama 3 8B)". */
export function lossText(loss: QuantizationLoss | null): string {
  if (loss === null) return 'not measured at this size'
  const percent = (share: number) => `+${(100 * share).toFixed(1)}`
  return `${spanText(loss, percent)} % perplexity ${loss.stage === 'base' ? 'of the base, before training' : 'after fine-tuning'} (${loss.models.slice(0, 4).join(', ')})`
}
