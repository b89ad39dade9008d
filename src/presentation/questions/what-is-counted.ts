/** "Is that price for one epoch or three?", "for one run or all four?", "per GPU or for all?": what the total of the plan is of. */
import { planName } from '../format/display-names.ts'
import { formatCount, formatDuration, formatTokens, formatUsd, formatUsdPerHour } from '../format/number-format.ts'
import { roundUsd } from '../../recommend/figure-text.ts'
import { runsAsAsked } from '../../recommend/runs-together.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { atPart } from './data-verdict.ts'
import type { QuestionContext } from './question-context.ts'

const whole = ({ allInUsd, hours }: Option): string =>
  `the ${formatUsd(allInUsd.p50)} and the ${formatDuration(hours.p50)}`

/** The passes that the total is for, and what one of them comes to, or a second one. */
function passesCounted(context: QuestionContext): string {
  const {
    scenario: { corpus, spec },
    recommendation: { best },
  } = context
  const epochs = corpus?.epochs ?? 1
  const once = formatTokens(corpus?.tokensPerEpoch ?? (spec.tokens ?? 0) / epochs)
  if (epochs === 1) {
    const { usd, hours } = atPart(context, 2)
    const nobody = corpus === undefined ? 'which are taken as all that is trained' : 'as nobody named more'
    return `For one: ${whole(best)} are one pass over ${once}, ${nobody}. Two would take about ${formatDuration(hours)} and ${formatUsd(usd)} on the same GPUs: reply “2 epochs”.`
  }
  const { usd, hours } = atPart(context, 1 / epochs)
  return `For all ${formatCount(epochs)}: ${whole(best)} are ${formatCount(epochs)} passes over ${once}, so there is nothing to multiply. One alone would take about ${formatDuration(hours)} and ${formatUsd(usd)} on the same GPUs.`
}

/** That it is one run, and what as many as are spoken of come to. */
function runsCounted({ scenario: { extras, spec }, args, recommendation: { best } }: QuestionContext): string {
  const told = extras?.runs
  const count = told?.count ?? args?.runs?.count ?? args?.numbers?.find(({ value }) => value > 1)?.value ?? null
  const one = `For one run: that is what ${whole(best)} are of`
  if (count === null || count < 2) return `${one}. Say how many there are, such as “4 runs”, and they are summed.`
  const { usd, machines } = runsAsAsked(best, count, spec.deadlineHours, told?.atOnce)
  const apart = formatUsd(roundUsd(best.allInUsd.p50) * count)
  const together =
    machines < count && formatUsd(usd.p50) !== apart
      ? `, ${formatUsd(usd.p50)} one after another on the same machine`
      : ''
  return `${one}. ${formatCount(count)} of them cost ${apart}, each by itself${together}.`
}

/** That it is all GPUs, and what one of them is of it. */
function gpusCounted({ recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  const { gpuCount, usd, usdPerGpuHour } = best
  if (gpuCount === 1)
    return `Both are the same here: the plan is one GPU, ${planName(best, names)}, and ${whole(best)} are all of it; its hour is ${formatUsdPerHour(usdPerGpuHour)}.`
  return `For all ${formatCount(gpuCount)}: ${whole(best)} are of the whole job, in which all GPUs work at once. One of them is ${formatUsdPerHour(usdPerGpuHour)}, ${formatUsd(usd.p50 / gpuCount)} of the ${formatUsd(usd.p50)} of GPU time.`
}

/** By the words in braces of data/questions. */
export const countedFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  passesCounted,
  runsCounted,
  gpusCounted,
}
