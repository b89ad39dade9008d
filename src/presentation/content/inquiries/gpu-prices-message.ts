/** "A100 at 1.30 or H100 at 2.40?": what a job costs on each GPU at the price that was given for it, and what that depends on. */
import { methodNames } from '../../../catalog/training-method.ts'
import { type GivenPriceCost, standingOf } from '../../../recommend/inquiries/given-price.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import {
  formatDuration,
  formatTokens,
  formatTokensPerSecond,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { toOneLine } from '../../format/truncate.ts'
import { bullet, type Line, line, type MessageContent } from '../message-content.ts'
import { answerOfLines, modelTitle, unusedLines } from './answer-lines.ts'
import { conditionsOf, sharedConditions, sharedWarnings, shortCondition } from './given-price-conditions.ts'

/** What cards are compared by. `isWhole`: its data were given; `isFormAssumed`: a form was taken that nobody named. */
export type QuotedJob = {
  readonly spec: Spec
  readonly isWhole: boolean
  readonly isFormAssumed: boolean
  readonly deadlineHours: number | null
  /** A card without a number is taken as often as the other. */
  readonly isCountShared: boolean
  /** One of the cards needs other software than the usual. */
  readonly hasOtherVendor: boolean
}

/** A card that does not run the job, and why. */
export type LackingCard = { readonly gpus: readonly string[]; readonly count: number; readonly why: string }

type Beside = {
  readonly claimedSpeedup: number | null
  readonly lacking: readonly LackingCard[]
  readonly inFp8: readonly GivenPriceCost[]
}

/** `costs`: cheapest first, at the given prices. */
export function gpuPricesMessage(
  costs: readonly GivenPriceCost[],
  job: QuotedJob,
  { claimedSpeedup, lacking, inFp8 }: Beside,
  unused: readonly string[],
  names: DisplayNames,
): MessageContent {
  const { spec, isWhole } = job
  const without = lacking.map((each) => bullet(lackingText(each, names)))
  const [only, other] = costs
  if (only === undefined) {
    const method = spec.method === null ? 'training' : methodNames[spec.method]
    return answerOfLines(
      `None of these cards runs ${method} of ${modelTitle(spec, names)}.`,
      without,
      unusedLines(unused),
    )
  }
  const shared = sharedWarnings(costs)
  const rows = costs.map((cost) => bullet(gpuPriceLine(cost, job, shared, names)))
  const notes = [
    line(
      `Speeds are ours, prices yours; ${job.isFormAssumed ? 'boxes of four and more are taken as SXM, where no form was said; ' : ''}${job.isCountShared ? 'a card without a number is taken as often as the other; ' : ''}start-up and storage are not counted.${isWhole ? '' : ' A small job, or one that fills neither card, is cheaper on the cheaper card.'}`,
    ),
    ...unusedLines(unused),
  ]
  const [fast, slow] = costs.toSorted((one, another) => another.tokensPerSecond - one.tokensPerSecond)
  return answerOfLines(
    other === undefined ? onlyOne(only, lacking, job, names) : headlineOf(costs, job, names),
    [
      ...rows,
      ...without,
      ...(fast === undefined || slow === undefined || isAlike(fast, slow) ? [] : [line(speedsText(fast, slow, names))]),
      ...claimLine(costs, claimedSpeedup, names),
      ...fp8Lines(costs, inFp8, job, names),
      ...sharedConditions(costs, job).map((sentence) => line(sentence)),
    ],
    notes,
  )
}

