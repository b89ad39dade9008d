/** Whether a run fits its GPUs: the verdict on the peak and its range against what a card can hold. */
import { compiledMemoryFormulas } from './formulas/compiled.ts'
import type { Calibration } from './calibration.ts'
import type { Sizes } from './physics/sizes.ts'
import { estimateMemory } from './physics/memory.ts'
import type { TrainingRun } from './physics/training-run.ts'
import { predictCorrection } from './residuals/kriging.ts'
import { unseenSourceSpread, uncertaintyTerms } from './unseen-source-range.ts'
import { memoryFeatures } from './residuals/features.ts'
import { isKnownSource, type ResidualModels, unknownOrigin } from './residuals/residual-model.ts'

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
  const isOpen = run.unstated?.includes('recomputation') ?? false
  // Tuned recipes that do not say what they recompute recompute what they must; a stock loop may or may not.
  if (isOpen && run.software.tier === 'stock' && run.software.recomputesByDefault !== true) {
    const least = predictFit(stated(run, 'full'), sizes, calibration, residualModels, origin)
    const most = predictFit(stated(run, 'none'), sizes, calibration, residualModels, origin)
    return { device: least.device, verdict: least.verdict === most.verdict ? least.verdict : 'unsure' }
  }
  const recomputation = isOpen && run.software.tier === 'vendor' ? 'full' : run.recomputation
  // The allocator releases the cached blocks that varying sequence lengths leave behind before a run fails.
  const atCapacity = { ...run, recomputation, software: { ...run.software, variableLength: false } }
  const memory = estimateMemory(atCapacity, sizes, calibration.constants, compiledMemoryFormulas)
  const features = memoryFeatures(run, 'allocated', origin.source, origin.cvGroup)
  const { usableMemory } = run.hardware
  // Training loops written in CUDA store states in formats of their own: only half of what is expected counts against them.
  const tensorShare = run.software.tier === 'custom' ? 0.5 : 1
  const { fit } = calibration
  if (!isKnownSource(features, residualModels.memory)) {
    const { nearest } = predictCorrection(features, residualModels.memory)
    const terms = uncertaintyTerms(run, nearest[0]?.correlation ?? 0)
    const spread = unseenSourceSpread(terms, calibration.memory.ranges.unseenSources.scales)
    const limits = {
      ...fit,
      yes: Math.min(fit.yes, Math.exp(-fit.unseenSourceYes * spread)),
      no: Math.max(fit.no, Math.exp(fit.unseenSourceNo * spread)),
    }
    const verdict = fitVerdict(memory.device, memory.allocated, usableMemory, cautious(limits, run), tensorShare)
    return { device: memory.device, verdict: withoutGuess(verdict, run) }
  }
  const shift = Math.exp(predictCorrection(features, residualModels.memory).shift)
  const device = memory.device * shift
  const verdict = fitVerdict(device, memory.allocated * shift, usableMemory, cautious(fit, run), tensorShare)
  return { device, verdict: withoutGuess(verdict, run) }
}

/** Share of the usual room for a `yes` where the attention kernel is not known. */
const UNREAD = 0.8

const cautious = (limits: FitLimits, { unstated }: TrainingRun): FitLimits =>
  unstated?.includes('attention') === true ? { ...limits, yes: UNREAD * limits.yes } : limits

/** No `yes` where only a guess about the loss made the run fit. */
const withoutGuess = (verdict: FitVerdict, { unstated }: TrainingRun): FitVerdict =>
  verdict === 'yes' && unstated?.includes('loss') === true ? 'unsure' : verdict

/** The run as if its recomputation were stated. */
const stated = (run: TrainingRun, recomputation: 'none' | 'full'): TrainingRun => ({
  ...run,
  recomputation,
  unstated: run.unstated?.filter((what) => what !== 'recomputation') ?? [],
})

type FitLimits = Pick<Calibration['fit'], 'yes' | 'no' | 'tensorsOfFull'>

/**
 * The verdict on device bytes and the tensors' bytes against what a card can hold. `tensorShare`: of the tensors, what
 * counts for a `no`.
 */
export function fitVerdict(
  device: number,
  tensors: number,
  usable: number,
  fit: FitLimits,
  tensorShare = 1,
): FitVerdict {
  if (device <= fit.yes * usable || tensors <= fit.tensorsOfFull * fit.yes * usable) return 'yes'
  return tensors * tensorShare > fit.no * usable ? 'no' : 'unsure'
}
