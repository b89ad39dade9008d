/** "What does an eval on 5k pairs add?": forward passes alone, at the speed of the plan. */
import { formatCount, formatDuration, formatTokens, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Of a training pass over the same tokens: forward without backward. */
const forwardShare = 1 / 3

/** Hours and dollars of `args.evaluation`: so many examples, so many times. */
export function evaluationAnswer({ recommendation: { best }, scenario, args }: QuestionContext): readonly string[] {
  const { examples, times } = args?.evaluation ?? { examples: 0, times: 1 }
  const each = scenario.corpus?.tokensPerExample ?? scenario.spec.sequenceLength ?? best.sequenceLength
  const tokens = examples * each
  const hours = (tokens * forwardShare) / best.tokensPerSecond.p50 / 3600
  const usd = hours * best.gpuCount * best.usdPerGpuHour
  const all =
    times > 1 ? ` ${formatCount(times)} of them: ${formatDuration(hours * times)} and ${formatUsd(usd * times)}.` : ''
  return [
    `One evaluation of ${formatCount(examples)} examples of ${formatCount(Math.round(each))} tokens (${formatTokens(tokens)}) adds ${formatDuration(hours)} and ${formatUsd(usd)}: forward passes alone, a third of training on them.${all}`,
    'Where answers are written and judged it takes several times as much. It is not in the estimate.',
  ]
}
