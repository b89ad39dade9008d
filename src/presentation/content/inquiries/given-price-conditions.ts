/** What a plan at a given price hinges on: its memory, its precision, its network and its software. */
import { type GivenPriceCost, standingOf } from '../../../recommend/inquiries/given-price.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { formatCount, formatDuration, formatGib, formatUsd } from '../../format/number-format.ts'

type ConditionJob = {
  readonly spec: Spec
  readonly isWhole: boolean
  readonly deadlineHours: number | null
  readonly hasOtherVendor: boolean
}

/** Of a row, the gravest first; no full stops. `shared`: warnings that stand below all of them. */
export function conditionsOf(
  cost: GivenPriceCost,
  { spec, isWhole, deadlineHours }: ConditionJob,
  shared: readonly string[],
): readonly string[] {
  const hours = (spec.tokens ?? 0) / cost.tokensPerSecond / 3600
  return [
    ...memoryConditions(cost, isWhole),
    ...(deadlineHours !== null && isWhole && hours > deadlineHours
      ? [`over your limit of ${formatDuration(deadlineHours)}`]
      : []),
    ...networkConditions(cost, hours, isWhole),
    ...cost.warnings
      .filter((warning) => !shared.includes(warning))
      .map((warning) => lowered(firstSentence(warning)))
      .slice(0, maxWarnings),
  ]
}
const maxWarnings = 2
const firstSentence = (warning: string): string => warning.split('. ')[0] ?? ''

/** What is to be warned of on each of the cards. */
export const sharedWarnings = ([first, ...others]: readonly GivenPriceCost[]): readonly string[] =>
  first === undefined || others.length === 0
    ? []
    : first.warnings.filter((warning) => others.every(({ warnings }) => warnings.includes(warning)))

/** "The V100 has no bf16" stays, "Weights and states …" goes on in a sentence. */
const lowered = (sentence: string): string =>
  /^(?:The|Weights|No|Nothing) /u.test(sentence) ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence

/** As a sentence of it goes on: "holds it only with …", "may not fit". */
export const shortCondition = (cost: GivenPriceCost): string =>
  standingOf(cost) === 1
    ? 'may not fit in memory'
    : cost.offload === 'params'
      ? `holds it only with the weights in the memory of the machine${hostText(cost)}`
      : `holds it only with the optimizer states in the memory of the machine${hostText(cost)}`

const hostText = ({ hostGiB }: GivenPriceCost): string =>
  hostGiB === null ? '' : `, about ${formatGib(hostGiB)} of it free`

function memoryConditions(cost: GivenPriceCost, isWhole: boolean): readonly string[] {
  const { offload, isTight, mostGiB, usableGiB, ifMemoryFails, usdPerGpuHour, gpuCount } = cost
  if (offload !== 'none') return [`${shortCondition(cost).replace('holds it only', 'fits only')}, which is slow`]
  if (!isTight) return []
  const fallback =
    ifMemoryFails === null || !isWhole
      ? ''
      : `; if it fails, with ${ifMemoryFails.change} ${formatDuration(ifMemoryFails.hours)}, ${formatUsd(ifMemoryFails.hours * usdPerGpuHour * gpuCount)}`
  return [
    `may not fit: up to ${formatGib(mostGiB)} a GPU at the high end, ${formatGib(usableGiB)} are usable${fallback}`,
  ]
}

function networkConditions(
  { nodes, network, gpuCount, usdPerGpuHour }: GivenPriceCost,
  hours: number,
  isWhole: boolean,
): readonly string[] {
  if (nodes < 2) return []
  if (network === null)
    return [`${formatCount(nodes)} machines are one job: with a slow network between them it takes longer`]
  const most = (hours / network.least) * network.most
  const sum = isWhole ? `: ${formatDuration(most)}, ${formatUsd(most * gpuCount * usdPerGpuHour)}` : ''
  return [
    `at best: over ${formatCount(network.gbits)} Gbit/s what crosses the network makes it ${network.least.toFixed(1)} times as long where gradients alone cross once a step, ${network.most.toFixed(1)} times where weights are sharded too (FSDP, ZeRO-3)${sum}`,
  ]
}

/** What holds of the job on any of the cards, a sentence each. */
export function sharedConditions(
  costs: readonly GivenPriceCost[],
  { hasOtherVendor }: ConditionJob,
): readonly string[] {
  const experts = costs
    .flatMap(({ advice }) => advice)
    .find((sentence) => /^All \S+ parameters are in memory/u.test(sentence))
  return [
    ...sharedWarnings(costs).map((warning) => `${firstSentence(warning)}.`),
    ...(experts === undefined ? [] : [`${experts}.`]),
    ...(hasOtherVendor
      ? [
          'AMD cards run on ROCm: take the provider’s image and test ten steps of your own code first; to a team that is new to it a small saving is not worth the move.',
        ]
      : []),
  ]
}
