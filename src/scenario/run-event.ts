/** What happens to a run of a plan, as people and trainers tell it. */
import * as z from 'zod'

/** Steps count from 1; hours are of this attempt, without those of attempts that crashed. */
export const runEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started') }),
  z.strictObject({
    kind: z.literal('progress'),
    step: z.number().positive(),
    /** Null: it was not said. */
    totalSteps: z.number().positive().nullable(),
    elapsedHours: z.number().positive().nullable(),
    /** What it has cost until then, where that was told: the whole bill so far. */
    usd: z.exactOptional(z.number().positive()),
  }),
  z.strictObject({
    kind: z.literal('crashed'),
    elapsedHours: z.number().positive().nullable(),
    /** How far it was, in steps or hundredths, and the step up to which it is saved; absent: it was not said. */
    at: z.strictObject({ step: z.number().positive(), totalSteps: z.number().positive().nullable() }).optional(),
    savedAt: z
      .strictObject({ step: z.number().nonnegative(), totalSteps: z.number().positive().nullable() })
      .optional(),
    /** Hours of work that are gone with it, and how often it broke off by now, where they were told. */
    lostHours: z.exactOptional(z.number().positive()),
    tries: z.exactOptional(z.number().int().positive()),
    /** The hours are of all tries together, and no time of each. */
    isOfAll: z.exactOptional(z.literal(true)),
  }),
  z.strictObject({
    kind: z.literal('resumed'),
    step: z.number().nonnegative().nullable(),
    /** Of so many, where that was said: 100 of a share. */
    totalSteps: z.number().positive().optional(),
  }),
  z.strictObject({
    /** How fast it goes on, or how long it still takes, as its trainer says. */
    kind: z.literal('pace'),
    stepsPerHour: z.number().positive().nullable(),
    hoursLeft: z.number().positive().nullable(),
    /** It was resumed, from `step` where that was said. */
    isResumed: z.boolean(),
    step: z.number().nonnegative().nullable(),
  }),
  z.strictObject({
    kind: z.literal('stopped'),
    elapsedHours: z.number().positive().nullable(),
    /** The whole bill, where it was told. */
    usd: z.exactOptional(z.number().positive()),
    /** How far it was, in steps or hundredths; absent: it was not said. */
    at: z.strictObject({ step: z.number().positive(), totalSteps: z.number().positive().nullable() }).optional(),
  }),
  z.strictObject({
    kind: z.literal('finished'),
    elapsedHours: z.number().positive().nullable(),
    /** The whole bill. */
    usd: z.number().positive().nullable(),
    /** The GPUs that it ran on, "4 × A100 80GB", where they are not those of the plan. */
    ranOn: z.exactOptional(z.string()),
  }),
])

/** What was reported of a run: begun, so far, crashed, resumed, ended. */
export type RunEvent = z.infer<typeof runEventSchema>
