/** "Is that measured?", "how accurate is it?" */
import {
  formatAllGpus,
  formatCount,
  formatDuration,
  formatDurationRange,
  formatUsd,
  formatUsdRange,
} from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import type { QuestionContext } from './question-context.ts'

/** "is that measured?" */
export function evidenceAnswer({ recommendation: { best } }: QuestionContext): readonly string[] {
  const basis = toOneLine(best.basis, 120).replace(/\.$/, '')
  return [
    `The speed is computed: ${basis}.`,
    `It is ${formatCount(best.tokensPerSecond.p50)} tok/s over ${formatAllGpus(best.gpuCount)}, between ${formatCount(best.tokensPerSecond.p10)} and ${formatCount(best.tokensPerSecond.p90)} in 8 of 10 such runs.`,
    'The nearest measured runs, with their sources, stand in the receipt (“show the math”). Measure yours for a few minutes and reply with tok/s: the plan follows.',
  ]
}

/** How far off such estimates were on runs left out of the fit. */
export function accuracyAnswer({ recommendation: { best } }: QuestionContext): readonly string[] {
  const basis = toOneLine(best.basis, 120).replace(/\.$/, '')
  return [
    `8 in 10 comparable runs fall inside ${formatDurationRange(best.hours)} and ${formatUsdRange(best.allInUsd)}, around the ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} expected.`,
    'Those ends are p10 (the best case: 1 run in 10 takes less) and p90 (the worst case: 1 in 10 takes more); p50 is the middle.',
    basis === '' ? '' : `The range rests on ${basis}.`,
    'To narrow it, measure tokens per second for a few minutes on the machine that you mean to use.',
  ]
}
