/** A hosted fine-tuning service, priced per token. One file in data/hosted/ each. */
import * as z from 'zod'
import { methodIdSchema } from './training-method.ts'
import { fact, citation } from './fact.ts'

const hostedEntrySchema = z.strictObject({
  /** Sizes it is listed for, in parameters: more than `minParams`, at most `maxParams`; null: the models named only. */
  scope: z.strictObject({ minParams: z.number().nonnegative(), maxParams: z.number().positive() }).nullable(),
  /** Catalog ids, or the service's own names. */
  models: z.array(z.string()),
  methods: z.array(methodIdSchema).min(1),
  low: fact('USD/token'),
  high: fact('USD/token'),
  dated: z.enum(['observed', 'inferred', 'unknown']),
  note: z.string(),
  usable: z.boolean(),
  /** Why it is not. */
  reason: z.string().nullable(),
})

export const hostedServiceSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  rules: z.string(),
  /** Whether examples that are not packed are billed as if each filled the sequence. */
  billsPadding: z.boolean(),
  /** Least that a job is charged. */
  minimum: fact('USD').nullable(),
  /** What the trained model costs afterwards, where it can only be used there. */
  hosting: z.string().nullable(),
  /** A service that ends: last day for new jobs, and what becomes of the models. */
  closing: z.strictObject({ date: z.iso.date(), what: z.string(), ...citation }).nullable(),
  entries: z.array(hostedEntrySchema).min(1),
})
export type HostedService = z.infer<typeof hostedServiceSchema>
export type HostedEntry = z.infer<typeof hostedEntrySchema>
