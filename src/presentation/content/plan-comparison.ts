/** Plans side by side, in words: what each asks for, where it would run, how long, for how much, and what it risks. */
import { joinWords } from '../../recommend/figure-text.ts'
import { stackChoice } from './stack-choice.ts'
import type { AdvisorAnswer } from './advisor-answer.ts'
import type { Infeasible, Option } from '../../recommend/recommendation.ts'
import type { Problem } from '../../scenario/problem.ts'
import { type SpecField, type Scenario, type Spec, changedFields } from '../../scenario/scenario.ts'
import { describeChanges } from './scenario-summary.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatGib,
  formatMemoryUseBriefly,
  formatUsd,
  formatUsdDifference,
  formatUsdRange,
} from '../format/number-format.ts'
import {
  type DisplayNames,
  methodName,
  planName,
  pricingLabels,
  providerName,
  trainingName,
} from '../format/display-names.ts'

export type ComparedPlan = { readonly scenario: Scenario; readonly answer: AdvisorAnswer }

export type PlanColumn = {
  /** What it is called: what was typed, or what it asks for beside the others. */
  readonly text: string
  readonly spec: Spec
  /** null where nothing meets it; then there is a problem. */
  readonly option: Option | null
  readonly problem: Problem | Infeasible | null
  readonly cells: {
    readonly plan: string
    readonly provider: string
    readonly time: string
    readonly timeRange: string
    readonly total: string
    readonly totalRange: string
    readonly memory: string
  } | null
  /** '' where nobody says. */
  readonly qualityNote: string
  /** What was chosen for it that nobody asked for, and that is another for another plan. */
  readonly assumptions: readonly string[]
}

export type PlanComparison = {
  readonly columns: readonly PlanColumn[]
  readonly verdict: string
  /** All of them are done; absent: one is chosen. */
  readonly areAllDone?: true
  /** The verdict answers a question, and stands first. */
  readonly isAsked?: true
}

/** The measured quality of an option's way of training. */
export type DescribeQuality = (option: Option, spec: Spec) => string

/** `texts`: what each plan is called. */
export function comparePlans(
  plans: readonly ComparedPlan[],
  names: DisplayNames,
  describeQuality: DescribeQuality,
  texts: readonly string[],
): PlanComparison {
  const differing = differingAssumptions(plans, names)
  const columns = plans.map(({ scenario, answer }, index): PlanColumn => {
    const { spec } = scenario
    const text = texts[index] ?? ''
    if (answer.kind === 'problem') {
      return { text, spec, option: null, problem: answer.problem, cells: null, qualityNote: '', assumptions: [] }
    }
    const { best } = answer.recommendation
    return {
      text,
      spec,
      option: best,
      problem: null,
      cells: {
        plan: `${planName(best, names)}, ${trainingName(best)}`,
        provider: providerName(best, names),
        time: formatDuration(best.hours.p50),
        timeRange: formatDurationRange(best.hours),
        total: formatUsd(best.allInUsd.p50),
        totalRange: formatUsdRange(best.allInUsd),
        memory: formatMemoryUseBriefly(best.peakMemoryGiB.p50, best.usableMemoryGiB),
      },
      qualityNote: describeQuality(best, spec),
      assumptions: differing
        .flatMap(({ field, describe }) => (spec[field] === null ? [describe(best, names)] : []))
        .filter((assumed) => assumed !== ''),
    }
  })
  const [one, other, ...more] = columns
  const trainers =
    one?.option == null || other?.option == null || more.length > 0
      ? ''
      : stackChoice({ label: one.text, option: one.option }, { label: other.text, option: other.option }, names)
  return { columns, verdict: [comparisonVerdict(columns), trainers].filter((one) => one !== '').join(' ') }
}

type AssumedField = { readonly field: SpecField; readonly describe: (option: Option, names: DisplayNames) => string }

