/** What the documents in the store are: their schemas, which the store itself does not know. */
import type { Installation } from '@slack/oauth'
import * as z from 'zod'
import type { ObservedPrice } from '../catalog/observed-price.ts'
import { isOfUnusedWords } from '../language/resolution/unused-words.ts'
import type { ShownOptions } from '../conversation/thread-state.ts'
import { teamMeasurementRecordSchema } from '../recommend/team-measurement-record.ts'
import type { Option } from '../recommend/recommendation.ts'
import { type Defaults, defaultsSchema } from '../scenario/defaults.ts'
import { planTermSchemas } from '../scenario/plan-terms.ts'
import { runEventSchema } from '../scenario/run-event.ts'
import { emptySpec, pricings, type Scenario, specSchema } from '../scenario/scenario.ts'
import { watchTargetSchema } from '../scenario/watch-target.ts'
import { type RunState, runStateSchema } from '../team/run-state.ts'
import type { DocumentSchemas, Store } from '../store/store.ts'

const fields = specSchema.keyof()

/** A scenario of an earlier version lacks fields, and one of a later version has more. */
const knownFields = (stored: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(Object(stored)).filter(([field]) => Object.hasOwn(emptySpec, field)))

const notes = {
  notes: z.array(z.string()),
  remarks: z.exactOptional(z.array(z.object({ field: fields.nullable().catch(null), text: z.string() }))),
  ...planTermSchemas,
  corpus: z.exactOptional(
    z.object({
      tokensPerEpoch: z.number(),
      epochs: z.number(),
      examples: z.number().nullable(),
      tokensPerExample: z.number().nullable(),
    }),
  ),
  inquiry: z.exactOptional(z.looseObject({ kind: z.string() })),
}
const provenance = z.enum(['asked', 'channel', 'workspace'])
const record = z.record(z.string(), z.unknown())

/** The words of somebody that were not used are shown once and not kept: they may be about anything. */
const withoutTheirWords = <Kept extends Pick<Scenario, 'notes' | 'remarks'>>(kept: Kept): Kept => ({
  ...kept,
  notes: kept.notes.filter((note) => !isOfUnusedWords(note)),
  ...(kept.remarks === undefined ? {} : { remarks: kept.remarks.filter(({ text }) => !isOfUnusedWords(text)) }),
})

/**
 * A scenario as it is stored. The provenance of its fields keeps its key of version 0.1.0, `said`: that version still
 * reads and writes these rows beside this one while an upgrade rolls out.
 */
const scenario: z.ZodType<Scenario> = z.codec(
  z.object({ spec: record, said: record, ...notes }),
  z.object({ spec: specSchema, setBy: z.partialRecord(fields, provenance), ...notes }),
  {
    decode: ({ spec, said, ...rest }) => ({
      spec: { ...emptySpec, ...knownFields(spec) },
      setBy: knownFields(said),
      ...withoutTheirWords(rest),
    }),
    encode: ({ spec, setBy, ...rest }) => ({ spec, said: setBy, ...withoutTheirWords(rest) }),
  },
)

const interval = z.object({ p10: z.number(), p50: z.number(), p90: z.number() })

/** What a difference reads of an option; the rest of it is kept as it was. */
const comparableOption = z.looseObject({
  gpu: z.string(),
  gpuCount: z.number(),
  method: z.string(),
  weights: z.string(),
  loraRank: z.number().nullable(),
  hours: interval,
  usd: interval,
  peakMemoryGiB: z.object({ p50: z.number(), p95: z.number() }),
})
const storedOption = z.custom<Omit<Option, 'allInUsd'> & Partial<Pick<Option, 'allInUsd'>>>(
  (stored) => comparableOption.safeParse(stored).success,
)
/** Options of earlier versions know their GPU time alone: that was what was shown. */
const option: z.ZodType<Option> = z.codec(storedOption, z.custom<Option>(), {
  decode: (stored) => ({ ...stored, allInUsd: stored.allInUsd ?? stored.usd }),
  encode: (kept) => kept,
})

const reportedSpeed = z.object({
  tokensPerSecondPerGpu: z.number(),
  gpuCount: z.int(),
  isPerGpu: z.exactOptional(z.literal(true)),
  against: z.exactOptional(option),
})

