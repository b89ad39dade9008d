/** Whether a run fits its GPUs: the verdict on the peak and its range against what a card can hold. */
import { compiledMemoryFormulas } from './formulas/compiled.ts'
import type { Calibration } from './calibration.ts'
import type { Sizes } from './physics/sizes.ts'
import { estimateMemory } from './physics/memory.ts'
import type { TrainingRun } from './physics/training-run.ts'
import { correctionAt } from './predictor.ts'
import { memoryFeatures } from './residuals/features.ts'
import { type ResidualModels, unknownOrigin } from './residuals/residual-model.ts'

export type FitVerdict = 'yes' | 'no' | 'unsure'

/**
 * Whether a run fits its GPU, and the device memory it would show (bytes).
 * `yes` leaves room for fragmentation; `no` needs the tensors alone to exceed the card; between is `unsure`.
 */
export function predictFit(
  run: TrainingRun,
  sizes: Sizes,
  calibration: Calibration,
  residualModels: ResidualModels,
  origin = unknownOrigin,
): { readonly verdict: FitVerdict; readonly device: number } {
  // Vendors' recipes that do not say what they recompute recompute what they must.
  const recomputation = run.recomputation ?? (run.software.tier === 'vendor' ? 'full' : null)
  // The allocator releases the cached blocks that varying sequence lengths leave behind before a run fails.
  const atCapacity = { ...run, recomputation, software: { ...run.software, variableLength: false } }
  const memory = estimateMemory(atCapacity, sizes, calibration.constants, compiledMemoryFormulas)
  const correction = correctionAt(
    memoryFeatures(run, 'allocated', origin.source, origin.cvGroup),
    residualModels.memory,
  )
  const shift = Math.exp(correction?.shift ?? 0)
  const device = memory.device * shift
  // Training loops written in CUDA store states in formats of their own: only half of what is expected counts against them.
  const tensorBytes = memory.allocated * shift * (run.software.tier === 'custom' ? 0.5 : 1)
  return { device, verdict: fitVerdict(device, tensorBytes, run.hardware.usableMemory, calibration.fit) }
}

/** The verdict on device bytes and the tensors' bytes against what a card can hold. */
export function fitVerdict(device: number, tensors: number, usable: number, fit: Calibration['fit']): FitVerdict {
  if (device <= fit.yes * usable) return 'yes'
  return tensors > fit.no * usable ? 'no' : 'unsure'
}
