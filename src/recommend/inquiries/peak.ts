/** A peak rate as it was stated, against the one of the GPU, and the hours that a job really takes. */
import { serverForm } from '../../catalog/gpu.ts'
import { trainingFlops } from '../../catalog/units.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { modelOf } from '../search/search-space.ts'

export type PeakFigures = {
  readonly gpu: string
  /** FLOP/s: as stated, and dense in bf16 and FP8 (null: none). */
  readonly stated: number
  readonly dense: number
  readonly fp8: number | null
  /** What the stated rate is: that of sparse matrices, of FP8, the dense one, or none of them. */
  readonly is: 'sparse' | 'sparse fp8' | 'fp8' | 'dense' | 'other'
  /** FLOP of the job, 6 for each active parameter and token; null: no job is named. */
  readonly flop: number | null
  /** Shares of the dense bf16 peak that training usually reaches. */
  readonly usualShare: { readonly low: number; readonly high: number }
  /** GPU-hours at the usual shares of the dense peak, and at all of the stated one. */
  readonly usualGpuHours: { readonly low: number; readonly high: number } | null
  readonly statedGpuHours: number | null
}

const near = (one: number, other: number): boolean => Math.abs(one / other - 1) < 0.06

function kindOf(stated: number, dense: number, fp8: number | null): PeakFigures['is'] {
  if (near(stated, dense)) return 'dense'
  if (near(stated, 2 * dense)) return 'sparse'
  if (fp8 === null) return 'other'
  return near(stated, fp8) ? 'fp8' : near(stated, 2 * fp8) ? 'sparse fp8' : 'other'
}

/** Null where the GPU has no bf16 rate on record. */
export function peakFiguresOf(spec: Spec, stated: number, market: Market): PeakFigures | null {
  const { catalog } = market
  const likely = (spec.gpus ?? [])
    .flatMap((id) => catalog.gpus.get(id) ?? [])
    .filter(({ peak }) => isLikely(peak.bf16?.base))
  // A bare name is that of the form for servers.
  const gpu = serverForm(likely)
  const dense = gpu?.peak.bf16?.base
  if (gpu === undefined || dense === undefined) return null
  const fp8 = gpu.peak.fp8?.base ?? null
  const { low, high } = catalog.inquiryFacts.rules.usualMfu
  const usualShare = { low: low.base, high: high.base }
  const model = modelOf(spec, catalog)
  const flop = model === null || spec.tokens === null ? null : trainingFlops * model.shape.activeParams * spec.tokens
  const hours = (rate: number): number => (flop ?? 0) / rate / 3600
  return {
    gpu: gpu.id,
    stated,
    dense,
    fp8,
    is: kindOf(stated, dense, fp8),
    flop,
    usualShare,
    usualGpuHours: flop === null ? null : { low: hours(dense * usualShare.high), high: hours(dense * usualShare.low) },
    statedGpuHours: flop === null ? null : hours(stated),
  }

  /** Of the forms of a GPU the one whose rate, dense or sparse, was meant. */
  function isLikely(rate: number | undefined): boolean {
    if (rate === undefined) return false
    const forms = (spec.gpus ?? []).flatMap((id) => catalog.gpus.get(id)?.peak.bf16?.base ?? [])
    const likely = forms.filter((each) => [1, 2, 4].some((times) => near(stated, times * each)))
    return likely.length === 0 || likely.includes(rate)
  }
}
