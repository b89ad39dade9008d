/** What the plan would take on a Mac: by how fast its chip reads prompts, and the share of that at which MLX trains. */
import { weightBytes } from '../../catalog/training-method.ts'
import { formatBytes } from '../format/file-sizes.ts'
import { formatDuration, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** The model by whose prompts the rates are told, and times the hours that either end is off. */
const [promptParams, promptSpread] = [6.7e9, 1.8]
/** Where no chip is named: those that people have who ask. */
const usualChips = ['m4-max', 'm3-ultra'] as const
/** Of the memory that the system shares, as much may be taken; beside the weights training holds about half as much again. */
const [shareFree, besideWeights] = [0.7, 1.5]
const gigabyte = 1e9

/** "How long on an M4 Max with 64 GB?" */
export function onMac(context: QuestionContext): string {
  const { args, catalog, scenario, params, activeParams, recommendation } = context
  const { best } = recommendation
  const { tokens } = scenario.spec
  const chips = [...(args?.chip === undefined ? usualChips : [args.chip])].flatMap((id) => chipOf(id, catalog) ?? [])
  const [first] = chips
  if (first === undefined || params === undefined || tokens === null || catalog === undefined)
    return 'A Mac trains LoRA and QLoRA of up to some 14B slowly, by mlx_lm.lora: an H100 does in an hour what it does in a day or two (rule of thumb).'
  const last = chips.at(-1) ?? first
  const { trainingOfPrompt } = catalog.inquiryFacts.rules
  const isFull = best.method === 'full'
  const hoursOn = (rate: number): number =>
    ((isFull ? passesOfFull : 1) * tokens * (activeParams ?? params)) /
    (rate * trainingOfPrompt.base * promptParams) /
    3600
  const fourBit = formatBytes(params * weightBytes.nf4)
  const size = `the weights alone are ${formatBytes(params * weightBytes.bf16)} in bf16 and ${fourBit} in 4-bit`
  const held = params * bytesOfFull
  if (isFull && held > largestMac * shareFree)
    return `No: full fine-tuning holds some ${formatBytes(held)} of weights, gradients and states, more than a Mac has; it trains adapters, and ${size}. The plan is ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}; reply “qlora” for the leaner one.`
  const time =
    first === last
      ? `${formatDuration(hoursOn(first.rate) / promptSpread)} to ${formatDuration(hoursOn(first.rate) * promptSpread)} on an ${first.name}`
      : `${formatDuration(hoursOn(last.rate))} on an ${last.name} to ${formatDuration(hoursOn(first.rate))} on an ${first.name}, give or take half`
  return [
    `About ${time}, instead of ${formatDuration(best.hours.p50)} on the plan’s GPUs for ${formatUsd(best.allInUsd.p50)}: an estimate alone, by the third of its speed with prompts at which MLX trains (recalled).`,
    memoryOf(params, args?.gigabytes) ??
      `For the memory, ${size}; some ${Math.round(100 * shareFree)} % of what the Mac has may be taken.`,
    'Time 100 steps of mlx_lm.lora to know.',
  ].join(' ')
}
/** Weights, gradients and states of AdamW: bytes a parameter; three passes against the two of an adapter. */
const [bytesOfFull, passesOfFull] = [12, 3 / 2]
/** Bytes of the largest Mac that is sold. */
const largestMac = 512e9

function chipOf(
  id: string,
  catalog: QuestionContext['catalog'],
): { readonly name: string; readonly rate: number } | null {
  const chip = [...(catalog?.accelerators.values() ?? [])].find((one) => one.id === id)
  return chip?.promptRate === undefined ? null : { name: chip.name.replace(/^Apple /u, ''), rate: chip.promptRate.base }
}

/** Whether the memory that is named holds it; null where none is named. */
function memoryOf(params: number, gigabytes: number | undefined): string | null {
  if (gigabytes === undefined) return null
  const room = gigabytes * gigabyte * shareFree
  const [whole, small] = [params * weightBytes.bf16 * besideWeights, params * weightBytes.nf4 * besideWeights]
  const verdict =
    whole <= room
      ? 'hold it in bf16'
      : small <= room
        ? 'hold it in 4-bit, not in bf16'
        : 'do not hold it, even in 4-bit'
  return `${gigabytes} GB ${verdict}: ${formatBytes(params * weightBytes.bf16)} of weights in bf16, ${formatBytes(params * weightBytes.nf4)} in 4-bit, and about half as much again beside them (rule of thumb).`
}
