/** What follows from the figures of a text by itself, in sentences: bills of runs, arithmetic, requests, data that leave. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { ServingFacts } from '../../../catalog/inquiry-facts.ts'
import { GB, trainingFlops } from '../../../catalog/units.ts'
import type { BillFigures, ComputeFigures } from '../../../recommend/inquiries/arithmetic.ts'
import { hoursOfMonth } from '../../../scenario/hours-of-time.ts'
import type { ComputeBudget, RequestVolume, RunBill, StepsOfData } from '../../../scenario/stated-figures.ts'
import {
  formatCount,
  formatDuration,
  formatParameters,
  formatPercent,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
} from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** Of GPU-hours, in three or four digits. */
export const gpuHoursText = (hours: number): string =>
  hours < 100 ? formatSignificant(hours, 3) : formatCount(Number(hours.toPrecision(hours < 1000 ? 3 : 4)))

/** `seller`: whose price it is reckoned with, where none was told. */
export function billSentences(
  bill: RunBill,
  figures: BillFigures,
  seller: string | null,
  rules: Pick<RulesOfThumb, 'rolloutGrowth'>,
): readonly string[] {
  if (bill.kind === 'progress') return progressSentences(bill, figures)
  const [first = '', ...rest] = stepsSentences(bill, figures, seller)
  return bill.data === undefined ? [first, ...rest] : [first, ...dataSentences(bill.data, figures, rules), ...rest]
}

/** How the steps follow from the data, and what makes them longer. */
function dataSentences(
  { steps, examples, unit, epochs, areEpochsTold, perStep, hasRollouts }: StepsOfData,
  { hours, usd }: BillFigures,
  { rolloutGrowth: { low, high } }: Pick<RulesOfThumb, 'rolloutGrowth'>,
): readonly string[] {
  const passes = `${formatCount(epochs)} ${epochs === 1 ? 'pass' : 'passes'}${areEpochsTold ? '' : ' (assumed: say how many)'}`
  const range = (value: number, format: (value: number) => string): string =>
    `${format(value * (1 + low.base))} to ${format(value * (1 + high.base))}`
  return [
    `${formatCount(examples)} ${unit} × ${passes} ÷ ${formatCount(perStep)} a step = ${formatCount(steps)} steps.`,
    ...(hasRollouts
      ? [
          `The answers that are sampled for a prompt are inside the seconds of its step, and multiply nothing. They often grow longer while it trains: allow ${formatPercent(low.base)} to ${formatPercent(high.base)} more, ${range(hours ?? 0, formatDuration)}${usd === null ? '' : `, ${range(usd, formatUsd)}`}.`,
        ]
      : []),
  ]
}

function stepsSentences(
  { steps, secondsPerStep, lostSteps, allSteps, endsAt }: Extract<RunBill, { kind: 'steps' }>,
  { gpuCount, hours, gpuHours, usdPerGpuHour, usd }: BillFigures,
  seller: string | null,
): readonly string[] {
  const time = `${formatCount(steps)} steps × ${formatSignificant(secondsPerStep, 3)} s = ${gpuHoursText(hours ?? 0)} h`
  const ofAll = gpuCount === 1 ? '' : ` on ${formatCount(gpuCount)} GPUs, ${gpuHoursText(gpuHours ?? 0)} GPU-hours`
  const price = seller === null ? '' : `, the lowest on record (${seller}); yours may differ`
  const lost = lostSteps / steps
  return [
    ...(lostSteps === 0
      ? []
      : [
          `Lost: ${formatCount(lostSteps)} steps × ${formatSignificant(secondsPerStep, 3)} s = ${formatDuration((hours ?? 0) * lost)}${gpuCount === 1 ? '' : `, ${gpuHoursText((gpuHours ?? 0) * lost)} GPU-hours`}${usd === null ? '' : `, ${formatUsd(usd * lost)}`}. To finish from the checkpoint:`,
        ]),
    usd === null || usdPerGpuHour === null
      ? `${gpuHoursText(hours ?? 0)} h${ofAll}: ${time}. Say the price of an hour, such as “at $2.50/h each”, and it is dollars.`
      : `${formatUsd(usd)} of GPU time: ${time}${ofAll}, at ${formatUsdPerHour(usdPerGpuHour)} a GPU${price}.`,
    ...(endsAt === undefined ? [] : [`Done about ${endsAt}, by the clock of the log.`]),
    ...(allSteps === undefined
      ? []
      : [
          `The whole run: ${formatCount(allSteps)} steps, ${gpuHoursText(((hours ?? 0) * allSteps) / steps)} h${gpuCount === 1 ? '' : `, ${gpuHoursText(((gpuHours ?? 0) * allSteps) / steps)} GPU-hours`}${usd === null ? '' : `, ${formatUsd((usd * allSteps) / steps)}`}.`,
        ]),
    'Start-up, evaluation, checkpoints and restarts come on top, as far as the seconds of a step do not have them.',
  ]
}

