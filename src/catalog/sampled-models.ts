/** Models of pictures and sound, which are trained by samples and not by tokens. */
import * as z from 'zod'
import { citation, fact } from './fact.ts'
import { gpuIdSchema } from './ids.ts'

const samplesPerSecond = z.strictObject({
  full: z.number().positive().nullable(),
  lora: z.number().positive().nullable(),
})
/** data/inquiries/sampled-models.json: models of pictures and sound, by what one GPU trains in a second. */
export const sampledModelsSchema = z.strictObject({
  note: z.string(),
  /** Times the hours that either end of the range is off. */
  uncertainty: fact(''),
  setupHours: fact('h'),
  /** Images at most, and steps of one image that such a run takes. */
  subject: z.strictObject({ images: fact(''), steps: fact('') }),
  epochs: fact(''),
  /** Of a training from random weights, where none are named. */
  scratchEpochs: fact(''),
  /** So many images are passed fewer times. */
  scratchOfMany: z.strictObject({ images: fact(''), epochs: fact('') }),
  /** Data that are known by name: how many images, or hours of sound. */
  datasets: z.array(
    z.strictObject({
      names: z.array(z.string()).min(1),
      images: z.number().positive().exactOptional(),
      soundHours: z.number().positive().exactOptional(),
      ...citation,
    }),
  ),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      /** Of a side of the images that its speeds are of. */
      pixels: z.number().positive().optional(),
      /** As people type it, in lower case; a space also stands for a hyphen or nothing. */
      names: z.array(z.string()).min(1),
      sample: z.enum(['images', 'sound']),
      /** Passes over the data that such models usually take; where none are given, those of `epochs`. */
      epochs: z.number().positive().exactOptional(),
      paramsB: z.number().positive(),
      /** GB of one GPU. */
      memoryGb: z.strictObject({ full: z.number().positive(), lora: z.number().positive() }),
      /** Samples a second on one GPU; null: it does not fit. */
      speeds: z.record(gpuIdSchema, samplesPerSecond),
      ...citation,
    }),
  ),
})
export type SampledModels = z.infer<typeof sampledModelsSchema>
