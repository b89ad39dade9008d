/** The run of a plan: what was planned, what was told of it since, and what follows for its end and its bill. */
import * as z from 'zod'

const interval = z.object({ p10: z.number(), p50: z.number(), p90: z.number() })

/** The plan as it stood when the run began: later what-ifs of its thread change nothing of it. */
const planOfRunSchema = z.object({
  /** "Llama 3.3 70B on 2B tokens: LoRA, bf16" and "8 × H100 SXM at Lambda". */
  job: z.string(),
  plan: z.string(),
  hours: interval,
  /** The whole bill. */
  usd: interval,
  tokens: z.number().nullable(),
  /** Part of `hours`: before the first step. */
  startupHours: z.number(),
  /** All GPUs together; absent: the bill follows the hours. */
  usdPerHour: z.exactOptional(z.number()),
  /** ISO date of its prices. */
  priceDate: z.string(),
  /** The spec that it answers, and the page where it is rented; absent: not known. */
  spec: z.exactOptional(z.record(z.string(), z.unknown())),
  rentAddress: z.exactOptional(z.string()),
})
export type PlanOfRun = z.infer<typeof planOfRunSchema>

export const runStateSchema = z.object({
  planned: planOfRunSchema,
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
  /** The step up to which it is saved, once that is told: from there it is resumed. */
  savedAtStep: z.number().nullable().default(null),
  /** Hours of work that went with a crash, and the tries that were counted for one that was told; null: not told. */
  lostHours: z.number().nullable().default(null),
  tries: z.number().nullable().default(null),
  /** How often it broke off in its hours so far, where that was told of all of them together or without hours; null: not told. */
  breaks: z.number().nullable().default(null),
  /** What an hour has cost by the bill so far; null: not told, and it costs what was planned. */
  paidUsdPerHour: z.number().nullable().default(null),
  /** Hours that it still took when it was heard of last, as somebody said; null: its pace so far tells. */
  hoursLeft: z.number().nullable().default(null),
  /** ISO time of the last news, and of the end. */
  heardAt: z.string(),
  endedAt: z.string().nullable(),
  /** The bill, once it is told. */
  billUsd: z.number().nullable(),
  /** The GPUs that it ran on, where they were told and are not those of the plan. */
  ranOn: z.string().nullable().default(null),
  /** What the plan costs at today's prices, where that is another sum, and their ISO date. */
  repriced: z.object({ usd: z.number(), today: z.string() }).nullable().default(null),
})
export type RunState = z.infer<typeof runStateSchema>

const hourMs = 3_600_000
/** A run of which nothing is known yet. `now` is an ISO time. */
export const newRun = (planned: PlanOfRun, now: string): RunState => ({
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
  savedAtStep: null,
  lostHours: null,
  tries: null,
  breaks: null,
  paidUsdPerHour: null,
  hoursLeft: null,
  heardAt: now,
  endedAt: null,
  billUsd: null,
  ranOn: null,
  repriced: null,
})

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

/** What an hour more or less changes; the disk, and the idle time at the end, are the same however long it takes. */
const hourOf = ({ usdPerHour, usd, hours }: PlanOfRun): number => usdPerHour ?? usd.p50 / hours.p50

/** Dollars follow hours, at what an hour costs. */
export function forecastRun(state: RunState): RunForecast {
  const { planned, step, totalSteps, elapsedHours, earlierHours, resumedAtStep, heardAt } = state
  const { paidUsdPerHour } = state
  const usdPerHour = paidUsdPerHour ?? hourOf(planned)
  const usdOf = (hours: number): number =>
    paidUsdPerHour === null ? planned.usd.p50 + (hours - planned.hours.p50) * usdPerHour : hours * paidUsdPerHour
  const share = step === null || totalSteps === null ? null : step / totalSteps
  const hoursSoFar = elapsedHours === null ? (earlierHours > 0 ? earlierHours : null) : earlierHours + elapsedHours
  // What other GPUs cost an hour is not known.
  const usdSoFar = hoursSoFar === null || state.ranOn !== null ? null : hoursSoFar * usdPerHour
  const known = { share, hoursSoFar, usdSoFar }
  if (state.ranOn !== null) return { ...known, hours: null, usd: null, doneAt: null, tokensPerSecond: null }
  if (state.hoursLeft !== null) {
    const hours = hoursSoFar === null ? null : hoursSoFar + state.hoursLeft
    const doneAt = new Date(Date.parse(heardAt) + state.hoursLeft * hourMs).toISOString()
    return { ...known, hours, usd: hours === null ? null : usdOf(hours), doneAt, tokensPerSecond: null }
  }
  const shareOfAttempt = share === null || totalSteps === null ? 0 : share - resumedAtStep / totalSteps
  if (share === null || elapsedHours === null || elapsedHours <= 0 || shareOfAttempt <= 0)
    return { ...known, hours: null, usd: null, doneAt: null, tokensPerSecond: null }
  const left = (elapsedHours / shareOfAttempt) * (1 - share)
  const hours = earlierHours + elapsedHours + left
  return {
    ...known,
    hours,
    usd: usdOf(hours),
    doneAt: new Date(Date.parse(heardAt) + left * hourMs).toISOString(),
    tokensPerSecond: speedOf(planned, shareOfAttempt, elapsedHours),
  }
}

/** What a bill is set against: the plan or, of a run that was stopped early, as much of it as was run. */
export function billedPlan(state: RunState): PlanOfRun {
  const { planned, phase } = state
  const { share } = forecastRun(state)
  if (phase !== 'stopped' || share === null || share <= 0 || share >= 1) return planned
  const partOf = ({ p10, p50, p90 }: PlanOfRun['usd']) => ({ p10: p10 * share, p50: p50 * share, p90: p90 * share })
  // What was not run is not paid by the hour; what is paid once stays.
  const spared = (planned.usdPerHour ?? 0) * (1 - share)
  const { hours, usd } = planned
  const kept = {
    p10: usd.p10 - hours.p10 * spared,
    p50: usd.p50 - hours.p50 * spared,
    p90: usd.p90 - hours.p90 * spared,
  }
  const plan = `${planned.plan}, stopped at ${Math.round(share * 100)}%`
  return { ...planned, plan, hours: partOf(hours), usd: planned.usdPerHour === undefined ? partOf(usd) : kept }
}

/** Without the start-up, where that is a small part of the time; null before there is anything to go by. */
function speedOf({ tokens, startupHours }: PlanOfRun, share: number, hours: number): number | null {
  if (tokens === null || share < minShareMeasured || hours < minHoursMeasured) return null
  const training = hours > startupHours * 3 ? hours - startupHours : hours
  return (tokens * share) / (training * 3600)
}

/** What is less measures the start of a run rather than its speed. */
const minShareMeasured = 0.02
const minHoursMeasured = 0.1