function progressSentences(
  { done, used, planned, asksWhy, price }: Extract<RunBill, { kind: 'progress' }>,
  { hours, gpuHours, usdPerGpuHour, usd, left }: BillFigures,
): readonly string[] {
  const unit = used.unit === 'hours' ? 'h' : used.unit
  const sum =
    used.unit === 'dollars'
      ? `${formatUsd(used.amount)} ÷ ${formatPercent(done)}`
      : `${gpuHoursText(used.amount)} ${unit} ÷ ${formatPercent(done)} = ${gpuHoursText(used.amount / done)} ${unit}${used.unit === 'hours' && gpuHours !== hours ? `, ${gpuHoursText(gpuHours ?? 0)} GPU-hours` : ''}`
  const total = usd === null ? `${gpuHoursText(used.amount / done)} ${unit}` : formatUsd(usd)
  const atPrice =
    usdPerGpuHour === null || used.unit === 'dollars' ? '' : `, at ${formatUsdPerHour(usdPerGpuHour)} a GPU`
  const rest = [
    ...(left?.hours == null ? [] : [formatDuration(left.hours)]),
    ...(left?.gpuHours == null || left.gpuHours === left.hours ? [] : [`${gpuHoursText(left.gpuHours)} GPU-hours`]),
    ...(left?.usd == null ? [] : [formatUsd(left.usd)]),
  ].join(', ')
  const times = planned === null ? null : used.amount / done / planned
  return [
    `About ${total} for the whole run if it goes on as it did: ${sum}${atPrice}.`,
    `Left: ${rest}${price === null && used.unit !== 'dollars' ? '; say the price of an hour for dollars' : ''}.`,
    ...(times === null
      ? []
      : [
          `Planned were ${gpuHoursText(planned ?? 0)}: it takes ${formatSignificant(times, 2)} times that, so it runs at ${formatPercent(1 / times)} of the planned speed.`,
        ]),
    ...(asksWhy
      ? [
          'What usually is the cause: GPUs that wait for the data loader, padding instead of packing, recomputation that the plan did not have, slow links between machines, pauses for evaluation and checkpoints, steps done again after restarts. Profile some steps before you pay for the rest.',
        ]
      : []),
  ]
}

/** Model sizes that an amount of compute in FLOPs trains, the compute-optimal one among them. */
export function computeSentences(
  { flops, isForServing }: ComputeBudget,
  figures: ComputeFigures,
  { tokensPerParameter: optimalTokens, pretrainingMfu }: RulesOfThumb,
): readonly string[] {
  const { sizes, optimal, gpuHours } = figures
  const least = sizes.toSorted((one, other) => one.params - other.params)[0]
  const largest = sizes.toSorted((one, other) => other.params - one.params)[0]
  const [nearest] = sizes.toSorted((one, other) => distance(one, optimal) - distance(other, optimal))
  const each = sizes.map(
    ({ params, tokens, share, tokensPerParameter }) =>
      `${formatParameters(params)} on ${formatTokens(tokens)}: ${Math.abs(share - 1) < even ? 'all of it' : `${formatPercent(share)} of it`}, ${formatSignificant(tokensPerParameter, 2)} tokens a parameter.`,
  )
  const serving =
    least === undefined || largest === undefined || least === largest
      ? []
      : [
          `Each token that ${formatParameters(least.params)} answers with takes ${formatPercent(least.params / largest.params)} of the arithmetic of ${formatParameters(largest.params)}${isForServing ? ': with much to serve, take it if its quality is enough on your own test set' : ''}.`,
        ]
  const lower =
    nearest === undefined || sizes.length < 2
      ? ''
      : ` ${formatParameters(nearest.params)} is the nearest to that, so the one of lower loss as a rule.`
  return [
    `${flops.toExponential().replace('e+', 'e')} FLOPs are ${trainingFlops} × parameters × tokens: ${each.join(' ')}`,
    `The least loss for it is at about ${optimalTokens.base} tokens a parameter, ${formatParameters(Number(optimal.params.toPrecision(2)))} on ${formatTokens(Number(optimal.tokens.toPrecision(2)))}.${lower}`,
    ...serving,
    `At ${formatPercent(pretrainingMfu.base)} of the peak of an H100 it is about ${formatCount(Number(gpuHours.toPrecision(2)))} H100-hours.`,
  ]
}
const even = 0.03
const distance = (one: { readonly params: number }, other: { readonly params: number }): number =>
  Math.abs(Math.log(one.params / other.params))