/** Which costs less, what it hinges on, and whether the gap is more than what is known of the speeds. */
function headlineOf(costs: readonly GivenPriceCost[], job: QuotedJob, names: DisplayNames): string {
  const { spec, isWhole } = job
  const costOf = ({ usdPerMillionTokens }: GivenPriceCost): string => `$${formatSignificant(usdPerMillionTokens, 2)}`
  const sumOf = (cost: GivenPriceCost): string => (isWhole ? wholeRun(cost, spec) : `${costOf(cost)} a million tokens`)
  const named = (cost: GivenPriceCost): string => (isWhole ? planName(cost, names) : names.gpu(cost.gpu))
  // What only fits with the memory of the machine, or may not fit, is no winner over what does.
  const sure = costs.toSorted((one, other) => standingOf(one) - standingOf(other))[0]
  const [least, next] = costs
  if (least === undefined || next === undefined || sure === undefined) return ''
  const of = isWhole ? '' : ` of ${methodOf(spec)} on ${modelTitle(spec, names)}`
  const share = shareOf(least, next)
  if (standingOf(sure) < standingOf(least)) {
    const condition = shortCondition(least)
    const gap = shareOf(least, sure)
    const paper = gap < even ? 'costs about as much' : `costs ${gap}% less on paper`
    return `Take ${named(sure)}: ${sumOf(sure)}${of} at your ${formatUsdPerHour(sure.usdPerGpuHour)} a GPU${standingOf(sure) === 1 ? ', if it fits in memory' : ''}. ${named(least)} ${paper} (${sumOf(least)}), but ${condition}.`
  }
  if (share < even)
    return `About even at your prices: ${costs.map((cost) => `${named(cost)}: ${sumOf(cost)}`).join('; ')}${of}.`
  const isOpen = areOverlapping(least, next)
  const hinge = hingeOf(least, next)
  const open = isOpen ? ' The ranges overlap, so that is no sure saving: time some steps on each.' : ''
  if (!isWhole)
    return `${named(least)} at your ${formatUsdPerHour(least.usdPerGpuHour)}: ${sumOf(least)}${of}, ${share}% less than ${named(next)} at ${formatUsdPerHour(next.usdPerGpuHour)}${hinge}.${open}`
  return `${named(least)}: ${sumOf(least)} at your ${formatUsdPerHour(least.usdPerGpuHour)} a GPU, ${share}% less than ${named(next)} (${sumOf(next)})${hinge}.${open}`
}

/** What the cheaper one hinges on, and whether the other does too. */
function hingeOf(least: GivenPriceCost, next: GivenPriceCost): string {
  if (standingOf(least) === 0) return ''
  if (standingOf(least) !== standingOf(next)) return `; it ${shortCondition(least)}`
  return standingOf(least) === 1 ? '; either may not fit in memory' : '; neither holds it in its own memory'
}

function onlyOne(
  only: GivenPriceCost,
  lacking: readonly LackingCard[],
  { spec, isWhole }: QuotedJob,
  names: DisplayNames,
): string {
  const sum = isWhole ? wholeRun(only, spec) : `$${formatSignificant(only.usdPerMillionTokens, 2)} a million tokens`
  const [first] = lacking
  const other = first === undefined ? '' : ` ${lackingName(first, names)} has no plan for this job.`
  return `${planName(only, names)}: ${sum} at your ${formatUsdPerHour(only.usdPerGpuHour)} a GPU.${other}`
}

const lackingName = ({ gpus, count }: LackingCard, names: DisplayNames): string =>
  planName({ gpu: gpus[0] ?? '', gpuCount: count }, names)
const lackingText = (card: LackingCard, names: DisplayNames): string =>
  `${lackingName(card, names)}: ${toOneLine(card.why, 260)}`

const methodOf = ({ method }: Spec): string => (method === null ? 'training' : methodNames[method])
const shareOf = (least: GivenPriceCost, other: GivenPriceCost): number =>
  Math.round((1 - least.usdPerMillionTokens / other.usdPerMillionTokens) * 100)

/** Whether each may cost as much as the other is expected to. */
function areOverlapping(least: GivenPriceCost, next: GivenPriceCost): boolean {
  const most = (least.usdPerMillionTokens * least.tokensPerSecond) / least.speedRange.p10
  const fewest = (next.usdPerMillionTokens * next.tokensPerSecond) / next.speedRange.p90
  return most >= next.usdPerMillionTokens && fewest <= least.usdPerMillionTokens
}

function speedsText(fast: GivenPriceCost, slow: GivenPriceCost, names: DisplayNames): string {
  const times = formatSignificant(fast.tokensPerSecond / slow.tokensPerSecond, 2)
  const isOfCount = fast.gpuCount !== slow.gpuCount || fast.nodes !== slow.nodes
  const [one, other] = isOfCount
    ? [planName(fast, names), planName(slow, names)]
    : [names.gpu(fast.gpu), names.gpu(slow.gpu)]
  return `${one} has ${times} times the speed of ${other} at ${priceTimes(fast, slow)}.`
}

