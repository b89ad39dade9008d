/** Which fitted constants apply to a run, by GPU, software and precision. Shares and factors, seconds a layer, bytes a logit. */
import type { Constants } from './constants.ts'
import type { TrainingRun, Software } from './training-run.ts'

/** The year, as a fraction, in which kernels are as fast as `matmul` says; later ones are faster by `matmulYearly`. */
const REFERENCE_YEAR = 2024.5

export type Efficiencies = {
  /** Measured matrix ceiling over the peak, power limit included. */
  readonly achievableFraction: number
  readonly matmul: number
  readonly attention: number
  /** Share of the low-precision advantage reached in dense and in expert products; 0 without one. */
  readonly lowShare: number
  readonly expertLowShare: number
  readonly lowPeak: number
  readonly elementwisePasses: number
  readonly lossTraffic: number
  readonly launchSeconds: number
}

/** Efficiencies of `run` under constants `k`. */
export function efficiencies(run: TrainingRun, k: Constants): Efficiencies {
  const { hardware, software } = run
  const achievableFraction = hardware.matmulFraction * hardware.powerFraction ** k.powerCap
  return {
    achievableFraction,
    matmul: matmulEfficiency(run, k),
    attention: attentionEfficiency(run, k),
    ...lowPrecision(run, k),
    elementwisePasses: elementwisePassCount(run, k),
    lossTraffic: lossTrafficBytes(software.loss, k),
    launchSeconds: launchSecondsPerLayer(software, k),
  }
}

function matmulEfficiency(run: TrainingRun, k: Constants): number {
  const { software, hardware } = run
  const hardwareFactor = hardware.matmulConstant === null ? 1 : k[hardware.matmulConstant]
  const maturity = k.matmulYearly ** (software.year - REFERENCE_YEAR)
  return k.matmul * hardwareFactor * tierFactor(software, k) * maturity
}

function tierFactor(software: Software, k: Constants): number {
  switch (software.tier) {
    case 'vendor':
      return k.matmulVendor
    case 'expert':
      return k.matmulExpert
    case 'custom':
      return k.matmulCustom
    case 'stock':
      return 1
  }
}

function attentionEfficiency(run: TrainingRun, k: Constants): number {
  const { software, shape } = run
  const { attention } = software
  const isTuned = attention === 'vendor' || attention === 'flash3' || attention === 'flash4'
  const kernelFactor = isTuned
    ? k.attentionTuned
    : software.attention === 'sdpa'
      ? k.attentionSdpa
      : software.attention === 'eager'
        ? 0.3
        : 1
  const headFactor = shape.headDim <= 64 ? k.attentionNarrowHead : 1
  return k[run.hardware.attentionConstant] * kernelFactor * headFactor
}

function lowPrecision(run: TrainingRun, k: Constants): Pick<Efficiencies, 'lowShare' | 'expertLowShare' | 'lowPeak'> {
  const { hardware } = run
  const withPeak = (lowShare: number, lowPeak: number) => ({
    lowShare: lowPeak === 0 ? 0 : lowShare,
    expertLowShare: lowPeak === 0 ? 0 : lowShare * Math.min(1.2, k.expertGain),
    lowPeak,
  })
  switch (run.compute) {
    case 'fp8':
      return withPeak(
        k.gainFp8 * { tuned: 1, torch: k.gainTorchFp8, rowwise: k.gainRowwise }[run.software.fp8],
        hardware.peakFlopsFp8,
      )
    case 'mxfp8':
      return withPeak(k.gainFp8 * k.gainMxfp8, hardware.peakFlopsFp8)
    case 'nvfp4':
      return withPeak(0.6 * k.gainFp4, hardware.peakFlopsFp4)
    case 'bf16':
    case 'fp16':
      return withPeak(0, 0)
  }
}

function elementwisePassCount(run: TrainingRun, k: Constants): number {
  const { software } = run
  const kbitFactor = run.method === 'qlora' && software.kbitUpcast ? k.passesKbit : 1
  return kbitFactor * k[passesOf[software.elementwise]]
}

const passesOf = {
  eager: 'passesEager',
  moderate: 'passesModerate',
  fused: 'passesFused',
  compiled: 'passesCompiled',
  vendor: 'passesVendor',
} as const

function lossTrafficBytes(loss: Software['loss'], k: Constants): number {
  return k[lossOf[loss]]
}

const lossOf = {
  eager: 'lossEager',
  lean: 'lossLean',
  plain: 'lossPlain',
  inplace: 'lossLean',
  chunked: 'lossChunked',
  fused: 'lossFused',
} as const

function launchSecondsPerLayer(software: Software, k: Constants): number {
  if (software.tier === 'custom') return k.launchVendor
  switch (software.elementwise) {
    case 'eager':
    case 'moderate':
      return k.launchEager
    case 'fused':
      return k.launchEager * k.launchFused
    case 'compiled':
      return k.launchCompiled
    case 'vendor':
      return k.launchVendor
  }
}
