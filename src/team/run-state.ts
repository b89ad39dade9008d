/** The run of a plan: what was planned, what was told of it since, and what follows for its end and its bill. */
import * as z from 'zod'
import type { RunEvent } from '../scenario/run-event.ts'

const interval = z.object({ p10: z.number(), p50: z.number(), p90: z.number() })

/** The plan as it stood when the run began: later what-ifs of its thread change nothing of it. */
export const plannedRunSchema = z.object({
  /** "Llama 3.3 70B on 2B tokens: LoRA, bf16" and "8 × H100 SXM at Lambda". */
  job: z.string(),
  plan: z.string(),
  hours: interval,
  /** The whole bill. */
  usd: interval,
  tokens: z.number().nullable(),
  /** Part of `hours`: before the first step. */
  startupHours: z.number(),
  /** ISO date of its prices. */
  priceDate: z.string(),
})
export type PlannedRun = z.infer<typeof plannedRunSchema>

export const runStateSchema = z.object({
  planned: plannedRunSchema,
  phase: z.enum(['approved', 'running', 'crashed', 'stopped', 'done']),
  /** A user's id; null: nobody was asked. */
  approvedBy: z.string().nullable(),
  /** ISO time of the first sign of life. */
  startedAt: z.string().nullable(),
  /** ISO time at which this attempt began, as far as it is known. */
  attemptAt: z.string().nullable(),
  step: z.number().nullable(),
  totalSteps: z.number().nullable(),
  /** Hours of this attempt when it was heard of last. */
  elapsedHours: z.number().nullable(),
  /** Hours of the attempts before it, and the step from which this one went on. */
  earlierHours: z.number(),
  resumedAtStep: z.number(),
  /** ISO time of the last news, and of the end. */
  heardAt: z.string(),
  endedAt: z.string().nullable(),
  /** The bill, once it is told. */
  billUsd: z.number().nullable(),
  /** What the plan costs at today's prices, where that is another sum, and their ISO date. */
  repriced: z.object({ usd: z.number(), today: z.string() }).nullable().default(null),
})
export type RunState = z.infer<typeof runStateSchema>

/** Why an event is not taken. */
export type RunRefusal =
  | { readonly kind: 'backwards'; readonly step: number; readonly known: number }
  | { readonly kind: 'earlier'; readonly hours: number; readonly known: number }
  | { readonly kind: 'beyond'; readonly step: number; readonly totalSteps: number }
  | { readonly kind: 'no total' }
  | { readonly kind: 'ended'; readonly phase: 'stopped' | 'done' }
  | { readonly kind: 'not running' }

const hourMs = 3_600_000
/** Times are told in whole hours and minutes: what lies this much before the last is no contradiction. */
const hoursTolerance = 0.06

/** A run of which nothing is known yet. `now` is an ISO time. */
export const newRun = (planned: PlannedRun, now: string): RunState => ({
  planned,
  phase: 'approved',
  approvedBy: null,
  startedAt: null,
  attemptAt: null,
  step: null,
  totalSteps: null,
  elapsedHours: null,
  earlierHours: 0,
  resumedAtStep: 0,
  heardAt: now,
  endedAt: null,
  billUsd: null,
  repriced: null,
})

/** The state once the event is known. `now` is an ISO time. */
export function applyRunEvent(
  state: RunState,
  event: RunEvent,
  now: string,
): { readonly state: RunState } | { readonly refusal: RunRefusal } {
  const hasEnded = state.phase === 'done' || state.phase === 'stopped'
  if (hasEnded && event.kind === 'started') return applyRunEvent(newRun(state.planned, now), event, now)
  const isBill = event.kind === 'finished' && event.usd !== null
  if (hasEnded && !isBill) return { refusal: { kind: 'ended', phase: state.phase === 'done' ? 'done' : 'stopped' } }
  const heard = { ...state, heardAt: now }
  switch (event.kind) {
    case 'started':
      return { state: state.phase === 'approved' ? begin(heard, now) : state }
    case 'progress':
      return withProgress(heard, event, now)
    case 'crashed':
      if (state.startedAt === null && event.elapsedHours === null) return { refusal: { kind: 'not running' } }
      return {
        state: { ...begin(heard, now), phase: 'crashed', elapsedHours: event.elapsedHours ?? hoursSoFar(state, now) },
      }
    case 'resumed':
      return withResumption(heard, event.step, now)
    case 'stopped':
    case 'finished':
      return { state: withEnd(heard, event, now) }
  }
}

