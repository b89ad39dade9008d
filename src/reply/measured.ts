/** A measurement beside its estimate, and what the job comes to with it. */
import type { Button } from '@slack/types'
import type { Message } from '../advise.ts'
import type { Measured } from '../recommend/own-run.ts'
import { bullets, header, section } from './blocks.ts'
import { type Answered, differences } from './difference.ts'
import { durationRange, gib, tokensPerSecond, usdRange } from './format.ts'
import type { Manner } from './manner.ts'
import { clip, escape } from './mrkdwn.ts'
import { headlineOf } from './summary.ts'

const GIB = 2 ** 30

/** Ids of the two buttons under a measurement; their value is the id of the run. */
export const measurementActions = { keep: 'measurement_keep', drop: 'measurement_drop' } as const

/** Speed and memory as measured, as expected, and how far apart they are. Nothing is escaped. */
export function measuredLines({
  tokensPerSecondPerGpu,
  peak,
  estimatedSpeed,
  estimatedPeak,
  notes,
}: Measured): readonly string[] {
  const { p10, p50, p90 } = estimatedSpeed
  const speed = tokensPerSecondPerGpu
  const used = peak === null ? null : peak.bytes / GIB
  return [
    speed === null
      ? ''
      : `Measured ${tokensPerSecond(speed)} per GPU; expected ${tokensPerSecond(p50)} (${tokensPerSecond(p10)} to ${tokensPerSecond(p90)}): ${apart(speed, p50, 'faster', 'slower')}, ${speed >= p10 && speed <= p90 ? 'inside' : 'outside'} the range.`,
    used === null || peak === null
      ? ''
      : `Measured ${gib(used)} per GPU (${counted[peak.metric]}); expected ${gib(estimatedPeak.p50 / GIB)} as nvidia-smi shows it, ${gib(estimatedPeak.p95 / GIB)} at the high end.`,
    ...notes.map((note) => `${note.charAt(0).toUpperCase()}${note.slice(1)}.`),
  ].filter((line) => line !== '')
}

const counted = {
  smi: 'as nvidia-smi shows it',
  reserved: 'reserved by torch',
  allocated: 'allocated by torch',
} as const

function apart(value: number, expected: number, more: string, less: string): string {
  const share = Math.round(100 * Math.abs(value / expected - 1))
  return share === 0 ? 'as expected' : `${share} % ${value > expected ? more : less}`
}

/**
 * What was measured, and the plan worked out anew with it. With `run` (the id under which the measurement waits) two
 * buttons ask whether the team's later estimates may rest on it.
 */
export function measuredMessage(
  measured: Measured,
  before: Answered,
  after: Answered,
  manner: Manner,
  run: string | null = null,
): Message {
  const lines = measuredLines(measured)
  const { best } = after.recommendation
  const headline = headlineOf(best, manner.names)
  const ranges = `8 in 10 comparable runs fall inside ${durationRange(best.hours)} and ${usdRange(best.usd)}.`
  const changed = differences(before.recommendation.best, best, manner.names)
  const text = [...lines, `With it: ${headline}.`, ranges, ...changed]
  return {
    text: clip(escape(text.join('\n')), 2900),
    blocks: [
      header(`With your measurement: ${headline}`),
      section(lines.map(escape)),
      section([escape(ranges), ...bullets(changed.map(escape))]),
      ...(run === null
        ? []
        : [
            section(['Shall this team’s later estimates for this software and GPU rest on it?']),
            { type: 'actions' as const, block_id: 'measurement', elements: buttons(run) },
          ]),
    ],
  }
}

const buttons = (run: string): Button[] => [
  {
    type: 'button',
    action_id: measurementActions.keep,
    text: { type: 'plain_text', text: 'Yes, remember it' },
    style: 'primary',
    value: run,
  },
  {
    type: 'button',
    action_id: measurementActions.drop,
    text: { type: 'plain_text', text: 'Only in this thread' },
    value: run,
  },
]
