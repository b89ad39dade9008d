/** "How can the H200 be cheaper when its hour costs more?": hours times rate of both, whichever is the cheaper. */
import type { Option } from '../../recommend/recommendation.ts'
import { allOptions } from '../content/option-rows.ts'
import { type DisplayNames, planAndProvider } from '../format/display-names.ts'
import { formatExactHours, formatGpuCount, formatUsd, formatUsdPerHour } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** The plan beside the one that the question names, else beside the nearest on other GPUs. */
export function rateTotalAnswer({
  recommendation,
  whatIf,
  subject,
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const { best } = recommendation
  const named = whatIf !== undefined && 'option' in whatIf ? whatIf.option : undefined
  const isOfBest = named === undefined || (named.gpu === best.gpu && named.gpuCount === best.gpuCount)
  const other = isOfBest ? allOptions(recommendation).find(({ gpu }) => gpu !== best.gpu) : named
  const rule =
    'What counts is hours × GPUs × rate: a GPU that is twice as fast at one and a half times the rate is the cheaper one.'
  if (other === undefined) return [rule, `${billOf(best, names)}.`]
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