const begin = (state: RunState, now: string): RunState => ({
  ...state,
  phase: 'running',
  startedAt: state.startedAt ?? now,
  attemptAt: state.attemptAt ?? now,
})

/** Hours of this attempt by what was told, or else by the clock; null before it began. */
function hoursSoFar({ elapsedHours, attemptAt }: RunState, now: string): number | null {
  if (elapsedHours !== null) return elapsedHours
  return attemptAt === null ? null : Math.max(0, Date.parse(now) - Date.parse(attemptAt)) / hourMs
}

function withProgress(
  state: RunState,
  { step, totalSteps, elapsedHours }: Extract<RunEvent, { kind: 'progress' }>,
  now: string,
): ReturnType<typeof applyRunEvent> {
  const total = totalSteps ?? state.totalSteps
  if (total === null) return { refusal: { kind: 'no total' } }
  if (step > total) return { refusal: { kind: 'beyond', step, totalSteps: total } }
  // Told of a hundredth parts at one time and of steps at another, the shares are compared.
  const known = state.step === null || state.totalSteps === null ? 0 : (state.step / state.totalSteps) * total
  const goesOn = state.phase === 'running'
  if (goesOn && step < known * (1 - 1e-9) - (total === state.totalSteps ? 0 : total / 100))
    return { refusal: { kind: 'backwards', step, known: Math.round(known) } }
  const before = state.elapsedHours
  const isSooner = elapsedHours !== null && before !== null && elapsedHours < before - hoursTolerance
  if (goesOn && isSooner) return { refusal: { kind: 'earlier', hours: elapsedHours, known: before } }
  // A run that crashed and is heard of again was resumed: its trainer counts the hours anew, or goes on counting.
  const isNewAttempt = state.phase === 'crashed' && isSooner
  const attempt = isNewAttempt ? resumedFrom(state, Math.min(step, known), now) : state
  const attemptAt =
    elapsedHours === null ? attempt.attemptAt : new Date(Date.parse(now) - elapsedHours * hourMs).toISOString()
  const running = begin({ ...attempt, attemptAt }, now)
  const hasClock = attempt.attemptAt !== null
  const next = {
    ...running,
    startedAt: state.startedAt ?? attemptAt ?? now,
    step,
    totalSteps: total,
    resumedAtStep: rescaled(attempt.resumedAtStep, attempt.totalSteps, total),
    elapsedHours: elapsedHours ?? (hasClock ? (Date.parse(now) - Date.parse(attempt.attemptAt ?? now)) / hourMs : null),
  }
  return { state: step === total ? withEnd(next, { kind: 'finished', elapsedHours: null, usd: null }, now) : next }
}

const rescaled = (step: number, from: number | null, to: number): number => (from === null ? step : (step / from) * to)

const resumedFrom = (state: RunState, step: number, now: string): RunState => ({
  ...state,
  earlierHours: state.earlierHours + (state.elapsedHours ?? 0),
  elapsedHours: null,
  attemptAt: now,
  resumedAtStep: step,
  step,
})

function withResumption(state: RunState, step: number | null, now: string): ReturnType<typeof applyRunEvent> {
  if (state.startedAt === null) return { refusal: { kind: 'not running' } }
  const { totalSteps } = state
  if (step !== null && totalSteps !== null && step > totalSteps)
    return { refusal: { kind: 'beyond', step, totalSteps } }
  const spent = { ...state, elapsedHours: hoursSoFar(state, now) }
  return { state: { ...resumedFrom(spent, step ?? state.step ?? 0, now), phase: 'running' } }
}

