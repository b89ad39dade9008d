/** "What does it cost to host it?": memory, GPUs that hold it, dollars a month; no claim about speed. */
import type { HostingOption, HostingPlan } from '../../../recommend/inquiries/hosting.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { weightNames } from '../../../catalog/training-method.ts'
import { type DisplayNames, planName, providerName } from '../../format/display-names.ts'
import {
  formatCount,
  formatGib,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../../format/number-format.ts'
import { bullet, line, type MessageContent } from '../message-content.ts'
import { answerOfLines, modelTitle, unusedLines } from './answer-lines.ts'

/** `users`: at once; null: not said. */
export function hostingMessage(
  plan: HostingPlan,
  spec: Spec,
  users: number | null,
  assumptions: readonly string[],
  unused: readonly string[],
  names: DisplayNames,
): MessageContent {
  const { options, memoryGiB, weightsGiB, cacheGiB, weights } = plan
  const title = modelTitle(spec, names)
  const [first] = options
  const memory = `${formatGib(memoryGiB)} of GPU memory: ${formatGib(weightsGiB)} of weights in ${weightNames[weights]}, ${formatGib(cacheGiB)} for conversations, and room to spare.`
  const headline =
    first === undefined
      ? `Hosting ${title} needs about ${formatGib(memoryGiB)}: no price on record is for GPUs of one machine that hold it.`
      : `Hosting ${title}: about ${formatUsd(first.usdPerMonth.p50)} a month on ${planName(first, names)} at ${providerName(first, names)}.`
  return answerOfLines(
    headline,
    [
      line(`It needs about ${memory}`),
      ...options.map((option) => bullet(optionLine(option, names))),
      line(
        users === null
          ? 'I don’t know how many users it serves: no speed of answering is measured here.'
          : `I don’t know whether that is fast enough for ${formatCount(users)} users: no speed of answering is measured here.`,
      ),
    ],
    [line(`Assumed: ${assumptions.join('; ')}.`), ...unusedLines(unused)],
  )
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
    'GPUs alone, without storage or traffic',
  ]
}

const optionLine = (option: HostingOption, names: DisplayNames): string =>
  `${planName(option, names)} at ${providerName(option, names)}: ${formatUsd(option.usdPerMonth.p50)} a month (${formatUsdRange(option.usdPerMonth)}), ${formatUsdPerHour(option.usdPerGpuHour)} a GPU, price of ${option.priceAsOf}`
