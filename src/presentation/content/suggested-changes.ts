/** What would change the answer: what the shortest replies would give, each with the word that asks for it. */
import { methodNames, weightNames } from '../../catalog/training-method.ts'
import type { Option, Recommendation } from '../../recommend/recommendation.ts'
import { formatSignificant, roundOutward } from '../format/significant-digits.ts'
import { formatDuration, roundUsd, formatUsd } from '../format/number-format.ts'
import { type DisplayNames, planName, providerName } from '../format/display-names.ts'
import { visibleOptionKey } from './option-rows.ts'

/** `type` is the text that asks for it; `gain` says what it buys, the whole job meant. */
export type SuggestedChange = { readonly replyText: string; readonly effect: string }

const maxChanges = 4

/** The most telling changes first; empty when every other option is no different in kind. */
export function suggestChanges(recommendation: Recommendation, names: DisplayNames): readonly SuggestedChange[] {
  const { best, cheapest, fastest, ifAsked = {} } = recommendation
  const seenOptions = new Set([visibleOptionKey(best, names)])
  const changes: SuggestedChange[] = []
  const addChange = (replyText: string, option: Option | undefined) => {
    if (option === undefined || changes.length === maxChanges || seenOptions.has(visibleOptionKey(option, names)))
      return
    seenOptions.add(visibleOptionKey(option, names))
    changes.push({ replyText, effect: describeEffect(option, best, names) })
  }
  for (const weights of ['nf4', 'int8', 'bf16'] as const) {
    const other = ifAsked[weights]
    // Coarser weights must buy something; finer ones are their own reason.
    if (weights === 'bf16' || isImprovement(other, best)) addChange(weightNames[weights], other)
  }
  addChange('spot', ifAsked.spot)
  if (fastest.hours.p50 < best.hours.p50 * 0.75) addChange('fastest', fastest)
  if (cheapest.usd.p50 < best.usd.p50 * 0.9) addChange('cheapest', cheapest)
  for (const method of ['full', 'lora', 'qlora'] as const) {
    const other = ifAsked[method]
    if (method !== 'qlora' || isImprovement(other, best)) addChange(methodReplies[method], other)
  }
  return changes
}

const methodReplies = { full: 'full', lora: methodNames.lora, qlora: methodNames.qlora } as const

/** Cheaper or sooner, beyond the rounding. */
function isImprovement(option: Option | undefined, best: Option): boolean {
  if (option === undefined) return false
  return option.usd.p50 < best.usd.p50 * 0.98 || option.hours.p50 < best.hours.p50 * 0.98
}

/** The cheapest of those that `fits` accepts. */
export function cheapestOption(options: readonly Option[], fits: (option: Option) => boolean): Option | undefined {
  return options.filter(fits).toSorted((one, other) => one.usd.p50 - other.usd.p50)[0]
}

/** "saves $525, takes 7.7 days longer: 1 × H200 SXM at RunPod". */
function describeEffect(option: Option, best: Option, names: DisplayNames): string {
  const dollars = roundUsd(option.usd.p50) - roundUsd(best.usd.p50)
  const hours = option.hours.p50 - best.hours.p50
  const cost = isNoticeable(dollars, best.usd.p50)
    ? dollars < 0
      ? `saves ${formatUsd(-dollars)}`
      : `costs ${formatUsd(dollars)} more`
    : 'costs about the same'
  const time = isNoticeable(hours, best.hours.p50)
    ? hours < 0
      ? `is done ${formatDuration(-hours)} sooner`
      : `takes ${formatDuration(hours)} longer`
    : 'takes the same time'
  const [first, second] = dollars <= 0 ? [cost, time] : [time, cost]
  const provider = providerName(option, names)
  const atProvider = provider === providerName(best, names) ? '' : ` at ${provider}`
  return `${first}, ${second}: ${planName(option, names)}${atProvider}`
}

/** Two percent is within the rounding of what stands above. */
const isNoticeable = (difference: number, reference: number): boolean => Math.abs(difference) > reference * 0.02

/** Limits that could be set and still be met: rounded up from the far end of the cheapest and fastest options. */
export function suggestLimits({ best, cheapest, fastest }: Recommendation): readonly string[] {
  const dollars = roundOutward(cheapest.usd.p90, 1, Math.ceil)
  const hours = roundOutward(fastest.hours.p90, 1, Math.ceil)
  return [
    dollars >= 1 && dollars < best.usd.p50 ? `under $${formatSignificant(dollars, 9)}` : '',
    hours >= 1 && hours < best.hours.p50 ? `within ${formatSignificant(hours, 9)}h` : '',
  ].filter((words) => words !== '')
}
