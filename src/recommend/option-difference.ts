/** What changes between two options: dollars, hours, memory, and the risk for the model's quality. */
import type { Option } from './recommendation.ts'

/** Before and after in the middle of the range; `change` is a fraction of before, null where before is 0. */
export type FigureChange = { readonly before: number; readonly after: number; readonly change: number | null }

export type OptionDifference = {
  /** The whole job. */
  readonly usd: FigureChange
  readonly hours: FigureChange
  /** Per GPU, as nvidia-smi shows it. */
  readonly memoryGiB: FigureChange
  /** A sentence; null where the way of training stays. */
  readonly qualityRisk: string | null
}

/** From `before` to `after`. Positive changes are more. */
export function compareOptions(before: Option, after: Option): OptionDifference {
  return {
    usd: figureChange(before.allInUsd.p50, after.allInUsd.p50),
    hours: figureChange(before.hours.p50, after.hours.p50),
    memoryGiB: figureChange(before.peakMemoryGiB.p50, after.peakMemoryGiB.p50),
    qualityRisk: qualityRisk(before, after),
  }
}

const figureChange = (before: number, after: number): FigureChange => ({
  before,
  after,
  change: before === 0 ? null : after / before - 1,
})

type TrainingSetup = Pick<Option, 'method' | 'weights' | 'loraRank'>

/** Coarser weights and fewer trained parameters can cost quality; the other way round can win it back. */
function qualityRisk(before: TrainingSetup, after: TrainingSetup): string | null {
  const sentences = [weightsRisk(before, after), methodRisk(before, after), rankRisk(before, after)]
  const risks = sentences.filter((sentence) => sentence !== null)
  return risks.length === 0 ? null : risks.join('; ')
}

const precisionRank: Readonly<Record<Option['weights'], number>> = { fp32: 4, bf16: 3, fp8: 2, int8: 1, nf4: 0 }

function weightsRisk({ weights: before }: TrainingSetup, { weights: after }: TrainingSetup): string | null {
  if (precisionRank[before] === precisionRank[after]) return null
  if (precisionRank[after] > precisionRank[before])
    return after === 'fp32' ? null : 'finer base weights: no quality risk from quantization left'
  if (after === 'nf4') return 'some quality risk: 4-bit base weights, small models lose more'
  return after === 'int8' ? 'slight quality risk: 8-bit base weights' : 'hardly any quality risk: finer than 8-bit'
}

function methodRisk({ method: before }: TrainingSetup, { method: after }: TrainingSetup): string | null {
  if ((before === 'full') === (after === 'full')) return null
  return after === 'full'
    ? 'every weight is trained: it learns more, and forgets more'
    : 'only adapters are trained: enough for most fine-tuning, less for new knowledge from much data'
}

function rankRisk({ loraRank: before }: TrainingSetup, { loraRank: after }: TrainingSetup): string | null {
  if (before === null || after === null || after >= before) return null
  return `rank ${after} instead of ${before}: less room to learn`
}
