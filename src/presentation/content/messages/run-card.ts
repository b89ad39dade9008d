/** The card of a run, which stands where its plan stood: how far it is, when it ends, and the bill beside the plan. */
import { forecastRun, type RunForecast, type RunState } from '../../../team/run-state.ts'
import { formatMoment } from '../../format/date-age.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatPercent,
  formatUsd,
  formatUsdDifference,
  formatUsdSum,
} from '../../format/number-format.ts'
import { roundUsd } from '../../../recommend/figure-text.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { type RunNewsSource, runControls } from './run-controls.ts'
import { billedLines } from './run-billed.ts'
import { runLimitLines } from './run-limit-lines.ts'
import { howToGoOn, isOnlyLost, leftLines, lostLines, nextNews, paidTwiceLines } from './run-loss.ts'
import {
  code,
  headingBlock,
  line,
  type Line,
  mention,
  type MessageContent,
  notesBlock,
  type Span,
  strong,
  textBlock,
} from '../message-content.ts'

type RunCardInput = {
  readonly state: RunState
  /** Whoever began it: a user's id; null: nobody did. */
  readonly startedBy: string | null
  readonly newsSource: RunNewsSource
}

/** Deviations of an estimate that nobody needs to hear of. */
const noDeviation = 0.03
/** From here on a pace is told as so many times, and from far more on another job is the likelier reason. */
const manyTimes = 2
const anotherJob = 4

/** `way`: how the news came. */
export function runCardMessage({ state, startedBy, newsSource }: RunCardInput): MessageContent {
  const forecast = forecastRun(state)
  const heading = runWords(state)
  const body = [
    line(`${state.planned.job}.`),
    ...statusLines(state, forecast),
    ...deviationLines(state, forecast),
    ...runLimitLines(state, forecast),
  ]
  const notes = noteLines({ state, startedBy, newsSource })
  const controls = runControls(state, newsSource)
  return {
    text: [line(heading), ...body.slice(1)],
    blocks: [
      headingBlock(heading),
      textBlock(body),
      notesBlock(notes),
      ...(controls.length === 0 ? [] : [{ kind: 'controls' as const, id: 'run', controls }]),
    ],
  }
}

/** "8 × H100 SXM at Lambda: running 38%". */
export const runWords = (state: RunState): string =>
  `${state.ranOn ?? state.planned.plan}: ${phaseWords(state, forecastRun(state))}`

function phaseWords(state: RunState, { share }: RunForecast): string {
  const part = share === null ? '' : ` ${formatPercent(share)}`
  switch (state.phase) {
    case 'approved':
      return state.approvedBy === null ? 'planned' : 'approved'
    case 'running':
      return `running${part}`
    case 'crashed':
      return `crashed${part === '' ? '' : ` at${part}`}`
    case 'stopped':
      return `stopped early${part === '' ? '' : ` at${part}`}`
    case 'done':
      return 'done'
  }
}

function statusLines(state: RunState, forecast: RunForecast): readonly Line[] {
  const { planned, heardAt } = state
  const plannedText = `${formatUsd(planned.usd.p50)} and ${formatDuration(planned.hours.p50)}`
  switch (state.phase) {
    case 'approved':
      return [line(strong(`Planned: ${plannedText}.`), ...rentSpans(state)), ...repricedLines(state)]
    case 'running':
      return forecast.doneAt === null || forecast.usdSoFar === null || forecast.usd === null
        ? [
            line(
              strong(
                forecast.doneAt === null
                  ? `Running since ${formatMoment(state.startedAt ?? heardAt, heardAt)}.`
                  : `Done ${formatMoment(forecast.doneAt, heardAt)}.`,
              ),
              ` Planned: ${plannedText}.`,
            ),
            ...stepLines(state),
            ...(forecast.doneAt === null ? leftLines(state) : []),
          ]
        : [
            line(
              strong(
                `Done ${formatMoment(forecast.doneAt, heardAt)}, ${formatUsd(forecast.usdSoFar)} of ${formatUsd(forecast.usd)}.`,
              ),
            ),
            ...stepLines(state),
          ]
    case 'crashed':
      return [
        line(
          strong(
            forecast.usdSoFar === null || forecast.usdSoFar === 0 || isOnlyLost(state)
              ? 'Crashed.'
              : `Crashed with about ${formatUsd(forecast.usdSoFar)} spent.`,
          ),
          ` Planned: ${plannedText}.`,
        ),
        ...stepLines(state),
        ...lostLines(state),
        ...paidTwiceLines(state),
        howToGoOn(state),
      ]
    case 'stopped':
    case 'done':
      return state.ranOn === null
        ? [line(strong(billSentence(state, forecast))), ...stepLines(state)]
        : otherGpuLines(state, state.ranOn, forecast)
  }
}

/** Where what is about to begin is rented. */
const rentSpans = ({ planned: { rentAddress: address } }: RunState): readonly Span[] =>
  address === undefined ? [] : [' Rent it at ', { kind: 'link', label: address.replace(/^www\./, ''), address }, '.']

/** "$1,087 (−3%) in 28 h; planned: $1,120 and 29 h." */
function billSentence({ planned, billUsd, phase }: RunState, { share, hoursSoFar, usdSoFar }: RunForecast): string {
  // Of a run that is over, and was last heard of before its end, the hours are not known.
  const isHeardOut = phase === 'stopped' || share === null || share === 1
  const hours = hoursSoFar === null || !isHeardOut ? '' : ` in ${formatDuration(hoursSoFar)}`
  const plan = `planned: ${formatUsd(planned.usd.p50)} and ${formatDuration(planned.hours.p50)}`
  const bill = billUsd ?? usdSoFar
  if (bill === null) return `The bill is not known yet; ${plan}.`
  // What was stopped early is no smaller bill of the same thing.
  const said = billUsd ?? roundUsd(bill)
  const deviation = phase === 'done' ? ` (${signedPercent(said / roundUsd(planned.usd.p50) - 1)})` : ''
  const amount = billUsd === null ? `About ${formatUsd(bill)}` : formatUsdSum(billUsd)
  return `${amount}${deviation}${hours}; ${plan}.`
}