/** Beside what a machine of one's own costs, which holds `sequences` at once; null: none is priced. `byToken`: what it is by an API; null: no price is known. */
export function volumeSentences(
  volume: RequestVolume,
  sequences: number | null,
  serving: ServingFacts,
  byToken: string | null = null,
): readonly string[] {
  const { requestsPerMonth, tokensIn, tokensOut, isPeak } = volume
  const { peakOfAverage, plannedTokensPerSecond } = serving
  const perSecond = requestsPerMonth / hoursOfMonth / 3600
  const written = `${formatSignificant(perSecond, 2)} requests and ${formatCount(Number((perSecond * tokensOut).toPrecision(2)))} written tokens a second`
  const length = requestLength(volume)
  const times = isPeak ? '' : `${peakOfAverage.base} times the average `
  const planned =
    sequences === null
      ? ''
      : `: ${formatCount(sequences)} answers at once are planned for, ${times}at ${plannedTokensPerSecond.base} tokens a second each`
  if (isPeak)
    return [
      `At the peak, requests of ${length} are ${written}${planned}.`,
      'By an API, what is paid for is the tokens of the average, not the peak: where the average is far below it, take the API.',
    ]
  const [tokensRead, tokensWritten] = [requestsPerMonth * tokensIn, requestsPerMonth * tokensOut]
  return [
    `${formatCount(Number(requestsPerMonth.toPrecision(3)))} requests a month of ${length} are ${formatTokens(tokensRead)} in and ${formatTokens(tokensWritten)} out a month, on average ${written}${sequences === null ? '; peaks are several times that' : planned}.`,
    byToken ??
      `By an API it is ${formatCount(Number((tokensRead / 1e6).toPrecision(3)))} × its price of a million tokens in + ${formatCount(Number((tokensWritten / 1e6).toPrecision(3)))} × that of a million out: such prices are not on record here. ${sequences === null ? 'A machine of your own pays where its month is less.' : 'Where that is less than the month above, take the API.'}`,
  ]
}

const terabyte = 1e12

/** `free`: the provider that charges nothing for it; null: none that was named. */
export function egressSentences(bytes: number, free: string | null, { egress }: RulesOfThumb): readonly string[] {
  const size = bytes >= terabyte ? `${formatSignificant(bytes / terabyte, 3)} TB` : `${formatCount(bytes / GB)} GB`
  const perGb = { low: egress.low.base, high: egress.high.base }
  const [low, high] = [perGb.low, perGb.high].map((each) => formatUsd((bytes / GB) * each))
  return [
    free === null
      ? `About ${low} to ${high} for ${size} out of AWS, Azure or Google, at $${perGb.low}-${perGb.high} a GB (recalled; look at their page); most GPU clouds charge nothing.`
      : `Nothing: ${free} charges nothing for data out, as far as is on record. Out of AWS, Azure or Google ${size} would be about ${low} to ${high}.`,
    'Cheaper: take the weights alone in bf16, without optimizer states (some 2 of 14 bytes a parameter); keep only the checkpoints that you need; store them where data out is free from the start; stay inside the region, which is free or nearly so.',
  ]
}

/** Whether weights and states, of so many bytes a parameter, go over the memory of all GPUs together; none where they leave room. */
export function statesOverMemorySentence(
  params: number,
  bytesOfParam: number,
  memory: number,
  gpus: string,
): readonly string[] {
  const needed = params * bytesOfParam
  return needed < memory
    ? []
    : [
        `It does not fit as usual: ${formatSignificant(params / 1e9, 3)}B parameters × ${bytesOfParam} bytes (bf16 weights and gradients, fp32 master weights and Adam) are ${formatCount(Math.round(needed / GB))} GB, more than the ${formatCount(Math.round(memory / GB))} GB of ${gpus}, before any activations. More GPUs, 8-bit optimizer states, or offloading to the host, which is slower than reckoned here.`,
      ]
}

/** Requests that keep a machine busy for `hours` of a month, by the second or on one of their own. */
export function serverlessSentences({
  words,
  hours,
  ownUsd,
  place,
  seconds,
  times,
}: {
  readonly words: string
  readonly hours: number
  /** Of the machine, a month. */
  readonly ownUsd: number
  readonly place: string
  readonly seconds: number
  /** Price of GPUs by the second, over that by the hour. */
  readonly times: number
}): readonly string[] {
  const busy = hours / hoursOfMonth
  const bySecond = ownUsd * busy * times
  const verdict = bySecond < ownUsd ? 'Serverless' : 'A machine of your own'
  return [
    `${verdict}: “${words}” of some ${seconds} s each keep a machine busy for ${gpuHoursText(hours)} h a month, ${formatPercent(busy)} of the time. By the second that is about ${formatUsd(bySecond)} a month, against ${formatUsd(ownUsd)} for ${place}, day and night.`,
    `By the second a GPU costs about ${formatSignificant(times, 2)} times as much, so one of your own pays above some ${formatPercent(1 / times)} of the time. Mind cold starts, half a minute or more while the weights are loaded: calls that come apart pay it each time. Requests at once share a machine, which makes it less; an API of the same model, by the token, may be less than both.`,
  ]
}

/** "300 tokens in and 200 out (assumed: say yours)" */
export const requestLength = ({ tokensIn, tokensOut, areTokensAssumed }: RequestVolume): string =>
  `${formatCount(tokensIn)} tokens in and ${formatCount(tokensOut)} out${areTokensAssumed ? ' (assumed: say yours)' : ''}`
