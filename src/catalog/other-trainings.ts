/** Trainings that are none of a language model and of which no speed is known. */
import * as z from 'zod'
import { citation } from './fact.ts'
import { gpuIdSchema } from './ids.ts'

/** data/inquiries/other-trainings.json: what such a thing usually takes, and what was published of a whole one. */
export const otherTrainingsSchema = z.strictObject({
  note: z.string(),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      /** As people type it, in lower case; a space also stands for a hyphen or nothing. */
      names: z.array(z.string()).min(1),
      /** Cards and memory. */
      wants: z.string(),
      /** On which a hundred steps are timed. */
      gpu: gpuIdSchema,
      /** Whole trainings, in GPU-hours. */
      published: z.array(
        z.strictObject({ what: z.string(), gpu: gpuIdSchema, gpuHours: z.number().positive(), ...citation }),
      ),
      /** Rates that are published. */
      facts: z.string().exactOptional(),
      instead: z.string(),
      /** "DINOv2 ViT-L": the way of training tells more than the network, of which a speed is known. */
      isBeforeItsNetwork: z.literal(true).exactOptional(),
      /** It is none of a language model whatever size is told of it. */
      isSized: z.literal(true).exactOptional(),
      ...citation,
    }),
  ),
})
export type OtherTrainings = z.infer<typeof otherTrainingsSchema>
