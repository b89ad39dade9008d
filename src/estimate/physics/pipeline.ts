/** What a pipeline costs beside its even share of the layers: stages that wait, and a last stage that does more. */
import type { Constants } from './constants.ts'
import type { TrainingRun } from './training-run.ts'

/** Vendors' recipes interleave stages and balance them; other software does neither unless it is told. */
const isTuned = ({ software }: TrainingRun): boolean => software.tier === 'vendor'

/** Virtual stages on each GPU: as stated, else what vendors usually take, else one. */
export const virtualStagesOf = (run: TrainingRun, k: Constants): number =>
  run.virtualStages ?? (isTuned(run) ? k.virtualStages : 1)

/**
 * Share of the output head and the loss that is on the path of a step: where all stages hold the same number of layers,
 * the last one has the whole head besides, and the others wait for it. Uneven layers make room for the head.
 */
export function headPortion(run: TrainingRun): number {
  const { tp, pp, shape } = run
  const isLastStageLonger = pp > 1 && !isTuned(run) && shape.layers % pp === 0
  return isLastStageLonger ? 1 / tp : 1 / (tp * pp)
}
