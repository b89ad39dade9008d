/** A measurement beside its estimate, and what the job comes to with it. */
import type { Button } from '@slack/types'
import type { SlackMessage } from '../slack-message.ts'
import type { MeasurementComparison } from '../../../recommend/team-measurement-record.ts'
import type { Option } from '../../../recommend/recommendation.ts'
import { bulletLines, headerBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import { type AnsweredScenario, differenceLines } from './difference-message.ts'
import {
  formatDuration,
  formatDurationRange,
  formatGib,
  formatTokensPerSecond,
  formatUsd,
  formatUsdRange,
} from '../../format/number-format.ts'
import { type DisplayNames, planName, providerName } from '../../format/display-names.ts'
import { visibleOptionKey } from '../../content/option-rows.ts'
import type { RenderContext } from '../../render-context.ts'
import { truncate, escapeMrkdwn } from '../blocks/mrkdwn.ts'
import { optionHeadline } from '../../content/recommendation-summary.ts'

const GIB = 2 ** 30

/** Ids of the two buttons under a measurement; their value is the id of the run. */
export const measurementActionIds = { keep: 'measurement_keep', drop: 'measurement_drop' } as const

/** Speed and memory as measured, as expected, and how far apart they are. Nothing is escaped. */
export function measurementLines({
  tokensPerSecondPerGpu,
  peak,
  estimatedSpeed,
  estimatedPeak,
  notes,
}: MeasurementComparison): readonly string[] {
  const { p10, p50, p90 } = estimatedSpeed
  const speed = tokensPerSecondPerGpu
  const usedGib = peak === null ? null : peak.bytes / GIB
  return [
    speed === null
      ? ''
      : `Measured ${formatTokensPerSecond(speed)} per GPU; expected ${formatTokensPerSecond(p50)} (${formatTokensPerSecond(p10)} to ${formatTokensPerSecond(p90)}): ${deviationText(speed, p50, 'faster', 'slower')}, ${speed >= p10 && speed <= p90 ? 'inside' : 'outside'} the range.`,
    usedGib === null || peak === null
      ? ''
      : `Measured ${formatGib(usedGib)} per GPU (${memoryMetricText[peak.metric]}); expected ${formatGib(estimatedPeak.p50 / GIB)} as nvidia-smi shows it, ${formatGib(estimatedPeak.p95 / GIB)} at the high end.`,
    ...notes.map((note) => `${note.charAt(0).toUpperCase()}${note.slice(1)}.`),
  ].filter((line) => line !== '')
}

const memoryMetricText = {
  smi: 'as nvidia-smi shows it',
  reserved: 'reserved by torch',
  allocated: 'allocated by torch',
} as const

function deviationText(value: number, expected: number, more: string, less: string): string {
  const share = Math.round(100 * Math.abs(value / expected - 1))
  return share === 0 ? 'as expected' : `${share} % ${value > expected ? more : less}`
}

/** The plan that was measured, at the speed that was measured, where another is the best now; '' where it still is. */
export function describePlanAsMeasured(
  { tokensPerSecondPerGpu: speed }: MeasurementComparison,
  { scenario, recommendation: { best } }: AnsweredScenario,
  after: Option,
  names: DisplayNames,
): string {
  const { tokens } = scenario.spec
  if (speed === null || tokens === null || visibleOptionKey(best, names) === visibleOptionKey(after, names)) return ''
  const training = tokens / (speed * best.gpuCount) / 3600
  // What interrupts and saves takes its share of the training.
  const expected = tokens / best.tokensPerSecond.p50 / 3600
  const hours = best.startupHours + (training * (best.hours.p50 - best.startupHours)) / expected
  const dollars = (best.usd.p50 * hours) / best.hours.p50
  return `At that speed the plan you measured, ${planName(best, names)} at ${providerName(best, names)}, takes ${formatDuration(hours)} and ${formatUsd(dollars)} in total; another is better now.`
}

/** What was measured, and the plan worked out anew with it. */
export function measurementMessage(
  measurement: MeasurementComparison,
  before: AnsweredScenario,
  after: AnsweredScenario,
  renderContext: RenderContext,
): SlackMessage {
  const { best } = after.recommendation
  const asMeasuredLine = describePlanAsMeasured(measurement, before, best, renderContext.names)
  const lines = [...measurementLines(measurement), ...(asMeasuredLine === '' ? [] : [asMeasuredLine])]
  const headline = optionHeadline(best, renderContext.names)
  const ranges = `8 in 10 comparable runs fall inside ${formatDurationRange(best.hours)} and ${formatUsdRange(best.usd)}.`
  const changeLines = differenceLines(before.recommendation.best, best, renderContext.names)
  const text = [...lines, `With it: ${headline}.`, ranges, ...changeLines]
  return {
    text: truncate(escapeMrkdwn(text.join('\n')), 2900),
    blocks: [
      headerBlock(`With your measurement: ${headline}`),
      sectionBlock(lines.map(escapeMrkdwn)),
      sectionBlock([escapeMrkdwn(ranges), ...bulletLines(changeLines.map(escapeMrkdwn))]),
    ],
  }
}

/** Who decided whether the team's later estimates rest on it. */
export type KeepDecision = { readonly isKept: boolean; readonly by: string }

/**
 * The message with a question under it: whether the team's later estimates may rest on it. `run` is the id under which
 * the measurement is kept. Once somebody has decided, that is said, and can be changed.
 */
export function withKeepQuestion(
  { blocks, ...rest }: SlackMessage,
  run: string,
  decision: KeepDecision | null,
): SlackMessage {
  const question =
    decision === null
      ? 'This thread rests on it from now on. Shall this team’s later estimates for this software and GPU do so too?'
      : decision.isKept
        ? `<@${decision.by}> had it remembered: this team’s later estimates for this software and GPU rest on it.`
        : `<@${decision.by}> decided: it holds in this thread only.`
  const buttons =
    decision === null
      ? [keepButton(run), dropButton(run, 'Only in this thread')]
      : [decision.isKept ? dropButton(run, 'Forget it') : keepButton(run)]
  const otherBlocks = blocks.filter((block) => block.block_id === undefined || !keepBlockIds.has(block.block_id))
  return {
    ...rest,
    blocks: [
      ...otherBlocks,
      { ...sectionBlock([question]), block_id: 'measurement_question' },
      { type: 'actions', block_id: 'measurement', elements: buttons },
    ],
  }
}

const keepBlockIds: ReadonlySet<string> = new Set(['measurement_question', 'measurement'])

const keepButton = (run: string): Button => ({
  type: 'button',
  action_id: measurementActionIds.keep,
  text: { type: 'plain_text', text: 'Yes, remember it' },
  value: run,
})

const dropButton = (run: string, text: string): Button => ({
  type: 'button',
  action_id: measurementActionIds.drop,
  text: { type: 'plain_text', text },
  value: run,
})
