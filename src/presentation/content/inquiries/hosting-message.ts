/** "What does it cost to host it?": memory, GPUs that hold it, dollars a month; no claim about speed. */
import type { HostingOption, HostingPlan } from '../../../recommend/inquiries/hosting.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { weightNames } from '../../../catalog/training-method.ts'
import { type DisplayNames, planName, providerName, planAndProvider } from '../../format/display-names.ts'
import {
  formatCount,
  formatGib,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { bullet, line, type MessageContent } from '../message-content.ts'
import { answerOfLines, modelTitle, smallPrint } from './answer-lines.ts'

/** `users`: at once; null: not said. `usdPerMonth`: what it may cost. */
export function hostingMessage(
  plan: HostingPlan,
  spec: Spec,
  users: number | null,
  assumptions: readonly string[],
  unused: readonly string[],
  names: DisplayNames,
  usdPerMonth: number | null = null,
): MessageContent {
  const { options, memoryGiB, weightsGiB, cacheGiB, weights } = plan
  const title = modelTitle(spec, names)
  const [first] = options
  const memory = `${formatGib(memoryGiB)} of GPU memory: ${formatGib(weightsGiB)} of weights in ${weightNames[weights]}, ${formatGib(cacheGiB)} for conversations, and room to spare.`
  const headline =
    first === undefined
      ? `Hosting ${title} needs about ${formatGib(memoryGiB)}: ${spec.gpus === null ? 'no price on record is for GPUs of one machine that hold it' : 'what you named does not hold it, or has no price on record'}.`
      : `Hosting ${title}: about ${formatUsd(first.usdPerMonth.p50)} a month${spec.weights === null && weights !== 'bf16' ? ` in ${weightNames[weights]}, as bf16 does not fit,` : ''} on ${planAndProvider(first, names)}.`
  return answerOfLines(
    usdPerMonth === null ? headline : budgetHeadline(plan, title, usdPerMonth, names),
    [
      line(`It needs about ${memory}`),
      ...options.map((option) => bullet(optionLine(option, names))),
      ...plan.misfits.map((one) => bullet(`${planName({ ...one, nodes: 1 }, names)}: does not hold it`)),
      ...(plan.inFp8 === null
        ? []
        : [line(`With weights in FP8, half of that and hardly worse: ${optionLine(plan.inFp8, names)}`)]),
      line(
        users === null
          ? 'The speeds are estimated from memory bandwidth, with all conversations written at once; none was measured here.'
          : `For ${users === plan.sequences ? `${formatCount(users)} answers` : `${formatCount(users)} users, ${formatCount(plan.sequences)} of them waiting`} at once: speeds are estimated from memory bandwidth, none was measured here. Try it with your own prompts before you commit.`,
      ),
    ],
    smallPrint(assumptions, unused),
  )
}

/** Whether a sum for the month is enough, at the price that is expected; FP8 counts where it alone is. */
function budgetHeadline({ options, inFp8 }: HostingPlan, title: string, usd: number, names: DisplayNames): string {
  const [first] = options
  const least = [...options, ...(inFp8 === null ? [] : [inFp8])].toSorted(
    (one, other) => one.usdPerMonth.p50 - other.usdPerMonth.p50,
  )[0]
  const sum = `${formatUsd(usd)} a month`
  if (first === undefined || least === undefined) return `No: nothing on record hosts ${title} for ${sum}.`
  const placeOf = (option: HostingOption): string =>
    `about ${formatUsd(option.usdPerMonth.p50)} on ${planAndProvider(option, names)}${option === inFp8 ? ' with weights in FP8' : ''}`
  if (first.usdPerMonth.p50 <= usd)
    return `Yes: hosting ${title} is inside ${sum}, ${placeOf(first)}; ${formatUsd(usd - first.usdPerMonth.p50)} would be left.`
  if (least.usdPerMonth.p50 <= usd)
    return `Yes, but not with the first choice: hosting ${title} for ${sum} is ${placeOf(least)}; ${placeOf(first)} is over it.`
  return `No: hosting ${title} is more than ${sum}, at least ${placeOf(least)}. Hours in which it is switched off, 4-bit weights or a smaller model make it less.`
}

/** What was assumed where the text does not say it. */
export function hostingAssumptions(
  { sequences, contextTokens, hoursPerMonth, usableShare, weights }: HostingPlan,
  spec: Spec,
  isOfficeHours: boolean,
): string[] {
  return [
    ...(spec.weights === null ? [`weights in ${weightNames[weights]}`] : []),
    `${formatCount(sequences)} conversations of ${formatCount(contextTokens)} tokens in memory at once`,
    `${formatPercent(usableShare)} of the memory filled at most`,
    `${formatCount(hoursPerMonth)} hours a month${isOfficeHours ? ': 22 days of 10 hours, switched off otherwise' : ', day and night'}`,
    'GPUs alone, without storage, traffic or a second machine in case one fails; while they would idle, an API paid by the token is cheaper',
  ]
}

/** What is paid for, of all its GPUs. */
const gpuHoursOf = ({ usdPerMonth, usdPerGpuHour }: HostingOption): number =>
  Number((usdPerMonth.p50 / usdPerGpuHour).toPrecision(4))

const optionLine = (option: HostingOption, names: DisplayNames): string =>
  `${planName(option, names)}${option.copies === 1 ? '' : `, ${formatCount(option.copies)} copies of the model,`} at ${providerName(option, names)}: ${formatUsd(option.usdPerMonth.p50)} a month (${formatUsdRange(option.usdPerMonth)}) for ${formatCount(gpuHoursOf(option))} GPU-hours, about ${formatSignificant(option.tokensPerSecondOfUser, 2)} tok/s for each, ${formatUsdPerHour(option.usdPerGpuHour)} a GPU, price of ${option.priceAsOf}${option.conversations === undefined ? '' : `; holds ${formatCount(option.conversations)} ${option.conversations === 1 ? 'conversation' : 'conversations'} of that length at once`}`
