/** News of a run: what it makes of what was known, or why it is not taken. */
import type { RunEvent } from '../scenario/run-event.ts'
import { savedByLoss } from './lost-work.ts'
import { forecastRun, newRun, type RunState } from './run-state.ts'

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
  const heard = { ...state, heardAt: now, hoursLeft: null }
  switch (event.kind) {
    case 'started':
      return { state: state.phase === 'approved' ? begin(heard, now) : state }
    case 'progress':
      return withProgress(heard, event, now)
    case 'crashed':
      return withCrash(heard, event, now)
    case 'resumed':
      return withResumption(heard, event, now)
    case 'pace':
      return withPace(heard, event, now)
    case 'stopped':
      return withStop(heard, event, now)
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

/** How far it was counts even where nobody said so before; its hours follow from its pace, or else from the plan. */
function withCrash(
  state: RunState,
  { elapsedHours, at, savedAt, ...loss }: Extract<RunEvent, { kind: 'crashed' }>,
  now: string,
): ReturnType<typeof applyRunEvent> {
  const { lostHours = null, tries = null, isOfAll } = loss
  const told = at ?? savedAt
  const total = told?.totalSteps ?? state.totalSteps
  const isTold = elapsedHours !== null || lostHours !== null || tries !== null || (told !== undefined && total !== null)
  if (state.startedAt === null && !isTold) return { refusal: { kind: 'not running' } }
  const ofTotal = (step: number, from: number | null): number =>
    from === null || total === null ? step : (step / from) * total
  const known = state.step === null ? null : ofTotal(state.step, state.totalSteps)
  const saved = savedAt === undefined ? null : ofTotal(savedAt.step, savedAt.totalSteps)
  const step = at === undefined ? (known ?? saved) : ofTotal(at.step, at.totalSteps)
  if (total !== null && Math.max(step ?? 0, saved ?? 0) > total)
    return { refusal: { kind: 'beyond', step: step ?? 0, totalSteps: total } }
  const before = { ...state, totalSteps: total, resumedAtStep: ofTotal(state.resumedAtStep, state.totalSteps) }
  const hours =
    elapsedHours ?? (at === undefined ? null : hoursUpTo({ ...before, step: known }, step)) ?? hoursSoFar(state, now)
  const savedAtStep = saved ?? savedByLoss({ ...before, step }, lostHours, hours) ?? state.savedAtStep
  const crashed = { ...begin(before, now), step, savedAtStep, elapsedHours: hours }
  // Of a run that nobody spoke of before, what is lost, and the tries before this one, have been paid.
  const isFirst = state.startedAt === null
  const isRepeated = isFirst && elapsedHours !== null && (tries ?? 1) > 1 && isOfAll !== true
  const paid = isRepeated ? elapsedHours * ((tries ?? 1) - 1) : isFirst && hours === null ? (lostHours ?? 0) : 0
  const often = isRepeated ? { tries, breaks: null } : { tries: null, breaks: tries === 1 ? null : tries }
  const counted = { earlierHours: state.earlierHours + paid, lostHours, ...often }
  return { state: { ...crashed, ...counted, phase: 'crashed' } }
}

/** Hours of this attempt up to a step, at its pace so far or else as planned; null where it has no total. */
function hoursUpTo(
  { planned, step, totalSteps, elapsedHours, resumedAtStep }: RunState,
  to: number | null,
): number | null {
  if (totalSteps === null || to === null) return null
  const done = (step ?? 0) - resumedAtStep
  const perStep = elapsedHours !== null && done > 0 ? elapsedHours / done : planned.hours.p50 / totalSteps
  return Math.max(0, to - resumedAtStep) * perStep
}

/** Hours of this attempt by what was told, or else by the clock; null before it began. */
function hoursSoFar({ elapsedHours, attemptAt }: RunState, now: string): number | null {
  if (elapsedHours !== null) return elapsedHours
  return attemptAt === null ? null : Math.max(0, Date.parse(now) - Date.parse(attemptAt)) / hourMs
}

function withProgress(
  state: RunState,
  { step, totalSteps, elapsedHours, usd }: Omit<Extract<RunEvent, { kind: 'progress' }>, 'kind'>,
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
    paidUsdPerHour:
      usd === undefined || elapsedHours === null ? state.paidUsdPerHour : usd / (attempt.earlierHours + elapsedHours),
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

function withResumption(
  state: RunState,
  told: Pick<Extract<RunEvent, { kind: 'resumed' }>, 'step' | 'totalSteps'>,
  now: string,
): ReturnType<typeof applyRunEvent> {
  const totalSteps = state.totalSteps ?? told.totalSteps ?? null
  const isTold = told.step !== null && totalSteps !== null
  if (state.startedAt === null && !isTold) return { refusal: { kind: 'not running' } }
  const step =
    told.step === null || totalSteps === null ? told.step : rescaled(told.step, told.totalSteps ?? null, totalSteps)
  if (step !== null && totalSteps !== null && step > totalSteps)
    return { refusal: { kind: 'beyond', step, totalSteps } }
  // Of a run that nobody said had begun the hours up to there are those of the plan.
  const hours = state.startedAt === null ? hoursUpTo({ ...state, totalSteps }, step) : hoursSoFar(state, now)
  const spent = { ...begin(state, now), totalSteps, elapsedHours: hours }
  const from = step ?? state.savedAtStep ?? state.step ?? 0
  return { state: { ...resumedFrom(spent, from, now), savedAtStep: null, phase: 'running' } }
}

function withPace(
  state: RunState,
  { stepsPerHour, hoursLeft, isResumed, step }: Extract<RunEvent, { kind: 'pace' }>,
  now: string,
): ReturnType<typeof applyRunEvent> {
  const resumed =
    isResumed || state.phase === 'crashed' ? withResumption(state, { step }, now) : { state: begin(state, now) }
  if ('refusal' in resumed) return resumed
  const running = resumed.state
  const { totalSteps } = running
  if (hoursLeft !== null) return { state: { ...running, hoursLeft } }
  if (totalSteps === null || running.step === null || stepsPerHour === null) return { refusal: { kind: 'no total' } }
  return { state: { ...running, hoursLeft: (totalSteps - running.step) / stepsPerHour } }
}

/** "Stopped early at 60 %": its hours up to there follow from its pace so far, from the clock, or else from the plan. */
function withStop(
  state: RunState,
  { elapsedHours, at, ...told }: Extract<RunEvent, { kind: 'stopped' }>,
  now: string,
): ReturnType<typeof applyRunEvent> {
  // A run that nobody knows the steps of ends all the same.
  if (at === undefined || (at.totalSteps ?? state.totalSteps) === null)
    return { state: withEnd(state, { ...told, elapsedHours }, now) }
  const stopped = withProgress(state, { ...at, elapsedHours }, now)
  if ('refusal' in stopped) return stopped
  const { step, totalSteps, attemptAt, resumedAtStep } = state
  const total = stopped.state.totalSteps
  const [to, isPaced] = [stopped.state.step, step !== null && state.elapsedHours !== null]
  const before = isPaced ? state : { ...state, step: null, elapsedHours: null }
  const known = before.step === null || total === null ? before.step : rescaled(before.step, totalSteps, total)
  const resumedAt = total === null ? resumedAtStep : rescaled(resumedAtStep, totalSteps, total)
  const bySteps = hoursUpTo({ ...before, step: known, totalSteps: total, resumedAtStep: resumedAt }, to)
  const byPlan = told.usd === undefined ? bySteps : null
  const hours = elapsedHours ?? (isPaced ? bySteps : attemptAt === null ? byPlan : hoursSoFar(state, now))
  return { state: withEnd({ ...stopped.state, attemptAt }, { ...told, elapsedHours: hours }, now) }
}

function withEnd(
  state: RunState,
  { kind, elapsedHours, ...rest }: Extract<RunEvent, { kind: 'finished' | 'stopped' }>,
  now: string,
): RunState {
  const isDone = kind === 'finished'
  const hours = elapsedHours ?? hoursAtEnd(state, now)
  const isWhole = isDone && state.phase !== 'stopped' && (elapsedHours !== null || canBeWhole(state, hours))
  return {
    ...state,
    phase: state.phase === 'stopped' || !isDone ? 'stopped' : 'done',
    elapsedHours: hours,
    endedAt: state.endedAt ?? now,
    billUsd: ('usd' in rest ? rest.usd : null) ?? state.billUsd,
    ranOn: ('ranOn' in rest ? rest.ranOn : null) ?? state.ranOn,
    ...(isWhole && state.totalSteps !== null ? { step: state.totalSteps } : {}),
  }
}

/**
 * Not where the bill comes after less than half of the time that its pace asks for, or its plan where its pace is not known:
 * how far it went is then unknown.
 */
function canBeWhole(state: RunState, hoursOfAttempt: number | null): boolean {
  const { hours, share } = forecastRun(state)
  if (share === null || hoursOfAttempt === null) return true
  const whole = hours === null ? state.planned.hours.p50 * (1 - share) : hours - state.earlierHours
  return hoursOfAttempt >= whole / 2
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
