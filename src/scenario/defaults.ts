/** What a workspace or a channel has settled: the defaults of every question asked there, and how it is answered. */
import * as z from 'zod'
import { methodIdSchema, weightPrecisionSchema } from '../catalog/training-method.ts'
import { objectives, pricings } from './scenario.ts'

const idList = z.array(z.string().min(1))
const positiveNumber = z.number().positive()

/** A price of the team's own: a rate for one GPU and hour, or a part off what is listed. */
const negotiatedPriceSchema = z
  .object({
    provider: z.string().min(1),
    /** null: every GPU of the provider. */
    gpu: z.string().min(1).nullable(),
    pricing: z.enum(pricings).nullable(),
    usdPerGpuHour: positiveNumber.nullable(),
    /** 0.15 is 15% off. */
    discount: z.number().gt(0).lt(1).nullable(),
  })
  .refine(({ usdPerGpuHour, discount }) => (usdPerGpuHour === null) !== (discount === null), {
    message: 'a negotiated price is either a rate or a discount',
  })

/** GPUs that the team has already. */
const ownGpuSchema = z.object({
  gpu: z.string().min(1),
  /** null: as many as needed. */
  count: z.int().positive().nullable(),
  /** What an hour of one costs the team; null: nothing beyond what is paid anyway. */
  usdPerGpuHour: positiveNumber.nullable(),
})

/** null: not settled here. */
export const defaultsSchema = z.object({
  /** Only these. */
  providers: idList.min(1).nullable().default(null),
  preferredProviders: idList.nullable().default(null),
  excludedProviders: idList.nullable().default(null),
  ownGpus: z.array(ownGpuSchema).nullable().default(null),
  priceBook: z.array(negotiatedPriceSchema).nullable().default(null),
  /** ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
  stack: z.string().min(1).nullable().default(null),
  pricing: z.enum(pricings).nullable().default(null),
  objective: z.enum(objectives).nullable().default(null),
  /** Ways of training that are allowed: for work of a name ("batch jobs"), or, without one, for all that names none. */
  methodPolicy: z
    .array(
      z.object({
        name: z.string().min(1).max(60).nullable(),
        /** As it was typed: "bf16 or 8-bit". */
        words: z.string().max(200),
        ways: z
          .array(z.object({ method: methodIdSchema.nullable(), weights: weightPrecisionSchema.nullable() }))
          .min(1),
      }),
    )
    .nullable()
    .default(null),
  budgetUsd: positiveNumber.nullable().default(null),
  /** What may be spent in a calendar month, in all. */
  monthlyBudgetUsd: positiveNumber.nullable().default(null),
  /** Above this price somebody approves a plan first: `approver` (a user's id), or one of `deputies`. */
  approval: z
    .object({
      thresholdUsd: positiveNumber,
      approver: z.string().min(1),
      deputies: z.exactOptional(z.array(z.string().min(1))),
    })
    .nullable()
    .default(null),
  answers: z.enum(['public', 'private']).nullable().default(null),
  digest: z.boolean().nullable().default(null),
  /** How long threads, estimates and reported runs are kept. */
  retentionDays: z.int().min(1).max(3650).nullable().default(null),
  /** Share of the hours added for runs that fail: 0.1 is a tenth. */
  failedRunAllowance: z.number().min(0).max(10).nullable().default(null),
  /** Hours between the end of a run and the end of the bill. */
  idleHours: z.number().min(0).max(720).nullable().default(null),
  /** Hours a month that the team would use the same GPUs. */
  hoursAMonth: z.number().gt(0).max(744).nullable().default(null),
  usdPerKwh: z.number().min(0).max(10).nullable().default(null),
  /** ISO 3166: whose grid the electricity comes from. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  /** False: the training code saves nothing that a new machine could resume from. */
  savesCheckpoints: z.boolean().nullable().default(null),
  /** A picture of the options under each answer of a channel. */
  picture: z.boolean().nullable().default(null),
})

/** What a channel or a workspace has settled; null: nothing, so that what lies behind it holds. */
export type Defaults = z.infer<typeof defaultsSchema>

/** Where a default comes from. */
export type DefaultsScope = 'channel' | 'workspace'

export type EffectiveDefaults = {
  readonly defaults: Defaults
  readonly by: Readonly<Partial<Record<keyof Defaults, DefaultsScope>>>
}

/** Field by field: what the channel settled, else what the workspace did. */
export function mergeDefaults(workspace: Defaults | null, channel: Defaults | null): EffectiveDefaults {
  const unset = defaultsSchema.parse({})
  const merged: Record<string, unknown> = {}
  const by: Partial<Record<keyof Defaults, DefaultsScope>> = {}
  for (const field of defaultsSchema.keyof().options) {
    const channelValue = channel?.[field] ?? null
    const value = channelValue ?? workspace?.[field] ?? unset[field]
    merged[field] = value
    if (value !== null) by[field] = channelValue === null ? 'workspace' : 'channel'
  }
  return { defaults: defaultsSchema.parse(merged), by }
}
