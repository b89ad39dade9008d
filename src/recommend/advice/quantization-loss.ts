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

/** Shares up to which a loss is hardly seen, and small. */
const [hardly, little] = [0.02, 0.06]

/** What a form of the weights costs in quality, with the verdict first: "A little: +1.3 to +5.2 % perplexity …". */
export function qualityOfPrecision(
  weights: 'int8' | 'nf4' | 'fp8' | 'bf16',
  params: number,
  catalog: Pick<Catalog, 'quality'>,
): string {
  if (weights === 'bf16') return 'Nothing is lost in bf16: it is what the others are measured against.'
  if (weights === 'fp8')
    return 'Hardly, for FP8: fine-tuned in it a model usually ends within about 1 % of the loss in bf16 (recalled, 2026-11), which was not measured here.'
  const form = weights === 'nf4' ? '4-bit' : '8-bit'
  const near = quantizationLoss(weights, params, catalog)
  if (near !== null) {
    const verdict = near.high <= hardly ? 'Hardly' : near.high <= little ? 'A little' : 'Yes'
    return `${verdict}, for ${form}: ${lossText(near)}. Most tasks show less of it than the perplexity does.`
  }
  const shares = catalog.quality.perplexity.flatMap((row) => (row.weights === weights ? [row] : []))
  const values = shares.map(({ increase }) => increase.base)
  const sizes = shares.map((row) => row.params / 1e9)
  const of = (size: number): string => `${Math.round(size)}B`
  return values.length === 0
    ? `For ${form} nothing is measured.`
    : `Likely a little, for ${form}: at this size nothing is measured; models of ${of(Math.min(...sizes))} to ${of(Math.max(...sizes))} lost ${(100 * Math.min(...values)).toFixed(1)} to ${(100 * Math.max(...values)).toFixed(1)} % of perplexity, the larger ones less.`
}
