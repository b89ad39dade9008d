/** Which fitted numbers apply to a run: by generation of the GPU, by software, by precision. No arithmetic beyond products. */
import type { Architecture } from '../../catalog/gpu.ts'
import type { Constants } from './constants.ts'
import type { TrainingRun, Software } from './training-run.ts'

/** Share of the bf16 peak that the best matrix product reaches where nobody has measured it. */
const typicalMatmulFraction: Readonly<Record<Architecture, number>> = {
  volta: 0.7,
  turing: 0.7,
  ampere: 0.82,
  ada: 0.8,
  hopper: 0.78,
  blackwell: 0.75,
  'blackwell-ultra': 0.78,
  'blackwell-rtx': 0.82,
  cdna2: 0.55,
  cdna3: 0.55,
  cdna4: 0.62,
  gaudi3: 0.74,
}

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
  const achievableFraction =
    (hardware.matmulFraction ?? typicalMatmulFraction[hardware.architecture]) * hardware.powerFraction ** k.powerCap
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
  const { software } = run
  const maturity = k.matmulYearly ** (software.year - 2024.5)
  return (
    k.matmul *
    matmulGenerationFactor(run.hardware.id, run.hardware.architecture, k) *
    tierFactor(software, k) *
    maturity
  )
}

function matmulGenerationFactor(id: string, architecture: Architecture, k: Constants): number {
  switch (architecture) {
    case 'ampere':
      return id.startsWith('a100') ? 1 : k.matmulAmpereSmall
    case 'ada':
      // GeForce runs above its rated clock; workstation and data-centre cards are rated for clocks their power cannot hold.
      return id.startsWith('rtx-40') ? k.matmulAda : k.matmulAdaWorkstation
    case 'hopper':
      return k.matmulHopper
    case 'blackwell':
      return k.matmulBlackwell
    case 'blackwell-ultra':
      return k.matmulBlackwellUltra
    case 'blackwell-rtx':
      return k.matmulBlackwellRtx
    case 'cdna2':
    case 'cdna3':
    case 'cdna4':
      return k.matmulCdna
    case 'volta':
    case 'turing':
    case 'gaudi3':
      return 1
  }
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
  const isTuned = ['vendor', 'flash3', 'flash4'].includes(software.attention)
  const kernelFactor = isTuned
    ? k.attentionTuned
    : software.attention === 'sdpa'
      ? k.attentionSdpa
      : software.attention === 'eager'
        ? 0.3
        : 1
  const headFactor = shape.headDim <= 64 ? k.attentionNarrowHead : 1
  return attentionGenerationFactor(run.hardware.architecture, k) * kernelFactor * headFactor
}

function attentionGenerationFactor(architecture: Architecture, k: Constants): number {
  switch (architecture) {
    case 'hopper':
      return k.attentionHopper
    case 'blackwell':
    case 'blackwell-ultra':
      return k.attentionBlackwell
    case 'ada':
    case 'blackwell-rtx':
      return k.attentionAda
    case 'cdna2':
    case 'cdna3':
    case 'cdna4':
      return k.attentionCdna
    case 'ampere':
    case 'volta':
    case 'turing':
    case 'gaudi3':
      return k.attentionAmpere
  }
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
  const table = {
    eager: k.passesEager,
    moderate: k.passesModerate,
    fused: k.passesFused,
    compiled: k.passesCompiled,
    vendor: k.passesVendor,
  }
  return kbitFactor * table[software.elementwise]
}

function lossTrafficBytes(loss: Software['loss'], k: Constants): number {
  return {
    eager: k.lossEager,
    lean: k.lossLean,
    plain: k.lossPlain,
    inplace: k.lossLean,
    chunked: k.lossChunked,
    fused: k.lossFused,
  }[loss]
}

function launchSecondsPerLayer(software: Software, k: Constants): number {
  const table = {
    eager: k.launchEager,
    moderate: k.launchEager,
    fused: k.launchEager * k.launchFused,
    compiled: k.launchCompiled,
    vendor: k.launchVendor,
  }
  return software.tier === 'custom' ? k.launchVendor : table[software.elementwise]
}