function withEnd(
  state: RunState,
  { kind, elapsedHours, ...rest }: Extract<RunEvent, { kind: 'finished' | 'stopped' }>,
  now: string,
): RunState {
  const isDone = kind === 'finished'
  return {
    ...state,
    phase: state.phase === 'stopped' || !isDone ? 'stopped' : 'done',
    startedAt: state.startedAt ?? now,
    elapsedHours: elapsedHours ?? hoursAtEnd(state, now),
    endedAt: state.endedAt ?? now,
    billUsd: ('usd' in rest ? rest.usd : null) ?? state.billUsd,
    ...(isDone && state.totalSteps !== null && state.phase !== 'stopped' ? { step: state.totalSteps } : {}),
  }
}

/** By the clock, but no more than its pace asked for: it can have ended long before anybody says so. */
function hoursAtEnd(state: RunState, now: string): number | null {
  const { attemptAt, elapsedHours, earlierHours } = state
  if (state.endedAt !== null || attemptAt === null) return elapsedHours
  const byClock = (Date.parse(now) - Date.parse(attemptAt)) / hourMs
  const { hours } = forecastRun(state)
  return Math.max(
    elapsedHours ?? 0,
    Math.min(byClock, (hours ?? state.planned.hours.p90) - (hours === null ? 0 : earlierHours)),
  )
}

/** What follows from the pace so far. Null: not known yet. */
export type RunForecast = {
  /** Of the whole, 0 to 1. */
  readonly share: number | null
  /** All attempts together. */
  readonly hoursSoFar: number | null
  readonly usdSoFar: number | null
  /** Of the whole run at this pace. */
  readonly hours: number | null
  readonly usd: number | null
  /** ISO time. */
  readonly doneAt: string | null
  /** All GPUs together, of this attempt. */
  readonly tokensPerSecond: number | null
}

/** Dollars follow hours: the plan's bill over its hours. */
export function forecastRun(state: RunState): RunForecast {
  const { planned, step, totalSteps, elapsedHours, earlierHours, resumedAtStep, heardAt } = state
  const usdPerHour = planned.usd.p50 / planned.hours.p50
  const share = step === null || totalSteps === null ? null : step / totalSteps
  const hoursSoFar = elapsedHours === null ? (earlierHours > 0 ? earlierHours : null) : earlierHours + elapsedHours
  const usdSoFar = hoursSoFar === null ? null : hoursSoFar * usdPerHour
  const known = { share, hoursSoFar, usdSoFar }
  const shareOfAttempt = share === null || totalSteps === null ? 0 : share - resumedAtStep / totalSteps
  if (share === null || elapsedHours === null || elapsedHours <= 0 || shareOfAttempt <= 0)
    return { ...known, hours: null, usd: null, doneAt: null, tokensPerSecond: null }
  const left = (elapsedHours / shareOfAttempt) * (1 - share)
  const hours = earlierHours + elapsedHours + left
  return {
    ...known,
    hours,
    usd: hours * usdPerHour,
    doneAt: new Date(Date.parse(heardAt) + left * hourMs).toISOString(),
    tokensPerSecond: speedOf(planned, shareOfAttempt, elapsedHours),
  }
}

/** Without the start-up, where that is a small part of the time; null before there is anything to go by. */
function speedOf({ tokens, startupHours }: PlannedRun, share: number, hours: number): number | null {
  if (tokens === null || share < minShareMeasured || hours < minHoursMeasured) return null
  const training = hours > startupHours * 3 ? hours - startupHours : hours
  return (tokens * share) / (training * 3600)
}

/** What is less measures the start of a run rather than its speed. */
const minShareMeasured = 0.02
const minHoursMeasured = 0.1
