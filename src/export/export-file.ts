/** A file that is written for a plan, and the lines at its top that say which plan. */
import {
  formatCount,
  formatDuration,
  formatGib,
  formatTokensPerSecond,
  formatUsd,
  formatUsdPerHour,
} from '../presentation/format/number-format.ts'
import type { RunSettings } from './run-settings.ts'

/** A text file, by its name in the folder of the run. */
export type ExportFile = { readonly name: string; readonly content: string }

/** Where the data is expected; the one value of a file that nobody but its reader can know. */
export const dataFile = 'train.jsonl'

/** Files of data that `files` read. */
export const dataFilesOf = (files: readonly ExportFile[]): readonly string[] =>
  [dataFile, 'train.parquet', 'val.parquet'].filter((name) => files.some(({ content }) => content.includes(name)))

/** A model's place at Hugging Face. */
export const modelOf = ({ repository, variant, modelName }: RunSettings): string =>
  repository ?? `REPLACE-WITH-${variant ?? modelName}`

/** Tokens of a sequence that a step is counted with: what is generated is as long as it is. */
export const stepSequence = ({ rollout, sequenceLength }: RunSettings): number =>
  rollout === null ? sequenceLength : rollout.promptTokens + rollout.responseTokens

/** `launches`: it tells the machines of each other. `startsAnew`: started again the run begins at its first step. */
type HeaderOptions = { readonly launches?: boolean; readonly startsAnew?: boolean }

/** `run`: the command that starts it. The estimate in the words and roundings of the message. */
export function headerLines(
  settings: RunSettings,
  tool: string,
  run: string,
  { launches = false, startsAnew = false }: HeaderOptions = {},
): readonly string[] {
  const { hours, usd, tokensPerSecond, peakMemoryGiB, usableMemoryGiB, providerName, usdPerGpuHour, rentUrl } = settings
  const perNode = settings.nodes > 1 ? ` on ${formatCount(settings.nodes)} machines` : ''
  return [
    `${tool}, written by gpucost for: ${settings.command}`,
    `Plan: ${formatCount(settings.gpuCount)} x ${settings.gpu.name}${perNode} at ${providerName}, ${formatUsdPerHour(usdPerGpuHour.asked)} per GPU.`,
    ...(rentUrl === null ? [] : [`To rent it by hand: ${rentUrl}`]),
    `Estimate: ${formatDuration(hours.p50)} (${formatDuration(hours.p10)} to ${formatDuration(hours.p90)}), ` +
      `${formatUsd(usd.p50)} of GPU time (${formatUsd(usd.p10)} to ${formatUsd(usd.p90)}).`,
    `Speed ${formatTokensPerSecond(tokensPerSecond.p50)} over all GPUs; memory ${formatGib(peakMemoryGiB.p50)} a GPU, ` +
      `${formatGib(peakMemoryGiB.p95)} at the high end, of ${formatGib(usableMemoryGiB)}.`,
    `Step: ${formatCount(settings.microBatch)} per GPU x ${formatCount(settings.accumulation)} accumulation ` +
      `= ${formatCount(settings.globalBatch)} sequences of ${formatCount(stepSequence(settings))} tokens; ${lengthWords(settings)}.`,
    checkpointSentence(settings, startsAnew),
    ...(settings.repository === null && settings.variant !== null
      ? [`The repository of ${settings.variant} is not known to us: put it in the place of ${modelOf(settings)}.`]
      : []),
    'Learning rate and schedule are usual starts, not part of the estimate: tune them.',
    `Run: ${run}`,
    ...(settings.nodes > 1 && !launches
      ? [
          `On each of the ${formatCount(settings.nodes)} machines, with MASTER_ADDR set to the address of the first ` +
            `and NODE_RANK to 0 on it, 1 on the next, and so on.`,
        ]
      : []),
  ]
}

/** Examples that were not counted are read so many times, and how many steps that takes is not known. */
const lengthWords = ({ steps, epochs }: RunSettings): string =>
  epochs === null
    ? `${formatCount(steps)} ${steps === 1 ? 'step' : 'steps'}`
    : `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}, no steps: one example is one sequence, and how many there are was not said`

/** How much work an interruption may cost. */
function checkpointSentence({ saveSteps, steps, epochs, hours, pricing }: RunSettings, startsAnew: boolean): string {
  const anew = 'the run starts from the beginning when its machine is taken'
  const atEnd = epochs === null ? '' : ` (${formatCount(saveSteps)} steps)`
  if (saveSteps >= steps) return `A checkpoint at the end alone${atEnd}${pricing === 'spot' ? `: ${anew}` : ''}.`
  const [count, time] = [formatCount(saveSteps), formatDuration((hours.p50 * saveSteps) / steps)]
  const interval = `A checkpoint ${epochs === null ? `every ${count} steps, about ${time}` : `about every ${time} (${count} steps)`}`
  if (pricing !== 'spot') return `${interval}.`
  return startsAnew
    ? `${interval}, as planned for spot; but ${anew}, which the estimate does not count: prefer on demand.`
    : `${interval}, as planned for spot: keep outputs/ on storage that outlives the machine, and the run goes on from the last one.`
}

/** Lines as comments of a language that marks them with "#". */
export const hashComment = (lines: readonly string[]): string => lines.map((line) => `# ${line}`).join('\n')
