/** Two plans that cost and take the same: what is apart nonetheless, in memory and quality, where the ways of training differ. */
import type { AskedContrast } from '../../language/questions/asked-contrast.ts'
import { compareOptions } from '../../recommend/option-difference.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { capitalized } from '../../recommend/figure-text.ts'
import { methodName, planAndProvider } from '../format/display-names.ts'
import { formatDuration, formatDurationRange, formatGib, formatUsd, formatUsdRange } from '../format/number-format.ts'
import { type PlanContrast, memoryOf, opening } from './contrast-figures.ts'
import { planFigures } from './contrast-words.ts'

/** No figure of money or time moves. */
export function sameVerdict({ form, figure }: AskedContrast, { first, second, names, isPair }: PlanContrast): string {
  const lead = isPair ? 'both come to' : [opening(second), 'it stays'].join(' ').trim()
  const isOtherWay = methodName(first.option) !== methodName(second.option)
  const stays = `${lead} ${planFigures(figure === 'hours', first.option)} on ${planAndProvider(first.option, names)}`
  if (form === 'why') return `It does not: ${stays}.`
  if (first.option.packed && /\bpack/iu.test(second.label) && !isPair)
    return `It is packed already, and priced so: ${planFigures(figure === 'hours', first.option)} on ${planAndProvider(first.option, names)}. Unpacked, with short texts padded, it would take longer: say “no packing” to see it.`
  if (form === 'whether' || form === 'ratio') return `No: ${stays}.`
  const { hours, allInUsd } = second.option
  if (form === 'value' && !isPair && !isOtherWay)
    return `${opening(second) === '' ? 'That is' : `${capitalized(opening(second))} it stays`} the plan: ${planAndProvider(first.option, names)}, ${formatDuration(hours.p50)} (${formatDurationRange(hours)}) and ${formatUsd(allInUsd.p50)} in total (${formatUsdRange(allInUsd)}), with ${memoryOf(second.option)}.`
  if (isOtherWay && form !== 'share')
    return `${form === 'difference' ? 'In money and time none' : 'No difference in money and time'}: ${stays}. ${besideFigures(first.option, second.option)}`
  return form === 'difference' || form === 'share' ? `Nothing: ${stays}.` : capitalized(`${stays}.`)
}

/** The memory of each, and what the coarser of them may cost the model. */
function besideFigures(first: Option, second: Option): string {
  const memory = `Memory: ${methodName(second)} peaks at ${formatGib(second.peakMemoryGiB.p50)} a GPU, ${methodName(first)} at ${formatGib(first.peakMemoryGiB.p50)}.`
  const sides = [
    { option: second, risk: compareOptions(first, second).qualityRisk },
    { option: first, risk: compareOptions(second, first).qualityRisk },
  ]
  const coarser = sides.find(({ risk }) => risk !== null && !gains.test(risk))
  return coarser === undefined ? memory : `${memory} Quality of ${methodName(coarser.option)}: ${coarser.risk}.`
}
const gains = /^(?:finer|every|hardly)/u
