/** What would change the answer: what the shortest replies would give, each with the word that asks for it. */
import { methodNames, weightNames } from '../../catalog/training-method.ts'
import type { Option, Recommendation } from '../../recommend/recommendation.ts'
import { formatSignificant, roundOutward } from '../format/significant-digits.ts'
import { formatDuration, formatUsdDifference } from '../format/number-format.ts'
import { type DisplayNames, methodName, planName, providerName } from '../format/display-names.ts'
import { visibleOptionKey } from './option-rows.ts'
import { usdOf, hoursOf } from './contrast-words.ts'

/** `type` is the text that asks for it; `gain` says what it buys, the whole job meant. */
export type SuggestedChange = { readonly replyText: string; readonly effect: string }

const maxChanges = 4

/** The most telling changes first; empty when every other option is no different in kind. */
export function suggestChanges(recommendation: Recommendation, names: DisplayNames): readonly SuggestedChange[] {
  const { best, ifAsked = {}, savings = [] } = recommendation
  // What saves money at a risk is told apart from what only changes.
  const seenOptions = new Set(
    [best, ...savings.map(({ option }) => option)].map((each) => visibleOptionKey(each, names)),
  )
  const changes: SuggestedChange[] = []
  const addChange = (replyText: string, option: Option | undefined) => {
    if (option === undefined || changes.length === maxChanges || seenOptions.has(visibleOptionKey(option, names)))
      return
    seenOptions.add(visibleOptionKey(option, names))
    changes.push({ replyText, effect: describeEffect(option, best, names) })
  }
  addChange(weightNames.bf16, ifAsked.bf16)
  addChange('full', ifAsked.full)
  addChange(methodNames.lora, ifAsked.lora)
  return changes
}

/** A plan that saves money, what it buys, and what it costs in risk. */
export type SavingLine = SuggestedChange & { readonly risk: string }

/** What would save money at a risk, the largest saving first. `replyText` is '' where no reply asks for it. */
export function savingLines({ best, savings = [] }: Recommendation, names: DisplayNames): readonly SavingLine[] {
  return savings
    .toSorted((one, other) => one.option.allInUsd.p50 - other.option.allInUsd.p50)
    .map(({ option, reply, risk }) => ({
      replyText: reply ?? '',
      effect: describeEffect(option, best, names),
      risk,
    }))
}

/** The cheapest of those that `fits` accepts. */
export function cheapestOption(options: readonly Option[], fits: (option: Option) => boolean): Option | undefined {
  return options.filter(fits).toSorted((one, other) => one.allInUsd.p50 - other.allInUsd.p50)[0]
}

/** "saves $525, takes 7.7 days longer: 1 × H200 SXM at RunPod". */
function describeEffect(option: Option, best: Option, names: DisplayNames): string {
  const dollars = usdOf(option) - usdOf(best)
  const hours = hoursOf(option) - hoursOf(best)
  const difference = formatUsdDifference(option.allInUsd.p50, best.allInUsd.p50)
  const cost = isNoticeable(dollars, best.allInUsd.p50)
    ? dollars < 0
      ? `saves ${difference}`
      : `costs ${difference} more`
    : 'costs about the same'
  const time = isNoticeable(hours, best.hours.p50)
    ? hours < 0
      ? `is done ${formatDuration(-hours)} sooner`
      : `takes ${formatDuration(hours)} longer`
    : 'takes the same time'
  const [first, second] = dollars <= 0 ? [cost, time] : [time, cost]
  const provider = providerName(option, names)
  const atProvider = provider === providerName(best, names) ? '' : ` at ${provider}`
  const method = methodName(option) === methodName(best) ? '' : `, ${methodName(option)}`
  return `${first}, ${second}: ${planName(option, names)}${method}${atProvider}`
}

/** Two percent is within the rounding of what stands above. */
const isNoticeable = (difference: number, reference: number): boolean => Math.abs(difference) > reference * 0.02

/** Limits that could be set and still be met: rounded up from the far end of the cheapest and fastest options. */
export function suggestLimits({ best, cheapest, fastest }: Recommendation): readonly string[] {
  const dollars = roundOutward(cheapest.allInUsd.p90, 1, Math.ceil)
  const hours = roundOutward(fastest.hours.p90, 1, Math.ceil)
  return [
    dollars >= 1 && dollars < best.allInUsd.p50 ? `under $${formatSignificant(dollars, 9)}` : '',
    hours >= 1 && hours < best.hours.p50 ? `within ${formatSignificant(hours, 9)}h` : '',
  ].filter((words) => words !== '')
}