/** What a run on other GPUs took tells nothing of the plan. */
function otherGpuLines({ planned, billUsd }: RunState, ranOn: string, { hoursSoFar }: RunForecast): readonly Line[] {
  const parts = [
    ...(billUsd === null ? [] : [formatUsdSum(billUsd)]),
    ...(hoursSoFar === null ? [] : [formatDuration(hoursSoFar)]),
  ]
  const took = parts.length === 0 ? 'Done on' : `${parts.join(' in ')} on`
  return [
    line(strong(`${took} ${ranOn}.`)),
    line(
      `Kept as a run on other GPUs than planned: it is not set against ${planned.plan}, ${formatUsd(planned.usd.p50)} and ${formatDuration(planned.hours.p50)}.`,
    ),
  ]
}

const signedPercent = (fraction: number): string => {
  const whole = formatPercent(fraction)
  return whole === '0%' || whole === 'under 1%' ? 'as planned' : `${fraction < 0 ? '−' : '+'}${whole}`
}

function stepLines({ step, totalSteps, elapsedHours, earlierHours }: RunState): readonly Line[] {
  if (step === null || totalSteps === null) return []
  const at = totalSteps === 100 ? `${formatCount(step)}%` : `Step ${formatCount(step)} of ${formatCount(totalSteps)}`
  const before = earlierHours > 0 ? `${formatDuration(earlierHours)} before it was resumed` : ''
  const since = elapsedHours === null ? '' : `${formatDuration(elapsedHours)}${before === '' ? '' : ' since'}`
  const times = [before, since].filter((part) => part !== '').join(' and ')
  return [line(`${at}${times === '' ? '' : ` after ${times}`}.`)]
}

/** What another pace than planned comes to, and what it may come from. */
function deviationLines(state: RunState, { hours, usd, share }: RunForecast): readonly Line[] {
  const { planned, phase } = state
  if (phase !== 'running' || hours === null || usd === null) return []
  const ratio = hours / planned.hours.p50 - 1
  const billed = billedLines(state, usd)
  if (Math.abs(ratio) < noDeviation) return [line('As fast as planned.'), ...billed]
  const money = billed.length > 0 ? '' : ` and ${formatUsdDifference(usd, planned.usd.p50)}`
  const apart = `${formatDuration(Math.abs(hours - planned.hours.p50))}${money}`
  if (ratio < 0) {
    const doubt =
      hours < planned.hours.p10 ? ` 9 in 10 comparable runs are slower: are these all the steps of this plan?` : ''
    return [line(`Faster than planned: ${apart} less.${doubt}`), ...billed]
  }
  const pace =
    ratio > manyTimes - 1
      ? `${formatSignificant(ratio + 1, 2)} times as long as planned`
      : `${formatPercent(ratio)} slower than planned`
  return [line(strong(`${pace}: ${apart} more.`), ` ${slownessReason(state, hours, share)}`), ...billed]
}

function slownessReason({ planned, earlierHours }: RunState, hours: number, share: number | null): string {
  if (earlierHours > 0 && hours - earlierHours <= planned.hours.p50 * (1 + noDeviation))
    return `All of it is the ${formatDuration(earlierHours)} before it was resumed.`
  if (share !== null && share < 0.05) return 'It may even out: early hours carry start-up, compilation and warm-up.'
  const range = formatDurationRange(planned.hours)
  if (hours <= planned.hours.p90) return `That is inside what 8 in 10 comparable runs take (${range}).`
  if (hours > anotherJob * planned.hours.p50)
    return `9 in 10 comparable runs are faster (${range}): is this the job of this plan, on its GPUs?`
  return `9 in 10 comparable runs are faster (${range}). It may be data loading or the network (GPU use below 90% in nvidia-smi), padding in short examples, or evaluation and checkpoints between steps.`
}

function repricedLines({ planned, repriced }: RunState): readonly Line[] {
  if (repriced === null) return []
  const change = `${formatUsd(repriced.usd)}, ${formatUsdDifference(repriced.usd, planned.usd.p50)} ${repriced.usd > planned.usd.p50 ? 'more' : 'less'}`
  return [line(`At the prices of ${repriced.today}: ${change}.`)]
}

function noteLines({ state, startedBy, newsSource }: RunCardInput): readonly Line[] {
  const { approvedBy, startedAt, phase, heardAt, planned } = state
  const people = [
    ...(approvedBy === null ? [] : ['Approved by ', mention(approvedBy), '. ']),
    ...(startedBy === null || startedAt === null ? [] : ['Started by ', mention(startedBy), '. ']),
    `Prices of ${planned.priceDate}; news of ${heardAt.slice(0, 10)} ${heardAt.slice(11, 16)} UTC.`,
  ]
  if (phase !== 'running') return [line(...people)]
  const how =
    newsSource === 'webhook'
      ? ['Paste a line of its log here, or let the trainer report: ', code('callback'), '.']
      : [
          'Paste a line of its log here, or reply ',
          code(nextNews(state)),
          ': without a public address only pasted lines work.',
        ]
  return [line(...people), line(...how)]
}
