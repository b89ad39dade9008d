/** Flops of a run and the peak rate of its GPU: the upper bound that every estimate and claim is checked against. */
import type { TrainingRun } from './training-run.ts'
import type { Sizes } from './sizes.ts'

/** Share of the forward pass that is recomputed in the backward pass; `fallback` where recomputation is not stated. */
export function recomputedShare(run: TrainingRun, fallback: number): number {
  switch (run.recomputation) {
    case 'full':
      return 1
    case 'selective':
      return 0.3
    case 'none':
      return 0
    case null:
      return run.method === 'full' ? fallback : fallback / 2
  }
}

/** Tokens that one attends to: of its own document where the kernel keeps packed documents apart. */
export const attendedLength = ({ sequenceLength, attendedTokens, software }: TrainingRun): number =>
  attendedTokens === undefined || software.attention === 'eager' || software.attention === 'sdpa'
    ? sequenceLength
    : Math.min(sequenceLength, attendedTokens)

/** Flops a token of forward and backward, with what is recomputed and all of attention. */
export function flopsPerToken(run: TrainingRun, sizes: Sizes): { readonly model: number; readonly hardware: number } {
  const { shape } = run
  const trained = run.method === 'full' ? 1 : 0
  const recomputed = recomputedShare(run, 0)
  const head = shape.vocab * shape.hidden
  const span = sizes.span(attendedLength(run))
  const attention = 2 * span * sizes.queryWidth * shape.layers
  const model = 2 * (shape.activeBlockParams + head) * (2 + trained) + 3.5 * attention
  return { model, hardware: model + 2 * shape.activeBlockParams * recomputed + (recomputed === 1 ? attention : 0) }
}

/** The dense peak of the precision a run computes in, flop/s. */
export function peakFlopsOf(run: TrainingRun): number {
  const { peakFlops, peakFlopsFp8, peakFlopsFp4 } = run.hardware
  switch (run.compute) {
    case 'fp8':
    case 'mxfp8':
      return peakFlopsFp8 || peakFlops
    case 'nvfp4':
      return peakFlopsFp4 || peakFlopsFp8 || peakFlops
    case 'bf16':
    case 'fp16':
      return peakFlops
  }
}

/** Utilisation of the peak that `tokensPerSecond` of one GPU would need. Above 0.9 the figure is refuted. */
export function peakUtilisation(run: TrainingRun, sizes: Sizes, tokensPerSecond: number): number {
  return (flopsPerToken(run, sizes).hardware * tokensPerSecond) / peakFlopsOf(run)
}
