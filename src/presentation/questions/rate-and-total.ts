/** "Why is the H200 cheaper although an hour costs more?", "isn't an A100 cheaper per hour?": the rate, and what the hours make of it. */
import type { Option } from '../../recommend/recommendation.ts'
import { allOptions } from '../content/option-rows.ts'
import { type DisplayNames, planAndProvider } from '../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatUsd,
  formatUsdPerHour,
  formatExactHours,
  formatGpuCount,
} from '../format/number-format.ts'
import { capitalized } from '../../recommend/figure-text.ts'
import type { QuestionContext } from './question-context.ts'

/** The plan beside the one that the question names, else beside the nearest on other GPUs. */
export function rateTotalAnswer({
  recommendation,
  whatIf,
  subject,
  args,
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const { best } = recommendation
  const named = whatIf !== undefined && 'option' in whatIf ? whatIf.option : undefined
  const isOfBest = named === undefined || (named.gpu === best.gpu && named.gpuCount === best.gpuCount)
  const other = isOfBest ? allOptions(recommendation).find(({ gpu }) => gpu !== best.gpu) : named
  const rule =
    'What counts is hours × GPUs × rate: a GPU that is twice as fast at one and a half times the rate is the cheaper one.'
  if (other === undefined) return [rule, `${billOf(best, names)}.`]
  if (args?.hourlyAsked !== undefined && other === named) return hourlySentences(other, best, args.hourlyAsked, names)
  const [cheap, dear] = other.usd.p50 < best.usd.p50 ? [other, best] : [best, other]
  const isPremiseWrong = subject?.gpus.some((gpu) => gpu === dear.gpu) === true && !subject.gpus.includes(cheap.gpu)
  return [
    isPremiseWrong ? `Here it is not: ${names.gpu(dear.gpu)} comes to more.` : rule,
    `${billOf(cheap, names)}; ${billOf(dear, names)}.`,
    'Idle time, failed runs and disk come on top of both.',
  ]
}

const billOf = (option: Option, names: DisplayNames): string =>
  `${planAndProvider(option, names)}: ${formatExactHours(option.hours.p50)} × ${formatGpuCount(option.gpuCount)} × ${formatUsdPerHour(option.usdPerGpuHour)} = ${formatUsd(option.usd.p50)} of GPU time`

/** Whether it is so by the hour, then what the hours make of it. */
function hourlySentences(
  other: Option,
  best: Option,
  { trait, gpus, isOverall }: NonNullable<NonNullable<QuestionContext['args']>['hourlyAsked']>,
  names: DisplayNames,
): readonly string[] {
  const [one, than] = gpus.includes(best.gpu) ? [best, other] : [other, best]
  const isSo = trait === 'cheaper' ? one.usdPerGpuHour < than.usdPerGpuHour : one.usdPerGpuHour > than.usdPerGpuHour
  const rate = (option: Option): string =>
    `${formatUsdPerHour(option.usdPerGpuHour)} for ${names.gpu(option.gpu)} at ${names.provider(option.provider)}`
  const total = (option: Option): string =>
    `${planAndProvider(option, names)} ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)}`
  const each = ({ tokensPerSecond, gpuCount }: Option): number => tokensPerSecond.p50 / gpuCount
  const apart = one.allInUsd.p50 - than.allInUsd.p50
  const isSame = formatUsd(one.allInUsd.p50) === formatUsd(than.allInUsd.p50)
  const isSoInTotal = trait === 'cheaper' ? apart < 0 : apart > 0
  const inTotal = isSame ? 'In total both come to the same' : isSoInTotal ? 'in total yes' : 'in total no'
  const byHour = `${isSo ? 'yes' : 'no'}, ${rate(one)} against ${rate(than)}`
  const figures = `${total(one)}, against ${total(than)}; a GPU does ${formatCount(each(one))} against ${formatCount(each(than))} tok/s.`
  // "Cheaper overall even though they cost more per hour?" asks for the sum.
  return isOverall === true
    ? [`${capitalized(inTotal)}: ${figures}`, `Per hour and GPU ${byHour}.`]
    : [`${capitalized(byHour.replace(', ', ', per hour and GPU: '))}.`, `${capitalized(inTotal)}: ${figures}`]
}
