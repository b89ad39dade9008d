/** Does the best option keep to the budget and the deadline, also at the far end of its range? */
import type { Option, Recommendation } from '../../recommend/recommendation.ts'
import type { SpecField, Scenario } from '../../scenario/scenario.ts'
import { certificateNames, type Certificate } from '../../catalog/provider.ts'
import { machinesWithin, runsTogether, type RunsTogether, usdOfRuns } from '../../recommend/runs-together.ts'
import { exactUsdText, toldSumText } from '../../recommend/figure-text.ts'
import { formatCount, formatDuration, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'

/** One sentence for each limit that was set, unless a warning of the option speaks of that limit already. */
export function limitVerdicts({ spec, setBy, extras }: Scenario, best: Option): readonly string[] {
  const { budgetUsd, deadlineHours, certificates } = spec
  const isWarnedOf = (word: string) => best.warnings.some((warning) => warning.toLowerCase().includes(word))
  const sentences: string[] = []
  const money = extras?.bill?.money ?? null
  const budget = budgetUsd === null ? '' : `${limitOwner(setBy.budgetUsd)} ${toldSumText(budgetUsd, money)} budget`
  const runs = extras?.runs?.count ?? 1
  const isInAll = extras?.runs?.per === null && runs > 1
  const usd = usdOfRuns(extras?.runs, deadlineHours, best)
  if (budgetUsd !== null && extras?.doubt === 'bill right') {
    sentences.push(billedSum(budgetUsd, usd.p50, best))
  } else if (budgetUsd !== null && extras?.doubt === 'sum right') {
    sentences.push(claimedSum(budgetUsd, usd.p50, runs === 1 ? 'one run comes' : `all ${runs} runs come`))
  } else if (budgetUsd !== null && runs > 1) {
    sentences.push(verdictOfRuns(budget, budgetUsd, usd, best, runs))
  } else if (budgetUsd !== null && !isWarnedOf('budget')) {
    sentences.push(
      limitVerdict(budget, budgetUsd, best.allInUsd, formatUsd).replace(
        /\.$/,
        `${amplitude(budgetUsd, best.allInUsd.p50)}.`,
      ),
    )
  }
  const limit =
    deadlineHours === null ? '' : `${limitOwner(setBy.deadlineHours)} deadline of ${formatDuration(deadlineHours)}`
  if (deadlineHours !== null && isInAll && extras?.runs?.atOnce === undefined) {
    sentences.push(timeOfRuns(limit, deadlineHours, best, runs))
  } else if (deadlineHours !== null && budgetUsd !== null && extras?.doubt === 'runs') {
    sentences.push(timeOfPaidRuns(limit, deadlineHours, budgetUsd, best))
  } else if (deadlineHours !== null && !isWarnedOf('deadline')) {
    sentences.push(limitVerdict(limit, deadlineHours, best.hours, formatDuration))
  }
  if (certificates !== null) {
    const held = certificates.map((certificate) => certificateNames[certificate]).join(' and ')
    const agreement = certificates.includes('hipaa') ? 'a signed BAA' : 'the report'
    const isRecalled = certificates.some((certificate) => !seenCertificates.has(certificate))
    sentences.push(
      isRecalled
        ? `Only providers remembered to hold ${held} are taken: see that it covers the GPU service, and get ${agreement}, before data goes there.`
        : `Only providers on record with ${held} are taken: get ${agreement} for your account before data goes there.`,
    )
  }
  return sentences
}

/** Whether the usual number of passes, where one is assumed, breaks a limit that one pass keeps: that decides. */
export function epochsVerdict(
  { spec: { budgetUsd, deadlineHours }, setBy, extras }: Scenario,
  { best, ifUsualEpochs }: Pick<Recommendation, 'best' | 'ifUsualEpochs'>,
): readonly string[] {
  if (ifUsualEpochs === undefined || extras?.runs !== undefined) return []
  const { epochs, hours, usd } = ifUsualEpochs
  const over = (limit: string, most: number | null, one: Option['hours'], all: number, print: typeof formatUsd) => {
    const top = (all * one.p90) / one.p50
    if (most === null || one.p50 > most || top <= most) return []
    return [
      all > most
        ? `The usual ${epochs} epochs take ${print(all)}, over ${limit}: this plan is for one.`
        : `The usual ${epochs} epochs take ${print(all)}, and at the top of the range ${print(top)}, over ${limit}.`,
    ]
  }
  return [
    ...over(`${limitOwner(setBy.deadlineHours)} deadline`, deadlineHours, best.hours, hours, formatDuration),
    ...over(`${limitOwner(setBy.budgetUsd)} budget`, budgetUsd, best.allInUsd, usd, formatUsd),
  ]
}

/** Of the others holders are mostly remembered, and their certificates were not seen. */
const seenCertificates: ReadonlySet<Certificate> = new Set(['soc2', 'iso27001', 'hipaa', 'pci-dss', 'fedramp'])

/** A budget beside several runs is for all of them, unless it holds but one. */
function verdictOfRuns(
  limit: string,
  budgetUsd: number,
  { p50, p90 }: RunsTogether['usd'],
  { allInUsd: one }: Option,
  runs: number,
): string {
  const all = `all ${formatCount(runs)} runs`
  const left = `about ${formatUsd(budgetUsd - p50)} of it ${budgetUsd - p50 < 2 ? 'is' : 'are'} left`
  if (p90 <= budgetUsd) return `Inside ${limit} with ${all}, even at the top of the range: ${left}.`
  if (p50 <= budgetUsd)
    return `Expected inside ${limit} with ${all}, but the top of the range, ${formatUsd(p90)}, is over it.`
  const single = one.p50 <= budgetUsd ? '; one run is inside it' : ''
  return `Over ${limit} with ${all}: ${formatUsd(p50)} expected${single}.`
}

/** A deadline beside several runs is that of all of them: one after another, else as many at once as it takes. */
function timeOfRuns(limit: string, deadlineHours: number, best: Option, runs: number): string {
  const { hours } = runsTogether(best, runs)
  const all = `all ${formatCount(runs)} runs one after another`
  if (hours.p90 <= deadlineHours) return `Inside ${limit} with ${all}, even at the top of the range.`
  const [middle, top] = [
    machinesWithin(best, runs, deadlineHours, 'p50'),
    machinesWithin(best, runs, deadlineHours, 'p90'),
  ]
  const safe =
    top === null ? ', though not at the top of the range' : `, ${formatCount(top)} even at the top of the range`
  if (middle === 1)
    return `Expected inside ${limit} with ${all} (${formatDuration(hours.p50)}); at the top of the range, ${formatDuration(hours.p90)}, ${top === null ? 'not even all at once are' : `only with ${formatCount(top)} machines at once`}.`
  const each = Math.max(1e-9, best.hours.p50 - (best.sparedByNext?.hours ?? 0))
  const few = 1 + Math.floor((deadlineHours - best.hours.p50) / each)
  const fewer = few > 0 ? `, in which ${formatCount(few)} fit` : ''
  const late = `One after another the ${formatCount(runs)} runs take ${formatDuration(hours.p50)}, over ${limit}${fewer}`
  if (middle === null) return `${late}, and so does one by itself: ${formatDuration(best.hours.p50)}.`
  return `${late}: ${formatCount(middle)} such machines at once keep it${top === middle ? ', even at the top of the range' : safe}.`
}

/** As many runs as the money pays for are limited by the time, too. */
function timeOfPaidRuns(limit: string, deadlineHours: number, budgetUsd: number, best: Option): string {
  const count = Math.floor(budgetUsd / best.allInUsd.p50)
  return count > 1
    ? timeOfRuns(limit, deadlineHours, best, count)
    : limitVerdict(limit, deadlineHours, best.hours, formatDuration)
}

/** So far above it a sum is for people's work. */
const ofWork = 100
/** As many as tests and failures take. */
const severalRuns = 20

/** A sum that somebody else named: how far it is from what one run comes to. */
function claimedSum(usd: number, expectedUsd: number, whatComes: string): string {
  const times = usd / expectedUsd
  const words = `${exactUsdText(usd)} is ${formatSignificant(times, 2)} times what ${whatComes} to`
  if (times >= ofWork)
    return `${words}; ${formatCount(severalRuns)} such runs would be ${formatUsd(severalRuns * expectedUsd)}. The rest pays for work (data, evaluation, deployment), which I cannot price, or for nothing.`
  return times < askedAbove
    ? `${words}.`
    : `${words}: ask what else is in it, such as more runs, failed ones, a reservation, data or people.`
}

const hoursOfMonth = 730
/** An hour of one GPU costs no more than this, and no less. */
const [leastOfGpu, mostOfGpu, gpusOfMachine] = [0.15, 9, 8]

/** What GPUs were billed for: in hours, and what a machine that was left on comes to. */
function billedSum(usd: number, expectedUsd: number, { usdPerGpuHour, gpuCount }: Option): string {
  const times = usd / expectedUsd
  const words = `${exactUsdText(usd)} is ${formatSignificant(times, 2)} times what it comes to`
  if (times < askedAbove) return `${words}.`
  const hours = usd / (usdPerGpuHour * gpuCount)
  const perHour = usd / hoursOfMonth
  const month =
    perHour < leastOfGpu
      ? ''
      : perHour <= mostOfGpu
        ? `, or one GPU at ${formatUsd(perHour)}/h left on for the whole month (730 h)`
        : perHour <= mostOfGpu * gpusOfMachine
          ? `, or a machine of eight at ${formatUsd(perHour / gpusOfMachine)}/h a GPU left on for the whole month (730 h)`
          : ''
  return `${words}: as rent it is ${formatDuration(hours)} of the GPUs below${month}. Ask for the GPU-hours, the number of GPUs and the storage on it, and set machines to stop by themselves.`
}

/** Below it the rest is a margin. */
const askedAbove = 1.6

/** ": it is several times what one run comes to", where a budget is far more than is needed; else ''. */
function amplitude(budgetUsd: number, expectedUsd: number): string {
  const times = ampleFactors.find(({ factor }) => budgetUsd >= factor * expectedUsd)
  return times === undefined || expectedUsd <= 0 ? '' : `: it is ${times.words} what one run comes to`
}

/** The largest first. In words: no line of a receipt has the quotient. */
const ampleFactors = [
  { factor: 10, words: 'more than ten times' },
  { factor: 3, words: 'several times' },
]

function limitVerdict(limit: string, maximum: number, range: Option['usd'], print: (value: number) => string): string {
  if (range.p90 <= maximum) return `Inside ${limit}, even at the top of the range.`
  if (range.p50 <= maximum)
    return `Expected inside ${limit}, but the top of the range, ${print(range.p90)}, is over it.`
  return `Over ${limit}: ${print(range.p50)} expected.`
}

const limitOwner = (provenance: Scenario['setBy'][SpecField]): string =>
  provenance === 'channel' ? "the channel's" : provenance === 'workspace' ? "the workspace's" : 'your'
