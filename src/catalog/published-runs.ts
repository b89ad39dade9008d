/** data/inquiries/published-runs.json: what was published of trainings of known models. */
import * as z from 'zod'
import { citation } from './fact.ts'
import { gpuIdSchema } from './ids.ts'

export const publishedRunsSchema = z.strictObject({
  note: z.string(),
  rows: z.array(
    z.strictObject({
      title: z.string(),
      /** As people type it, in lower case; a space also stands for a hyphen or nothing. */
      names: z.array(z.string()).min(1),
      /** Who says it, and when. */
      by: z.string(),
      /** Of which speed and price are taken today; null: of none. */
      gpu: gpuIdSchema.nullable(),
      /** What it ran on, as it is called. */
      card: z.string().nullable(),
      gpuHours: z.number().positive().nullable(),
      /** That work for each token. */
      params: z.number().positive().nullable(),
      tokens: z.number().positive().nullable(),
      /** What was said to have been spent, and what on. */
      usd: z.number().positive().nullable(),
      usdOf: z.string().nullable(),
      ...citation,
    }),
  ),
})
export type PublishedRuns = z.infer<typeof publishedRunsSchema>
export type PublishedRun = PublishedRuns['rows'][number]
