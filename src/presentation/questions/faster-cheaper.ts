/** "Can it be twice as fast?", "can it be cheaper?" */
import type { Option } from '../../recommend/recommendation.ts'
import { allOptions } from '../content/option-rows.ts'
import { methodName, type DisplayNames, planAndProvider } from '../format/display-names.ts'
import { formatDuration, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** "twice as fast?": the cheapest that is faster, the cheapest of twice the speed, and the fastest. */
export function fasterAnswer({ recommendation, renderContext: { names } }: QuestionContext): readonly string[] {
  const { best } = recommendation
  const faster = allOptions(recommendation).filter(({ hours }) => hours.p50 < 0.9 * best.hours.p50)
  const twice = faster.filter(({ hours }) => hours.p50 <= best.hours.p50 / 2)
  const alternatives = [...lowest(faster, totalUsd), ...lowest(twice, totalUsd), ...lowest(faster, totalHours)]
  if (alternatives.length === 0) return ['Of the plans that keep to what was asked, none is clearly faster.']
  return [...alternativeSentences(alternatives, best, names), 'Reply “fastest”, or with the GPUs of your choice.']
}

/** "can it be cheaper?": the fastest that costs less, and the cheapest. */
export function cheaperAnswer({ recommendation, renderContext: { names } }: QuestionContext): readonly string[] {
  const { best } = recommendation
  const cheaper = allOptions(recommendation).filter(({ allInUsd: { p50 } }) => p50 < 0.95 * best.allInUsd.p50)
  const alternatives = [...lowest(cheaper, totalHours), ...lowest(cheaper, totalUsd)]
  if (alternatives.length === 0) return ['Of the plans that keep to what was asked, none is clearly cheaper.']
  return [
    ...alternativeSentences(alternatives, best, names),
    'Reply “cheapest”, or with the GPUs or the provider of your choice.',
  ]
}

const totalUsd = ({ allInUsd: { p50 } }: Option): number => p50

const totalHours = ({ hours: { p50 } }: Option): number => p50

const lowest = (options: readonly Option[], of: (option: Option) => number): readonly Option[] =>
  options.toSorted((one, other) => of(one) - of(other)).slice(0, 1)

/** A sentence each. */
function alternativeSentences(options: readonly Option[], best: Option, names: DisplayNames): readonly string[] {
  const sentences = options.map((option) => {
    const how = methodName(option) === methodName(best) ? '' : `, ${methodName(option)}`
    const plan = `${planAndProvider(option, names)}${how}`
    return `${plan}: ${formatDuration(option.hours.p50)} instead of ${formatDuration(best.hours.p50)}, ${formatUsd(option.allInUsd.p50)} instead of ${formatUsd(best.allInUsd.p50)}.`
  })
  return [...new Set(sentences)]
}
