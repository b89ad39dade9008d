/** "Why is it so expensive?", "why is AWS so much more than the others?" */
import { providerName, planAndProvider } from '../format/display-names.ts'
import { formatDuration, formatUsd, formatUsdPerHour } from '../format/number-format.ts'
import { costAnswer } from './cost.ts'
import type { QuestionContext } from './question-context.ts'
import { isSamePlace } from '../content/contrast-words.ts'

/** What the cost is made of, and beside it the least that does the same. `whatIf`: the plan without any limit. */
export function whyDearAnswer(context: QuestionContext): readonly string[] {
  const {
    whatIf,
    recommendation: { best },
    renderContext: { names },
  } = context
  const made = costAnswer(context)
  if (whatIf === undefined || 'problem' in whatIf) return made
  const { option } = whatIf
  const saved = best.allInUsd.p50 - option.allInUsd.p50
  const share = saved / best.allInUsd.p50
  const isPlan = isSamePlace(option, best)
  const figures = `${formatUsd(option.allInUsd.p50)} in total, ${formatDuration(option.hours.p50)} at ${formatUsdPerHour(option.usdPerGpuHour)} per GPU`
  return [
    ...made,
    isPlan || share < leastShare
      ? 'Nothing that we have a price for does it for much less.'
      : `The least that does it without any limit: ${planAndProvider(option, names)}, ${figures}; ${providerName(best, names)} asks ${formatUsdPerHour(best.usdPerGpuHour)} per GPU. What is paid for beyond that is time, or what was asked for.`,
  ]
}

/** Less is not worth a word. */
const leastShare = 0.05
