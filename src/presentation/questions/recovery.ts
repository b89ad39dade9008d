/** What a run goes on from when it broke off: whether anything starts it again, how it is told to, and what is lost. */
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatDuration, formatUsd } from '../format/number-format.ts'
import { describeSpotCalculation } from './spot.ts'
import type { QuestionContext } from './question-context.ts'

/** Hours between saves that are usual on machines that nobody takes away. */
const usualInterval = 1

/** How each software is told to go on (recalled, 2026-12): by how its id begins. */
const goesOn = [
  ['unsloth', 'call `trainer.train(resume_from_checkpoint=True)`'],
  ['hf-', 'call `trainer.train(resume_from_checkpoint=True)`'],
  ['axolotl', 'set `resume_from_checkpoint` to its folder, or `auto_resume_from_checkpoints: true`'],
  ['llama-factory', 'set `resume_from_checkpoint` to its folder'],
  ['ms-swift', 'start with `--resume_from_checkpoint` and its folder'],
  ['torchtitan', 'start it again with the same checkpoint folder: it takes the newest'],
  ['torchtune', 'set `resume_from_checkpoint: True` and the paths of its files'],
  ['verl', 'set `trainer.resume_mode=auto`'],
  ['nemo-rl', 'start it again with the same checkpoint folder: it takes the newest'],
  ['nemo', 'start it again with the same folder and `resume_if_exists=True`'],
  ['megatron', 'start with `--load` and the checkpoint folder'],
] as const

/** "If it crashes on day 3, do we start from zero?": hours and dollars at most between two saves, and of a start. */
export function recoveryAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    files,
    totalCost,
    args,
  } = context
  const { gpuCount, usdPerGpuHour, hours, startupHours } = best
  const interval = Math.min(usualInterval, hours.p50)
  const size = files === undefined ? '' : ` (about ${formatBytes(files.checkpoint)})`
  const spot = totalCost?.spot ?? null
  const lost = `saved every hour, at most ${formatDuration(interval)} and ${formatUsd(gpuCount * usdPerGpuHour * interval)} of work are lost, and a new start of ${formatDuration(startupHours)}`
  const zero = `Without checkpoints, or with them on the disk of the machine that is gone, it starts from zero: up to ${formatDuration(hours.p50)} and ${formatUsd(best.usd.p50)} of GPU time.`
  const last = [
    gpuCount > 1 ? `All ${formatCount(gpuCount)} GPUs are one job: one that drops out stops the rest.` : '',
    best.pricing === 'spot' && spot !== null ? describeSpotCalculation(spot) : '',
  ]
  if (args?.asksAgain === 'how')
    return [
      `${resumed(context)}; weights, optimizer, learning rate and step come back as they were${size}.`,
      `It must lie on a disk or bucket that outlives the machine: ${lost}.`,
      ...last,
    ]
  if (args?.asksAgain === 'alone')
    return [
      `Not by itself: nothing restarts a machine or a crashed script unless a launcher does, such as SkyPilot’s managed jobs (“as skypilot”) or a restart policy of your own.`,
      `It then goes on from its last checkpoint${size}, if that lies on a disk or bucket that outlives the machine: ${lost}.`,
      zero,
      ...last,
    ]
  return [
    `${args?.asksLoss === true ? 'No' : 'Yes'}, if it saves checkpoints${size} to a disk or bucket that outlives the machine: ${lost}.`,
    `${resumed(context)}, optimizer states included; nothing restarts a machine by itself unless a launcher such as SkyPilot does (“as skypilot”).`,
    zero,
    ...last,
  ]
}

/** "With Axolotl set `resume_from_checkpoint` to its folder" */
function resumed({ recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  const way = goesOn.find(([begin]) => best.stack.startsWith(begin))?.[1]
  return way === undefined
    ? 'Trainers go on from the last checkpoint when told to (Hugging Face: resume_from_checkpoint)'
    : `To go on from the last checkpoint with ${names.stack(best.stack)}, ${way}`
}
