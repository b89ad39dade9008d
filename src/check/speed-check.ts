/** Speed and utilisation of a claim, against the peak of the hardware and our own estimate. */
import type { RulesOfThumb } from '../catalog/rules-of-thumb.ts'
import { flopsPerToken, peakFlopsOf } from '../estimate/physics/flops.ts'
import type { TrainingRun } from '../estimate/physics/training-run.ts'
import { formatTokensPerSecond, formatPercent, formatTokens } from '../presentation/format/number-format.ts'
import { gpuCountOf } from './arithmetic-check.ts'
import { type RunClaim, type StatedFigure, midpoint } from './claim.ts'
import type { CheckFinding } from './finding.ts'
import { misfitNote, overlaps, rangeTolerance } from './claim-tolerance.ts'
import type { ReferenceRuns } from './reference-runs.ts'
import { shareMistakeOf } from './usual-mistakes.ts'

/** The speed that is claimed, or that its hours ask for. */
export function checkSpeed(
  claim: RunClaim,
  referenceRuns: ReferenceRuns,
  isMisfit: boolean,
  { impossibleMfu }: RulesOfThumb,
): CheckFinding[] {
  const gpuCount = gpuCountOf(claim)
  const stated = claim.rate ?? impliedRate(claim)
  if (stated === null || gpuCount === null || claim.spec.gpus === null) return []
  const gpuFactor = claim.rate?.perGpu === true ? gpuCount : 1
  const each = { ...stated, low: (stated.low * gpuFactor) / gpuCount, high: (stated.high * gpuFactor) / gpuCount }
  const { leanest, speed } = referenceRuns
  if (leanest === null) return []
  const share = shareOfPeak(claim, referenceRuns, each.low)
  const words = claim.rate === null ? `${stated.words}: ${formatTokensPerSecond(midpoint(stated))}` : stated.words
  if (share > impossibleMfu.base) {
    const { hardware } = flopsPerToken(peakRun(claim, referenceRuns), leanest.sizes)
    const shown = `${formatTokensPerSecond(each.low)} a GPU × ${(hardware / 1e9).toPrecision(3)} GFLOP a token is ${formatPercent(share)} of the dense peak; nothing goes above ${formatPercent(impossibleMfu.base)}`
    return [{ about: 'speed', verdict: 'impossible', claimed: words, shown, factor: null, slip: null }]
  }
  if (isMisfit || speed === null) return []
  const shown = `ours is ${formatTokensPerSecond(speed.p10)} to ${formatTokensPerSecond(speed.p90)} over ${gpuCount === 1 ? 'one GPU' : `all ${gpuCount} GPUs`}, from the slowest stack to the fastest${misfitNote(referenceRuns)}`
  const isMet = (factor: number): boolean =>
    overlaps(
      { ...stated, low: stated.low * factor, high: stated.high * factor },
      { low: speed.p10, high: speed.p90 },
      rangeTolerance,
    )
  const isEach = claim.rate?.perGpu === null && gpuCount > 1 && !isMet(gpuFactor) && isMet(gpuCount)
  if (isMet(gpuFactor) || isEach) {
    const shownText = isEach ? `${shown}, if the speed is that of one GPU` : shown
    const tokensPerSecond = midpoint(stated) * (isEach ? gpuCount : gpuFactor)
    return [
      {
        about: 'speed',
        verdict: 'consistent',
        claimed: words,
        shown: shownText,
        factor: null,
        slip: null,
        tokensPerSecond,
      },
    ]
  }
  const factor =
    stated.high * gpuFactor < speed.p10 ? (stated.high * gpuFactor) / speed.p10 : (stated.low * gpuFactor) / speed.p90
  return [{ about: 'speed', verdict: 'off', claimed: words, shown, factor, slip: null }]
}

/** Tokens per second that the hours stated ask for. */
function impliedRate({ spec, durations: [duration] }: RunClaim): StatedFigure | null {
  if (spec.tokens === null || duration === undefined) return null
  return {
    low: spec.tokens / (duration.high * 3600),
    high: spec.tokens / (duration.low * 3600),
    words: `${formatTokens(spec.tokens)} in ${duration.words}`,
    bound: null,
  }
}

/** The least demanding run there is: nothing computed twice, FP8 where it is spoken of. */
function peakRun({ isLowPrecision, spec }: RunClaim, { leanest, gpus }: ReferenceRuns): TrainingRun {
  if (leanest === null) throw new Error('a gate without a run')
  const fastest = gpus.reduce((one, other) => ((other.peak.bf16?.base ?? 0) > (one.peak.bf16?.base ?? 0) ? other : one))
  const peak = fastest.peak.bf16?.base ?? fastest.peak.fp16?.base ?? leanest.run.hardware.peakFlops
  const hardware = { ...leanest.run.hardware, peakFlops: peak, peakFlopsFp8: fastest.peak.fp8?.base ?? 0 }
  const isLow = isLowPrecision || spec.weights === 'fp8'
  return { ...leanest.run, hardware, recomputation: 'none', compute: isLow ? 'fp8' : 'bf16' }
}

/** The share of the GPU's dense peak that `perGpu` tokens/s of the claimed model make use of. */
function shareOfPeak(claim: RunClaim, referenceRuns: ReferenceRuns, perGpu: number): number {
  const run = peakRun(claim, referenceRuns)
  return referenceRuns.leanest === null
    ? 0
    : (flopsPerToken(run, referenceRuns.leanest.sizes).hardware * perGpu) / peakFlopsOf(run)
}

/** What is wrong with a stated MFU or HFU; empty where none is stated, or there is nothing to compare it with. */
export function checkUtilisation(claim: RunClaim, referenceRuns: ReferenceRuns, rules: RulesOfThumb): CheckFinding[] {
  const { utilisation: stated, rate } = claim
  const gpuCount = gpuCountOf(claim)
  if (stated === null) return []
  if (stated.low > rules.impossibleMfu.base) return [utilisationTooHigh(stated, rules)]
  if (rate === null || gpuCount === null || claim.spec.gpus === null || referenceRuns.leanest === null) return []
  const run = { ...peakRun(claim, referenceRuns), compute: 'bf16' as const }
  const flops = flopsPerToken(run, referenceRuns.leanest.sizes)
  const total = rate.perGpu === true ? 1 : 1 / gpuCount
  const of = (speed: number): number => (speed * total * flops.model) / peakFlopsOf(run)
  const implied = { low: of(rate.low), high: of(rate.high) }
  const isSame = overlaps(stated, implied, 1.15)
  const factor = midpoint(stated) / midpoint(implied)
  return [
    {
      about: 'utilisation',
      verdict: isSame ? 'consistent' : 'off',
      claimed: stated.words,
      shown: `${formatTokensPerSecond(midpoint(rate) * total)} a GPU × ${(flops.model / 1e9).toPrecision(3)} GFLOP a token ÷ ${(peakFlopsOf(run) / 1e12).toPrecision(3)} TFLOP/s = ${formatPercent(midpoint(implied))}`,
      factor: isSame ? null : factor,
      slip: isSame ? null : shareMistakeOf(factor, { gpuCount, epochs: 1 }),
    },
  ]
}

/** The finding that more is claimed than the hardware can do. */
export function utilisationTooHigh({ words }: StatedFigure, { impossibleMfu }: RulesOfThumb): CheckFinding {
  const shown = `nothing goes above ${formatPercent(impossibleMfu.base)} of the dense peak`
  return { about: 'utilisation', verdict: 'impossible', claimed: words, shown, factor: null, slip: null }
}
