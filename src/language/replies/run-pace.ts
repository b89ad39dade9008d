/** "Resumed from the checkpoint, now 410 steps per hour", "ETA says 11 hours": how fast a run goes on, or what is left of it. */
import type { RunEvent } from '../../scenario/run-event.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { runFiguresIn } from './run-figures.ts'
import { typedNumber } from '../text/typed-number.ts'

const number = String.raw`(\d[\d,]{0,9}(?:\.\d{1,4})?)`
const perUnit = new RegExp(
  String.raw`\b${number}\s?(k?)\s?(?:steps?|iters?|iterations?|its?)\s?(?:/|per|an|a|each|every)\s?(h|hr|hour|min|minute|m|s|sec|second)\b`,
  'u',
)
const perStep = new RegExp(
  String.raw`\b${number}\s?(?:s|secs?|seconds)\s?(?:/|per|a|each|every)\s?(?:steps?|iters?|iterations?|it)\b`,
  'u',
)
const span = String.raw`\d{1,3}:\d{2}(?::\d{2})?|[\d.]+ ?(?!more)(?:h|d|m)[a-z]*(?: ?\d+ ?m\w*)?`
const timeLeft = new RegExp(
  String.raw`\beta(?: (?:is|says|now|of|about|still|in|shows|around))* (?<eta>${span})|\b(?<left>${span}) (?:left|remaining|to go)\b|\b(?<more>[\d.]+) more (?<unit>h\w*|d\w*|m\w*)`,
  'u',
)
const clock = /^(\d{1,3}):(\d{2})(?::\d{2})?$/u
const secondsOf: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 }
const maxLength = 120

/** Null where no run is known, or another word says something else. */
export function readRunPace(reply: Reply): ReplyCandidate | null {
  const { line, thread } = reply
  if (thread?.hasRun !== true || line.length > maxLength || line.includes('?')) return null
  const found = paceIn(line, thread.hasSteps)
  if (found === null) return null
  const { run } = reply.vocabulary.replyWords
  const { at, rest } = runFiguresIn(found.rest)
  const words: readonly string[] = rest.match(/[\p{L}'’]+/gu) ?? []
  if (!words.every((word) => run.pace.has(word) || run.resumed.has(word))) return null
  const isResumed = words.some((word) => run.resumed.has(word))
  const { stepsPerHour, hoursLeft } = found
  const event: RunEvent = { kind: 'pace', stepsPerHour, hoursLeft, isResumed, step: at?.step ?? null }
  return wholeReply(reply, { kind: 'run', event, typed: '' }, 'tells how fast a run goes on')
}

type RunPace = {
  readonly stepsPerHour: number | null
  readonly hoursLeft: number | null
  readonly rest: string
}

/** `hasSteps`: it is known of how many steps the run is; else seconds of a step tell a speed. */
function paceIn(line: string, hasSteps: boolean): RunPace | null {
  const rate = perUnit.exec(line)
  const unit = rate?.[3]?.charAt(0) ?? ''
  if (rate !== null && (hasSteps || unit === 'h')) {
    const stepsPerHour = (typedNumber(rate[1]) * (rate[2] === 'k' ? 1000 : 1) * 3600) / (secondsOf[unit] ?? 1)
    return stepsPerHour > 0 ? { stepsPerHour, hoursLeft: null, rest: line.replace(rate[0], ' ') } : null
  }
  const step = hasSteps ? perStep.exec(line) : null
  if (step !== null && typedNumber(step[1]) > 0)
    return { stepsPerHour: 3600 / typedNumber(step[1]), hoursLeft: null, rest: line.replace(step[0], ' ') }
  const left = timeLeft.exec(line)
  if (left === null) return null
  const { eta, left: remaining, more, unit: ofMore } = left.groups ?? {}
  const words = (eta ?? remaining ?? `${more ?? ''} ${ofMore ?? ''}`).trim()
  const [, hours, minutes] = clock.exec(words) ?? []
  const hoursLeft = hours === undefined ? runFiguresIn(words).hours : Number(hours) + Number(minutes) / 60
  return hoursLeft === null ? null : { stepsPerHour: null, hoursLeft, rest: line.replace(left[0], ' ') }
}
