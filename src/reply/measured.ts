/** A measurement beside its estimate, and what the job comes to with it. */
import type { Button } from '@slack/types'
import type { Message } from './message.ts'
import type { Measured } from '../recommend/own-run.ts'
import type { Option } from '../recommend/recommendation.ts'
import { bullets, header, section } from './blocks.ts'
import { type Answered, differences } from './difference.ts'
import { duration, durationRange, gib, tokensPerSecond, usd, usdRange } from './format.ts'
import { type Names, planName, providerName } from './names.ts'
import { lookOf } from './rows.ts'
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

/** The plan that was measured, at the speed that was measured, where another is the best now; '' where it still is. */
export function asMeasured(
  { tokensPerSecondPerGpu: speed }: Measured,
  { scenario, recommendation: { best } }: Answered,
  after: Option,
  names: Names,
): string {
  const { tokens } = scenario.spec
  if (speed === null || tokens === null || lookOf(best, names) === lookOf(after, names)) return ''
  const training = tokens / (speed * best.gpuCount) / 3600
  // What interrupts and saves takes its share of the training.
  const expected = tokens / best.tokensPerSecond.p50 / 3600
  const hours = best.startupHours + (training * (best.hours.p50 - best.startupHours)) / expected
  const dollars = (best.usd.p50 * hours) / best.hours.p50
  return `At that speed the plan you measured, ${planName(best, names)} at ${providerName(best, names)}, takes ${duration(hours)} and ${usd(dollars)} in total; another is better now.`
}

/** What was measured, and the plan worked out anew with it. */
export function measuredMessage(measured: Measured, before: Answered, after: Answered, manner: Manner): Message {
  const { best } = after.recommendation
  const own = asMeasured(measured, before, best, manner.names)
  const lines = [...measuredLines(measured), ...(own === '' ? [] : [own])]
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
    ],
  }
}

/** Who decided whether the team's later estimates rest on it. */
export type Kept = { readonly isKept: boolean; readonly by: string }

/**
 * The message with a question under it: whether the team's later estimates may rest on it. `run` is the id under which
 * the measurement is kept. Once somebody has decided, that is said, and can be changed.
 */
export function askingToKeep({ blocks, ...rest }: Message, run: string, kept: Kept | null): Message {
  const words =
    kept === null
      ? 'This thread rests on it from now on. Shall this team’s later estimates for this software and GPU do so too?'
      : kept.isKept
        ? `<@${kept.by}> had it remembered: this team’s later estimates for this software and GPU rest on it.`
        : `<@${kept.by}> decided: it holds in this thread only.`
  const buttons =
    kept === null ? [keep(run), drop(run, 'Only in this thread')] : [kept.isKept ? drop(run, 'Forget it') : keep(run)]
  const own = blocks.filter((block) => block.block_id === undefined || !ours.has(block.block_id))
  return {
    ...rest,
    blocks: [
      ...own,
      { ...section([words]), block_id: 'measurement_question' },
      { type: 'actions', block_id: 'measurement', elements: buttons },
    ],
  }
}

const ours: ReadonlySet<string> = new Set(['measurement_question', 'measurement'])

const keep = (run: string): Button => ({
  type: 'button',
  action_id: measurementActions.keep,
  text: { type: 'plain_text', text: 'Yes, remember it' },
  value: run,
})

const drop = (run: string, text: string): Button => ({
  type: 'button',
  action_id: measurementActions.drop,
  text: { type: 'plain_text', text },
  value: run,
})
