/**
 * The answer in words, before anybody decides how it looks: Slack blocks, plain text and a terminal print the same
 * sentences. Nothing here is escaped; every renderer escapes for its own surface.
 */
import type { Option, Recommendation } from '../../recommend/recommendation.ts'
import { isQuotaSentence } from '../../recommend/explain/machine-quota.ts'
import { isSingleEpochRemark } from '../../scenario/assumed-epochs.ts'
import { filledIn } from '../../scenario/filled-lengths.ts'
import { cutVerdict, filledVerdict, singleEpochText } from './assumed-data.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { describeFieldsSetBy, describeDefaults } from './scenario-summary.ts'
import {
  type SavingLine,
  savingLines,
  type SuggestedChange,
  suggestChanges,
  suggestLimits,
} from './suggested-changes.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import { isStatedPrice, sellerOfStatedPrice } from '../../offers/stated-offers.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import { formatAge, ageInDays } from '../format/date-age.ts'
import {
  formatDuration,
  formatDurationRange,
  formatGib,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import type { RenderContext } from '../render-context.ts'
import { type DisplayNames, planName, providerName, planAndProvider } from '../format/display-names.ts'
import { trainingSetup, describeMfu } from './training-setup.ts'
import { extrasLines } from './job-extras-lines.ts'
import { fasterLine } from './goal-lines.ts'
import { withLinksOfPlan } from './links-of-plan.ts'
import { isAgreedPrice, listPriceWords } from './price-day.ts'
import { jobLine } from './job-line.ts'
import { epochsVerdict, limitVerdicts } from './limit-verdicts.ts'
import { type OptionRow, optionRows } from './option-rows.ts'

export type RecommendationSummary = {
  /** "8 × H100 SXM on Lambda: about 29 h, $1,040 in total, $920 of it GPU time". */
  readonly headline: string
  /** "Llama 3.3 70B on 2B tokens: full fine-tuning, bf16, fp32 masters, 19.4k tok/s over all 8 GPUs, 61 of 79 GiB on each". */
  readonly job: string
  /** The range in words, with what it means. */
  readonly range: string
  readonly verdicts: readonly string[]
  readonly warnings: readonly string[]
  /** What is known of quality and method that changes the decision. */
  readonly advice: readonly string[]
  readonly rows: readonly OptionRow[]
  readonly memory: string
  readonly ruledOut: readonly string[]
  /** What would save money at a risk. */
  readonly savings: readonly SavingLine[]
  readonly changes: readonly SuggestedChange[]
  /** Things to type that no figure of this recommendation answers. */
  readonly alsoTry: readonly string[]
  readonly setup: string
  /** Of the job: what it would be worth saying. */
  readonly assumptions: readonly string[]
  /** What hours and dollars are made of. */
  readonly counted: readonly string[]
  /** How the best was chosen. */
  readonly weighed: readonly string[]
  /** "under $500, Lambda (channel default)". */
  readonly requested: readonly string[]
  readonly price: string
  /** Where the best plan is rented; null where no page was seen. */
  readonly rent: { readonly provider: string; readonly address: string } | null
}

/** Puts a recommendation into words. Pure: `today` of the render context is the only clock. */
export function summarizeRecommendation(
  asked: Scenario,
  recommendation: Recommendation,
  renderContext: RenderContext,
): RecommendationSummary {
  const scenario = withLinksOfPlan(asked, recommendation.best)
  const { best, counted = [], weighed = [], advice = [] } = recommendation
  const { names } = renderContext
  const changes = suggestChanges(recommendation, names)
  const savings = savingLines(recommendation, names)
  return {
    headline: optionHeadline(best, names),
    job: jobLine(scenario, best, names),
    range: `8 in 10 comparable runs fall inside ${formatDurationRange(best.hours)} and ${formatUsdRange(best.allInUsd)}.`,
    verdicts: [
      // What it costs at a price that was named stands right behind the headline.
      ...extrasLines(scenario, best, renderContext.rules),
      ...scenario.notes.filter(isUnusedNote),
      ...limitVerdicts(scenario, best),
      ...filledVerdict(scenario, recommendation),
      ...cutVerdict(recommendation),
      ...epochsVerdict(scenario, recommendation),
      ...(recommendation.trainer === undefined ? [] : [`${recommendation.trainer}.`]),
      ...fasterLine(scenario, recommendation, names),
      ...distinctSentences(recommendation.keyConsiderations ?? [], 2, 240).map((line) => `${line}.`),
    ],
    // Three in all, so that none is read over; what is known of quality takes one of them.
    warnings: distinctSentences(warningsInOrder(best, scenario.spec), advice.length > 0 ? 2 : 3, 240),
    advice: distinctSentences(advice, best.warnings.length > 1 ? 1 : 2, 300),
    rows: optionRows(recommendation, names),
    memory: describeMemory(best),
    ruledOut: isHardwareAsked(scenario) ? ruledOutLines(recommendation, names) : [],
    savings,
    changes,
    alsoTry: suggestAlso(scenario, recommendation, [...savings, ...changes]),
    setup: [...trainingSetup(best, names), describeMfu(best)].filter((words) => words !== '').join(' · '),
    assumptions: distinctSentences(
      [...scenario.notes, ...recommendation.assumptions]
        .filter((each) => !counted.includes(each) && !weighed.includes(each) && !isUnusedNote(each))
        // A verdict says it, with its figures.
        .filter((each) => recommendation.ifFilled === undefined || filledIn(each) === null)
        .map((each) => (isSingleEpochRemark(each) ? singleEpochText(recommendation) : each)),
      12,
      160,
    ),
    counted: distinctSentences(counted, 4, 160),
    weighed: distinctSentences(weighed, 4, 240),
    requested: requestedFields(scenario, names),
    price: describePrice(best, renderContext),
    rent: rentPage(best, names),
  }
}

/** "8 × H100 SXM on Lambda: about 29 h, $1,040 in total, $920 of it GPU time". */
export function optionHeadline(option: Option, names: DisplayNames): string {
  const isOwned = isOwnedAtPowerCost(option)
  const where = isOwned ? `Your ${planName(option, names)}` : planAndProvider(option, names)
  if (isOwned)
    return `${where}: about ${formatDuration(option.hours.p50)}, no rent, ${formatUsd(option.allInUsd.p50)} of electricity`
  return `${where}: about ${formatDuration(option.hours.p50)}, ${billText(option)}`
}

/** "$1,335 in total, $1,190 of it GPU time". */
function billText({ allInUsd, usd }: Pick<Option, 'allInUsd' | 'usd'>): string {
  const total = formatUsd(allInUsd.p50)
  const gpuTime = formatUsd(usd.p50)
  return total === gpuTime ? `${total} in total` : `${total} in total, ${gpuTime} of it GPU time`
}

function rentPage({ provider }: Option, names: DisplayNames): RecommendationSummary['rent'] {
  const address = names.rentAddress(provider)
  return address === null ? null : { provider: names.provider(provider), address }
}

function describeMemory({ peakMemoryGiB, usableMemoryGiB }: Option): string {
  return `${formatGib(peakMemoryGiB.p50)} expected, ${formatGib(peakMemoryGiB.p95)} at the high end, of ${formatGib(usableMemoryGiB)} on each GPU`
}

/** What was typed and changed nothing, and what a goal was taken for, is told beside the answer, not among what was assumed. */
const isUnusedNote = (note: string): boolean =>
  /^(?:Not used|Guessed|Mind): /.test(note) || /\bnot used\b|\bdo(?:es)? not change the cost\b/.test(note)

/** Whoever asked for no GPUs is not told which would not fit. */
const isHardwareAsked = ({ spec: { gpus, gpuCount, nodes } }: Scenario): boolean =>
  gpus !== null || gpuCount !== null || nodes !== null

/** A line for each way that does not fit, the first reason of each GPU and count, four at most. */
function ruledOutLines({ ruledOut }: Recommendation, names: DisplayNames): readonly string[] {
  const lines = new Map<string, string>()
  for (const ruledOutPlan of ruledOut.filter(({ needsGiB }) => needsGiB !== undefined)) {
    const plan = planName(ruledOutPlan, names)
    if (lines.size < 4 && !lines.has(plan))
      lines.set(plan, `${plan}: ${withoutFullStop(toOneLine(ruledOutPlan.reason, 160))}`)
  }
  return [...lines.values()]
}

/** Limits that the other plans of the answer keep, where none is set and the plans are rented. */
function suggestAlso(
  { spec }: Scenario,
  recommendation: Recommendation,
  changes: readonly SuggestedChange[],
): readonly string[] {
  const replies = new Set(changes.map(({ replyText }) => replyText))
  const candidates = [
    ...(spec.budgetUsd === null && spec.deadlineHours === null && spec.owned !== true
      ? suggestLimits(recommendation)
      : []),
  ]
  return candidates.filter((words) => words !== '' && !replies.has(words))
}

function requestedFields(scenario: Scenario, names: DisplayNames): readonly string[] {
  return [...describeFieldsSetBy(scenario, 'asked', names), ...describeDefaults(scenario, names)].slice(0, 16)
}

/** `showsProvider`: false where the provider stands beside it. */
export function describePrice(
  option: Option,
  { names, today, staleAfterDays }: RenderContext,
  showsProvider = true,
): string {
  if (isOwnedAtPowerCost(option))
    return `${formatUsdPerHour(option.usdPerGpuHour)} of electricity per GPU, at what power usually costs (${toOneLine(option.priceAsOf, 20)})`
  if (isStatedPrice(option.provider)) {
    const seller = sellerOfStatedPrice(option.provider) === null ? '' : ` at ${names.provider(option.provider)}`
    return `${formatUsdPerHour(option.usdPerGpuHour)} per GPU${seller}, your price`
  }
  const place = showsProvider ? ` at ${providerName(option, names)}` : ''
  const rate = `${formatUsdPerHour(option.usdPerGpuHour)} per GPU${place}`
  if (isAgreedPrice(option) && option.provider !== ownServersId)
    return `${rate}, your price as of ${toOneLine(option.priceAsOf, 20)} (${listPriceWords(option)})`
  const days = ageInDays(option.priceAsOf, today)
  const priceAge = formatAge(option.priceAsOf, today)
  const isStale = days !== null && days >= staleAfterDays
  const { priceRange } = option
  // What an age does to a price is said in dollars: today it may be anywhere in between.
  const likelyRange =
    priceRange === undefined || priceAge === ''
      ? ''
      : `${isStale ? 'stale: today' : 'today likely'} ${formatUsdPerHour(priceRange.low)} to ${formatUsdPerHour(priceRange.high)}`
  const check = isStale ? `${likelyRange === '' ? 'stale: ' : ''}check it before you rent` : ''
  const note = [priceAge, likelyRange, check].filter((words) => words !== '').join(', ')
  return `${rate}, as of ${toOneLine(option.priceAsOf, 20)}${note === '' ? '' : ` (${note})`}`
}

/** Each once, on one line, without its full stop, so that a list of them can be joined. */
function distinctSentences(texts: readonly string[], most: number, length: number): readonly string[] {
  const distinct = new Set(texts.map((text) => withoutFullStop(toOneLine(text, length))).filter((text) => text !== ''))
  return [...distinct].slice(0, most)
}

const withoutFullStop = (text: string): string => text.replace(/[.\s]+$/, '')

/** Whoever names a cloud is told first what it calls the machine, and the quota to ask for. */
const warningsInOrder = ({ warnings, provider }: Option, { providers }: Scenario['spec']): readonly string[] =>
  providers?.includes(provider) === true
    ? warnings.toSorted((one, other) => Number(isQuotaSentence(other)) - Number(isQuotaSentence(one)))
    : warnings
