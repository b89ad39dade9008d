/** How far a run is, in lines that trainers print: step, steps in all, and the time since it began. */
import type { RunEvent } from '../../scenario/run-event.ts'
import { typedNumber } from '../text/typed-number.ts'

type TrainingProgress = Extract<RunEvent, { kind: 'progress' }>

/** Longer texts are cut: a log's last lines say how far it is. */
const maxLogLength = 20_000
/** Bars of what comes before the training. */
const preparation =
  /\b(?:map|tokeniz\w*|filter|loading|download\w*|generating|packing|dropping|saving)\b[^\n\r]{0,60}$/i

const count = String.raw`(\d[\d,]{0,11})`
/** `1200/4000 [5:00:00<11:40:00, 15.0s/it]` */
const progressBar = new RegExp(String.raw`${count}\s?/\s?${count}\s?\[((?:\d{1,4}:)?\d{1,4}:\d\d)<`, 'g')
/** LLaMA-Factory's trainer_log.jsonl. */
const currentStep = new RegExp(String.raw`"current_steps":\s?${count},\s?"total_steps":\s?${count}`, 'g')
const elapsedTime = /"elapsed_time":\s?"(?:(\d{1,4}) days?, )?([\d:]{4,10})"/g
/** Megatron and NeMo: `iteration 1200/ 4000 | … | elapsed time per iteration (ms): 15000.0` */
const iteration = new RegExp(
  String.raw`\biteration\s{0,12}${count}\s?/\s{0,12}${count}[^\n]{0,200}?elapsed time per iteration \(ms\):\s?(\d{1,9}(?:\.\d{1,4})?)`,
  'g',
)

/** The last that the lines say; null where they say none. */
export function readTrainingProgress(text: string): TrainingProgress | null {
  const tail = text.slice(-maxLogLength)
  return barProgress(tail) ?? loggedProgress(tail) ?? iterationProgress(tail)
}

function barProgress(text: string): TrainingProgress | null {
  const bars = [...text.matchAll(progressBar)].filter((match) => {
    const before = text.slice(Math.max(0, match.index - 90), match.index)
    return !preparation.test(before.slice(before.lastIndexOf('\n') + 1))
  })
  const last = bars.at(-1)
  return last === undefined ? null : progressOf(last[1], last[2], clockHours(last[3] ?? ''))
}

function loggedProgress(text: string): TrainingProgress | null {
  const last = [...text.matchAll(currentStep)].at(-1)
  if (last === undefined) return null
  const [, days = '0', clock = ''] = [...text.matchAll(elapsedTime)].at(-1) ?? []
  return progressOf(last[1], last[2], clock === '' ? null : Number(days) * 24 + clockHours(clock))
}

function iterationProgress(text: string): TrainingProgress | null {
  const last = [...text.matchAll(iteration)].at(-1)
  if (last === undefined) return null
  return progressOf(last[1], last[2], (typedNumber(last[1]) * Number(last[3])) / 3_600_000)
}

function progressOf(step = '', total = '', hours: number | null): TrainingProgress | null {
  const [done, totalSteps] = [typedNumber(step), typedNumber(total)]
  if (done <= 0 || totalSteps <= 0) return null
  return { kind: 'progress', step: done, totalSteps, elapsedHours: hours !== null && hours > 0 ? hours : null }
}

/** "5:00:00", "12:30" (minutes and seconds), in hours. */
function clockHours(clock: string): number {
  return clock.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0) / 3600
}

/** torchtitan's `step: 1200  loss: …`, which does not say of how many, in colours or without; null without `totalSteps`. */
export function readLoggedStep(text: string, totalSteps: number | null): TrainingProgress | null {
  const last = [
    ...text.slice(-maxLogLength).matchAll(/(?:\b|\dm)step:\s{0,8}(\d[\d,]{0,11})\s[^a-zA-Z]{0,12}m?loss:/g),
  ].at(-1)
  const step = typedNumber(last?.[1])
  return step > 0 && totalSteps !== null ? { kind: 'progress', step, totalSteps, elapsedHours: null } : null
}

/** HF Trainer's `{'loss': 1.02, …, 'epoch': 0.5}`: the part of all passes that is done; null where it says none. */
export function readLoggedEpoch(text: string, epochs: number): TrainingProgress | null {
  const tail = text.slice(-maxLogLength)
  if (!/['"]loss['"]\s?:/.test(tail)) return null
  const last = [...tail.matchAll(/['"]epoch['"]\s?:\s?['"]?(\d{1,4}(?:\.\d{1,6})?)/g)].at(-1)
  const done = Number(last?.[1] ?? NaN)
  if (!(done > 0)) return null
  const step = Math.min(100, (100 * done) / Math.max(epochs, done))
  return { kind: 'progress', step, totalSteps: 100, elapsedHours: null }
}
