/** Cards weighed by what a token costs on them: the verdict, and the figures of each. */
import { methodNames } from '../../../catalog/training-method.ts'
import type { ComparedPrices } from '../../../recommend/inquiries/prices.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { type DisplayNames, planName, pricingLabels, providerName } from '../../format/display-names.ts'
import { formatCount, formatTokensPerSecond, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { line, type Line } from '../message-content.ts'
import { modelTitle } from './answer-lines.ts'

/** The share from which on a difference in price is one. */
const aboutTheSame = 0.05

/** "Per token, LoRA of an 8B model: H100 SXM $0.061 a million, ...; H100 SXM is 12 % cheaper." */
export function perTokenLines(
  costs: ComparedPrices['perToken'],
  fewest: ComparedPrices['perToken'],
  job: Spec,
  names: DisplayNames,
): readonly Line[] {
  if (costs.length < 2) return []
  const method = job.method === null ? 'training' : methodNames[job.method]
  const areFewest = new Set(costs.map(({ gpuCount }) => gpuCount)).size > 1 && job.gpuCount === null
  return [
    line(
      `Per million tokens of ${method} on ${modelTitle(job, names)}: ${costFigures(costs, names)}.${areFewest ? ' So many of each are the fewest to hold it.' : ''}`,
    ),
    ...(fewest.length < 2 ? [] : [line(`On the fewest that hold it: ${costFigures(fewest, names)}.`)]),
  ]
}

/** "1 × H100 SXM $0.061 (…), …: H100 SXM is 12 % cheaper" */
function costFigures(costs: ComparedPrices['perToken'], names: DisplayNames): string {
  const [least, next] = costs
  const figures = costs.map(
    ({ usdPerMillionTokens, tokensPerSecond, usdPerGpuHour, ...way }) =>
      `${planName(way, names)} ${formatSmallUsd(usdPerMillionTokens)} (${formatTokensPerSecond(tokensPerSecond)} at ${formatUsdPerHour(usdPerGpuHour)}, ${providerName(way, names)})`,
  )
  if (least === undefined || next === undefined) return figures.join(', ')
  const percent = Math.round((1 - least.usdPerMillionTokens / next.usdPerMillionTokens) * 100)
  return `${figures.join(', ')}: ${percent < aboutTheSame * 100 ? 'about the same' : `${names.gpu(least.gpu)} is ${percent} % cheaper`}`
}

/** Which GPU does most for its price, and which is the fastest; null where none are compared. */
export function choiceHeadline(
  costs: ComparedPrices['perToken'],
  fewest: ComparedPrices['perToken'],
  job: Spec,
  names: DisplayNames,
): string | null {
  const [least, next] = costs
  if (least === undefined || next === undefined) return null
  // Of one of each: eight of a kind are faster than one of another, and that says nothing.
  const speedOf = ({ tokensPerSecond, gpuCount }: ComparedPrices['perToken'][number]): number =>
    tokensPerSecond / gpuCount
  const [fastest] = costs.toSorted((one, other) => speedOf(other) - speedOf(one))
  const method = job.method === null ? 'training' : methodNames[job.method]
  const nameOf = ({ gpu, pricing }: ComparedPrices['perToken'][number]): string =>
    `${names.gpu(gpu)}${pricing === 'on_demand' || costs.every((each) => each.pricing === pricing) ? '' : `, ${pricingLabels[pricing]},`}`
  const best = `${nameOf(least)} does most for its price: ${formatSmallUsd(least.usdPerMillionTokens)} for a million tokens of ${method} on ${modelTitle(job, names)}`
  const onFewest = fewestClause(least, fewest, names)
  if (fastest === undefined || fastest === least) return `${best}; it is the fastest too${onFewest}.`
  const times = formatSignificant(speedOf(fastest) / speedOf(least), 2)
  return `${best}; ${nameOf(fastest)} is the fastest, ${times} times its speed at ${formatSmallUsd(fastest.usdPerMillionTokens)}${onFewest}.`
}

/** Where another card is the cheaper one on the fewest that hold the job, the verdict is of one count alone. */
function fewestClause(
  best: ComparedPrices['perToken'][number],
  [least, next]: ComparedPrices['perToken'],
  names: DisplayNames,
): string {
  if (least === undefined || next === undefined || least.gpu === best.gpu) return ''
  if (least.usdPerMillionTokens > next.usdPerMillionTokens * (1 - aboutTheSame)) return ''
  return `. That is on ${formatCount(best.gpuCount)}; on the fewest that hold it ${names.gpu(least.gpu)} is the cheaper`
}

const formatSmallUsd = (dollars: number): string => `$${dollars < 1 ? dollars.toPrecision(2) : dollars.toFixed(2)}`