/** What the advisor chooses where nobody asks, and what a reader would want to know of it. */
const assumedFields: readonly AssumedField[] = [
  { field: 'method', describe: methodName },
  { field: 'loraRank', describe: ({ loraRank }) => (loraRank === null ? '' : `LoRA rank ${loraRank}`) },
  { field: 'stack', describe: ({ stack }, names) => names.stack(stack) },
  { field: 'batch', describe: ({ microBatch }) => `batch ${formatCount(microBatch)} per GPU` },
  { field: 'sequenceLength', describe: ({ sequenceLength }) => `sequence length ${formatCount(sequenceLength)}` },
  { field: 'packed', describe: ({ packed }) => (packed ? 'samples packed' : 'samples not packed') },
  {
    field: 'gradientCheckpointing',
    describe: ({ recomputation }) => (recomputation === 'none' ? 'no checkpointing' : 'gradient checkpointing'),
  },
  { field: 'pricing', describe: ({ pricing }) => `${pricingLabels[pricing]} prices` },
]

/** Those that come out differently for two of the plans. */
function differingAssumptions(plans: readonly ComparedPlan[], names: DisplayNames): readonly AssumedField[] {
  const options = plans.flatMap(({ answer }) => (answer.kind === 'problem' ? [] : [answer.recommendation.best]))
  return assumedFields.filter(({ describe }) => new Set(options.map((option) => describe(option, names))).size > 1)
}

/** What the plan that holds is called, and the one before it. */
export const [asItIs, asItWas] = ['As it is', 'As it was']

/** What a plan asks for beside the one that holds. `before`: the versions that held before it. */
export function alternativeName(
  scenario: Scenario,
  current: Scenario,
  names: DisplayNames,
  before: readonly Scenario[] = [],
): string {
  const changed = changedFields(scenario.spec, current.spec)
  if (changed.length === 0) return asItIs
  return before.includes(scenario) ? asItWas : describeChanges(changed, scenario, names).join(', ')
}

const inSentence = (name: string): string =>
  name === asItIs || name === asItWas ? `the plan ${name.replace('As', 'as')}` : name

/** What a reader sees of a plan; of two that look the same none is cheaper. */
const visibleCells = ({ cells }: PlanColumn): string => JSON.stringify(cells)

/** Whether all come to the same plan: then there is nothing to compare. */
export const isOnePlan = (columns: readonly PlanColumn[]): boolean =>
  columns.every(({ cells }) => cells !== null) && new Set(columns.map(visibleCells)).size === 1

/** "No difference: “packed sequences” comes to the plan as it is: 8 × H100 SXM, LoRA, at Vultr, 22 h (19–28 h), $591 in total ($520–790)." */
function onePlanVerdict(columns: readonly PlanColumn[]): string {
  const cells = columns[0]?.cells ?? null
  const others = columns.filter(({ text }) => text !== asItIs && text !== asItWas)
  if (cells === null) return ''
  const plan = `${cells.plan} at ${cells.provider}, ${cells.time} (${cells.timeRange}), ${cells.total} in total (${cells.totalRange})`
  if (others.length === 0) return `That is the plan as it is: ${plan}.`
  const words = others.map(({ text }) => `“${text}”`).join(', ')
  return others.length < columns.length
    ? `No difference: with ${words} it stays the plan as it is: ${plan}.`
    : `No difference: ${words} come to the same plan: ${plan}.`
}