/** What FP8 saves on each card that has it, in time and at its price. */
function fp8Lines(
  costs: readonly GivenPriceCost[],
  inFp8: readonly GivenPriceCost[],
  { spec, isWhole }: QuotedJob,
  names: DisplayNames,
): readonly Line[] {
  return inFp8.flatMap((cost) => {
    const plain = costs.find(({ gpu, gpuCount }) => gpu === cost.gpu && gpuCount === cost.gpuCount)
    if (plain === undefined || !isWhole) return []
    const [before, after] = [hoursOf(plain, spec), hoursOf(cost, spec)]
    const saves = after < before ? `saves ${formatDuration(before - after)}` : 'saves nothing'
    return [
      line(
        `FP8 instead of bf16 on ${planName(cost, names)} ${saves}: ${wholeRun(cost, spec)} instead of ${wholeRun(plain, spec)}; watch the loss, and keep a bf16 checkpoint to go back to.`,
      ),
    ]
  })
}

const hoursOf = ({ tokensPerSecond }: GivenPriceCost, { tokens }: Spec): number =>
  (tokens ?? 0) / tokensPerSecond / 3600

/** "7.1 h, $71" */
function wholeRun({ tokensPerSecond, usdPerGpuHour, gpuCount }: GivenPriceCost, { tokens }: Spec): string {
  const hours = (tokens ?? 0) / tokensPerSecond / 3600
  return `${formatDuration(hours)}, ${formatUsd(hours * usdPerGpuHour * gpuCount)}`
}

function priceTimes(fast: GivenPriceCost, slow: GivenPriceCost): string {
  const ratio = (fast.usdPerGpuHour * fast.gpuCount) / (slow.usdPerGpuHour * slow.gpuCount)
  return Math.abs(ratio - 1) * 100 < even ? 'about its price' : `${formatSignificant(ratio, 2)} times its price`
}

/** As fast as each other: their prices alone tell them apart. */
const isAlike = (fast: GivenPriceCost, slow: GivenPriceCost): boolean =>
  (fast.tokensPerSecond / slow.tokensPerSecond - 1) * 100 < even

/** Less apart than this many percent is no difference. */
const even = 5

function gpuPriceLine(cost: GivenPriceCost, job: QuotedJob, shared: readonly string[], names: DisplayNames): string {
  const { tokensPerSecond, usdPerGpuHour, gpuCount, usdPerMillionTokens, speedRange } = cost
  const { spec, isWhole } = job
  const perMillion = `$${formatSignificant(usdPerMillionTokens, 2)} a million tokens`
  const usdAt = (speed: number): number => (((spec.tokens ?? 0) / speed) * usdPerGpuHour * gpuCount) / 3600
  const range = formatUsdRange({ p10: usdAt(speedRange.p90), p90: usdAt(speedRange.p10) })
  const whole = isWhole ? `; ${formatTokens(spec.tokens ?? 0)} in ${wholeRun(cost, spec)} (${range})` : ''
  const ofAll = gpuCount === 1 ? '' : `, ${formatUsdPerHour(usdPerGpuHour * gpuCount)} in all`
  const conditions = conditionsOf(cost, job, shared).map((condition) => `; ${condition}`)
  return `${planName(cost, names)} at ${formatUsdPerHour(usdPerGpuHour)} a GPU${ofAll}: ${formatTokensPerSecond(tokensPerSecond)}, ${perMillion}${whole}${conditions.join('')}`
}

/** What the price of a token is if the faster GPU is as fast as was said. */
function claimLine(costs: readonly GivenPriceCost[], claimed: number | null, names: DisplayNames) {
  if (claimed === null || costs.length !== 2) return []
  const [dear, cheap] = costs.toSorted((one, other) => other.usdPerGpuHour - one.usdPerGpuHour)
  if (dear === undefined || cheap === undefined) return []
  const ratio = dear.usdPerGpuHour / cheap.usdPerGpuHour / claimed
  const words = ratio < 1 ? `${Math.round((1 - ratio) * 100)}% less` : `${Math.round((ratio - 1) * 100)}% more`
  return [
    line(
      `With the ${claimed} times that you name a token would cost ${words} on the ${names.gpu(dear.gpu)}: its price is ${formatSignificant(dear.usdPerGpuHour / cheap.usdPerGpuHour, 3)} times the other’s.`,
    ),
  ]
}
