/** What people tell of a run that goes on: "step 1200 of 4000 after 5 hours", "it crashed", "resumed at step 1000". */
import type { RunEvent } from '../../scenario/run-event.ts'
import type { ReplyWords } from '../lexicon/reply-words.ts'
import { type ReplyCandidate, bareReply, wholeReply } from './reply-candidate.ts'
import type { BareReply, Reply } from './reply-input.ts'
import { readTrainingProgress } from './training-progress.ts'

/** A pasted line of a trainer that says how far it is. */
export function readPastedProgress(reply: Reply): ReplyCandidate | null {
  const progress = readTrainingProgress(reply.typed)
  return progress === null
    ? null
    : wholeReply(reply, { kind: 'run', event: progress, typed: reply.typed }, 'is a log that says how far the run is')
}

export function readRunEvent(reply: Reply): ReplyCandidate | null {
  if (/^(?:(?:the|a|new|give|me|send) ){0,4}callback$/.test(reply.bare.line))
    return bareReply(reply, { kind: 'run callback' }, 'asks for the callback of a trainer')
  const event = runEventIn(
    reply.bare,
    reply.vocabulary.replyWords.run,
    reply.isAddressed || reply.thread?.hasRun === true,
  )
  return event === null ? null : bareReply(reply, { kind: 'run', event, typed: '' }, `tells that a run ${event.kind}`)
}

const maxLength = 120
const count = String.raw`(\d[\d,]{0,11}(?:\.\d{1,3})?)(k?)`
const stepOfSteps = new RegExp(
  String.raw`(?:\b(?:steps?|iterations?|iters?)\s)?${count}\s?(?:of|/|out of|from)\s?${count}(?:\ssteps?)?\b`,
)
const stepAlone = new RegExp(String.raw`\bsteps?\s${count}\b`)
const percent = /\b(\d{1,2}(?:\.\d{1,2})?|100)\s?(?:%|percent\b)/
const duration =
  /(?:\b(?:after|in|for|so far)\s)?(?:\b(\d{1,4}(?:\.\d{1,2})?)\s?(?:d|days?)\b\s?)?(?:\b(\d{1,4}(?:\.\d{1,2})?)\s?(?:h|hrs?|hours?)\b\s?)?(?:\b(\d{1,4})\s?(?:m|min|mins|minutes?)\b)?/g

/** Between people "done" may be of anything, so that only what names a run begins one. */
const namesRun = new Set(['run', 'job', 'training', 'trainer'])

/** Null where a word is left that says something else. */
function runEventIn({ line, closing }: BareReply, words: ReplyWords['run'], isHeard: boolean): RunEvent | null {
  if (line.length > maxLength || line.includes('?') || closing.includes('?')) return null
  const share = percent.exec(line)
  const steps = share === null ? stepOfSteps.exec(line) : null
  const at = share ?? steps ?? stepAlone.exec(line)
  const withoutStep = at === null ? line : `${line.slice(0, at.index)} ${line.slice(at.index + at[0].length)}`
  const { hours, rest } = takeDuration(withoutStep)
  const others = rest.match(/[\p{L}\p{N}'’$]+/gu) ?? []
  const named = eventKinds.filter((kind) => others.some((word) => words[kind].has(word)))
  const isKnown = others.every((word) => words.around.has(word) || eventKinds.some((kind) => words[kind].has(word)))
  if (!isKnown || named.length > 1) return null
  const step = stepOf(at, share !== null)
  const [kind] = named
  if (kind === undefined) {
    // "20%" and "2 of 3" can be of anything.
    const isOfRun =
      isHeard && (/\b(?:steps?|iters?|iterations?)\b/.test(line) || others.some((word) => namesRun.has(word)))
    return step === null || !(hours !== null || isOfRun) ? null : { kind: 'progress', ...step, elapsedHours: hours }
  }
  if (!isHeard && (kind !== 'started' || !others.some((word) => namesRun.has(word)))) return null
  return eventOf(kind, step?.step ?? null, share !== null, hours)
}

const eventKinds = ['started', 'crashed', 'resumed', 'stopped', 'finished'] as const

function eventOf(
  kind: (typeof eventKinds)[number],
  step: number | null,
  isShare: boolean,
  elapsedHours: number | null,
): RunEvent | null {
  switch (kind) {
    case 'started':
      return { kind }
    case 'resumed':
      return { kind, step: isShare ? null : step }
    case 'crashed':
    case 'stopped':
      return { kind, elapsedHours }
    case 'finished':
      // "80 % done" is progress.
      return step !== null && isShare && step < 100
        ? { kind: 'progress', step, totalSteps: 100, elapsedHours }
        : { kind, elapsedHours, usd: null }
  }
}

/** A share is so many steps of a hundred. */
function stepOf(match: RegExpExecArray | null, isShare: boolean): { step: number; totalSteps: number | null } | null {
  if (match === null) return null
  const [, step = '', unit = '', total, totalUnit = ''] = match
  const value = numberOf(step, isShare ? '' : unit)
  if (value <= 0) return null
  if (isShare) return { step: value, totalSteps: 100 }
  return { step: value, totalSteps: total === undefined ? null : numberOf(total, totalUnit) }
}

const numberOf = (figure: string, unit: string): number =>
  Number(figure.replaceAll(',', '')) * (unit === 'k' ? 1000 : 1)

/** The first duration of the text, in hours, and the text without it. */
function takeDuration(text: string): { readonly hours: number | null; readonly rest: string } {
  for (const match of text.matchAll(duration)) {
    const [whole, days, hours, minutes] = match
    if (days === undefined && hours === undefined && minutes === undefined) continue
    const total = Number(days ?? 0) * 24 + Number(hours ?? 0) + Number(minutes ?? 0) / 60
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + whole.length)}`
    return { hours: total > 0 ? total : null, rest }
  }
  return { hours: null, rest: text }
}