function comparisonVerdict(columns: readonly PlanColumn[]): string {
  const priced = columns.flatMap(({ text, option }) => (option === null ? [] : [{ name: text, best: option }]))
  const [cheapest, next] = priced.toSorted((one, other) => one.best.allInUsd.p50 - other.best.allInUsd.p50)
  if (cheapest === undefined) return 'No plan meets what was asked with any of these.'
  if (next === undefined) return `Only “${cheapest.name}” meets what was asked.`
  if (isOnePlan(columns)) return onePlanVerdict(columns)
  if (priced.length === 2 && isOneJob(columns) && areAlike(cheapest.best, next.best)) return pickOfAlike(cheapest, next)
  const [fastest] = priced.toSorted((one, other) => one.best.hours.p50 - other.best.hours.p50)
  const total = formatUsd(cheapest.best.allInUsd.p50)
  const saving = formatUsdDifference(next.best.allInUsd.p50, cheapest.best.allInUsd.p50)
  const isAsMuch = total === formatUsd(next.best.allInUsd.p50)
  const isAboutAsMuch = next.best.allInUsd.p50 < asMuch * cheapest.best.allInUsd.p50
  const contrast = isAsMuch ? 'as much as' : isAboutAsMuch ? 'about as much as' : `${saving} less than`
  const cost = `Cheapest: ${inSentence(cheapest.name)}, ${total} in total, ${contrast} ${inSentence(next.name)}.`
  if (fastest !== undefined && isOneJob(columns) && isFarFaster(fastest, fastest === cheapest ? next : cheapest))
    return fasterForAsMuch(fastest, fastest === cheapest ? next : cheapest)
  if (fastest === undefined || fastest === cheapest)
    return priced.length === 2 && !isAsMuch && isHardlyMore(cheapest.best.hours.p50, next.best.hours.p50)
      ? `${cost} They take about as long.`
      : `${cost} It is the fastest too.`
  if (isHardlyMore(cheapest.best.hours.p50, fastest.best.hours.p50)) return `${cost} It is about as fast.`
  return `${cost} Fastest: ${inSentence(fastest.name)}, ${formatDuration(fastest.best.hours.p50)} instead of ${formatDuration(cheapest.best.hours.p50)}${priced.length > 2 ? '' : cardsApart(cheapest.best, fastest.best)}.`
}

/** Of two methods that stand on two cards the time says little of the methods. */
const cardsApart = (one: Option, other: Option): string =>
  one.method !== other.method && one.gpu !== other.gpu ? ', on another card' : ''

/** A difference that is less than what either may be off by. */
const isHardlyMore = (one: number, other: number): boolean => Math.max(one, other) < alike * Math.min(one, other)
const alike = 1.1
/** Sums that are told as one. */
const asMuch = 1.02

/** In money alike: then the time decides. */
const isFarFaster = ({ best: one }: NamedOption, { best: other }: NamedOption): boolean =>
  one.method === other.method &&
  isHardlyMore(one.allInUsd.p50, other.allInUsd.p50) &&
  !isHardlyMore(one.hours.p50, other.hours.p50)

const fasterForAsMuch = (one: NamedOption, other: NamedOption): string =>
  `Take ${inSentence(one.name)}: ${formatDuration(one.best.hours.p50)} instead of ${formatDuration(other.best.hours.p50)}, for about as much, ${formatUsd(one.best.allInUsd.p50)} in total and ${formatUsd(other.best.allInUsd.p50)} with ${inSentence(other.name)}.`

const isOneJob = (columns: readonly PlanColumn[]): boolean =>
  new Set(columns.map(({ spec: { model, params, tokens, task } }) => `${model} ${params} ${tokens} ${task}`)).size === 1

/** Of two machines for one job: what differs in the job is not chosen by its machine. */
const areAlike = (one: Option, other: Option): boolean =>
  (one.gpu !== other.gpu || one.gpuCount !== other.gpuCount) &&
  one.method === other.method &&
  isHardlyMore(one.allInUsd.p50, other.allInUsd.p50) &&
  isHardlyMore(one.hours.p50, other.hours.p50)

type NamedOption = { readonly name: string; readonly best: Option }

/** "Alike in money and time …: take 1xA100: one GPU needs no launcher": what is left to choose by. */
function pickOfAlike(cheapest: NamedOption, next: NamedOption): string {
  const [pick, other] = next.best.gpuCount < cheapest.best.gpuCount ? [next, cheapest] : [cheapest, next]
  const told = ({ name, best }: NamedOption): string =>
    `${inSentence(name)} ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)}`
  const fewer =
    pick.best.gpuCount === other.best.gpuCount
      ? []
      : [pick.best.gpuCount === 1 ? 'one GPU needs no launcher' : 'fewer GPUs are less to set up']
  const roomier =
    pick.best.usableMemoryGiB > other.best.usableMemoryGiB
      ? [`it has ${formatGib(pick.best.usableMemoryGiB)} a GPU instead of ${formatGib(other.best.usableMemoryGiB)}`]
      : []
  const reasons = [...fewer, ...roomier]
  return `Take ${inSentence(pick.name)}: ${reasons.length === 0 ? 'it is no dearer' : joinWords(reasons)}. In money and time they are alike, ${told(pick)}, ${told(other)}.`
}