const storedShown = z.object({
  /** ISO date of the answer: prices were aged against it. */
  today: z.string(),
  best: option,
  cheapest: option,
  fastest: option,
  /** Rows of earlier versions have none. */
  currency: z.exactOptional(z.string()),
  reported: z.exactOptional(reportedSpeed),
  beside: z.exactOptional(z.array(scenario).readonly()),
  asked: z.exactOptional(z.string()),
  progress: z.exactOptional(runEventSchema),
  billed: z.exactOptional(z.number()),
  told: z.exactOptional(z.string()),
})
/** Under the key that releases before this one know. */
const shown: z.ZodType<ShownOptions> = z.codec(storedShown, z.custom<ShownOptions>(), {
  decode: ({ told, ...rest }) => (told === undefined ? rest : { ...rest, lastAnswerId: told }),
  encode: ({ lastAnswerId, ...rest }) => (lastAnswerId === undefined ? rest : { ...rest, told: lastAnswerId }),
})

const headline = z.object({
  gpu: z.string(),
  gpuCount: z.int(),
  provider: z.string(),
  tier: z.string().nullable(),
  pricing: z.enum(pricings),
  usd: interval,
  hours: interval,
  tokensPerSecond: z.number(),
  today: z.string(),
})

const run = z.object({
  model: z.string().nullable(),
  params: z.number().nullable(),
  tokens: z.number().nullable(),
  method: z.string(),
  weights: z.string(),
  gpu: z.string(),
  gpuCount: z.int(),
  provider: z.string(),
  tier: z.string().nullable(),
  pricing: z.string(),
  stack: z.string(),
  sequenceLength: z.int(),
  /** What was estimated, in the middle of the range. */
  estimated: z.object({ usd: z.number(), hours: z.number(), tokensPerSecond: z.number() }),
  /** A measurement in the form in which it can correct estimates; null: what was reported was no measurement. */
  own: teamMeasurementRecordSchema.nullable().default(null),
  /** Later estimates of the team rest on it too; otherwise only those of its thread. */
  isKept: z.boolean().default(false),
})

/** What the approver is shown. Requests of earlier versions know its first two fields alone. */
const approval = z.object({
  summary: z.string(),
  scenario,
  /** The id of the estimate that is asked for; null: none is kept, as for a workflow. */
  estimate: z.string().nullable().default(null),
  /** Whose plan it is: the user who asked for the estimate; '' for a workflow. */
  plannedBy: z.string().default(''),
  /** Users who may decide; none: the approver of the row alone. */
  deciders: z.array(z.string()).default([]),
  /** The delivery that asked. */
  delivery: z.string().nullable().default(null),
  /** What has changed since the plan was made, in a sentence; '' for nothing. */
  note: z.string().default(''),
  /** Where the request stands; none: nobody could be reached. Null: it is on its way. */
  messages: z
    .array(z.object({ channel: z.string(), ts: z.string() }))
    .nullable()
    .default(null),
})

/** The fields that we read; Slack's library made it, and reads the rest. */
const readableInstallation = z.looseObject({
  isEnterpriseInstall: z.boolean().optional(),
  team: z.looseObject({ id: z.string() }).optional(),
  enterprise: z.looseObject({ id: z.string() }).optional(),
  bot: z.looseObject({ token: z.string(), id: z.string(), userId: z.string() }),
})
const installation = z.custom<Installation>((stored) => readableInstallation.safeParse(stored).success)

const watch = z.object({
  target: watchTargetSchema,
  /** The job whose price is watched. */
  scenario,
})

const pricedObservation = z.looseObject({
  provider: z.string(),
  gpu: z.string(),
  price: z.looseObject({ asOf: z.string() }),
})
const observation = z.custom<ObservedPrice>((stored) => pricedObservation.safeParse(stored).success)

export type AppDocuments = {
  scenario: Scenario
  shown: ShownOptions
  /** The id of a price observation. */
  pin: string
  settings: Defaults
  headline: z.infer<typeof headline>
  run: z.infer<typeof run>
  approval: z.infer<typeof approval>
  runState: RunState
  watch: z.infer<typeof watch>
  installation: Installation
  observation: ObservedPrice
}

export const documentSchemas: DocumentSchemas<AppDocuments> = {
  scenario,
  shown,
  pin: z.string(),
  settings: defaultsSchema,
  headline,
  run,
  approval,
  runState: runStateSchema,
  watch,
  installation,
  observation,
}

export type AppStore = Store<AppDocuments>
