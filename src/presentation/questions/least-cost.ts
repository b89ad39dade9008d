/** "What would be the cheapest card that can do this at all?" */
import { planInFull } from '../format/display-names.ts'
import { formatDuration, formatPercent, formatUsd } from '../format/number-format.ts'
import { differenceInShort } from './plan-contrast.ts'
import type { QuestionContext } from './question-context.ts'
import { isSamePlace } from '../content/contrast-words.ts'

/** `whatIf`: the plan without any limit on GPU, provider and place. */
export function leastCostAnswer({
  whatIf,
  recommendation: { best, cheapest },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  if (whatIf !== undefined && 'problem' in whatIf) return [whatIf.problem]
  const { option } = whatIf ?? { option: cheapest }
  const plan = planInFull(option, names)
  const figures = `${formatUsd(option.allInUsd.p50)} in total, ${formatDuration(option.hours.p50)}`
  const saved = best.allInUsd.p50 - option.allInUsd.p50
  const isPlan = isSamePlace(option, best)
  return isPlan
    ? [`That is the plan: ${plan}, ${figures}.`]
    : [
        `With any GPU, provider and place: ${plan}, ${figures}; the plan is ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)}.`,
        `So ${differenceInShort(option, best)}${saved > 0 ? `, ${formatPercent(saved / best.allInUsd.p50)} of the cost saved` : ''}.`,
      ]
}
