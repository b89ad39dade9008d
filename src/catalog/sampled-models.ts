/** Models of pictures, sound, robots and atoms, which are trained by samples and not by tokens. */
import * as z from 'zod'
import { citation, fact } from './fact.ts'
import { gpuIdSchema } from './ids.ts'

const samplesPerSecond = z.strictObject({
  full: z.number().positive().nullable(),
  lora: z.number().positive().nullable(),
})
const gigabytes = z.strictObject({ full: z.number().positive(), lora: z.number().positive() })
/** data/inquiries/sampled-models.json: models that are no text models, by what one GPU trains in a second. */
const printedModelsSchema = z.strictObject({
  note: z.string(),
  /** Times the hours that either end of the range is off. */
  uncertainty: fact(''),
  /** Of cards whose speed is that of another. */
  scaled: z.strictObject({ spread: fact(''), amdShare: fact(''), appleShare: fact(''), leanShare: fact('') }),
  setupHours: fact('h'),
  /** From which time of one card on several are planned, how long they may take, and how many there may be. */
  patience: z.strictObject({
    hours: fact('h'),
    aim: fact('h'),
    counts: z.array(z.int().positive()).min(1),
  }),
  /** What an hour until the end counts inside the first ones, and the numbers of cards that are weighed. */
  waiting: z.strictObject({
    patience: fact('h'),
    patientHour: fact('USD/hour'),
    counts: z.array(z.int().positive()).min(1),
  }),
  /** What is done with pictures where no model is named: the row that it is taken for, and what is told besides. */
  tasks: z.array(
    z.strictObject({
      task: z.enum(['sort', 'find', 'outline', 'outline volumes', 'liken']),
      row: z.string(),
      called: z.string(),
      advice: z.string(),
      ...citation,
    }),
  ),
  /** Notebooks that are given for nothing: their cards, hours of a session, and of a week. */
  notebooks: z.array(
    z.strictObject({
      name: z.string(),
      names: z.array(z.string()).min(1),
      gpu: gpuIdSchema,
      gpuCount: z.int().positive(),
      sessionHours: z.number().positive(),
      weekHours: z.number().positive().nullable(),
      ...citation,
    }),
  ),
  /** Cards that people have at home, which are in no catalog: nothing else is reckoned on them. */
  cards: z.array(
    z.strictObject({
      id: gpuIdSchema,
      name: z.string(),
      names: z.array(z.string()).min(1),
      memory: fact('byte'),
      bandwidth: fact('byte/s'),
      /** Dense, in sixteen bits with sums in 32. */
      rate: fact('flop/s'),
      power: fact('W'),
    }),
  ),
  /** Services that train a subject or a style without a machine that one rents, and what they ask for one. */
  trainers: z.strictObject({ names: z.string(), usd: z.strictObject({ low: fact('USD'), high: fact('USD') }) }),
  /** Images at most, how many are usual, and steps of one image that such a run takes. */
  subject: z.strictObject({
    images: fact(''),
    usual: z.strictObject({ low: fact(''), high: fact('') }),
    steps: fact(''),
  }),
  epochs: fact(''),
  /** Of a training from random weights, where none are named. */
  scratchEpochs: fact(''),
  /** So many images are passed fewer times. */
  scratchOfMany: z.strictObject({ images: fact(''), epochs: fact('') }),
  /** Of a masked autoencoder: times the speed of training on whole pictures, and its usual epochs. */
  masked: z.strictObject({ gain: fact(''), epochs: fact('') }),
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
      /** What people call for who name no model: it is taken for this one. */
      kinds: z.array(z.string()).min(1).exactOptional(),
      /** Of the names those of other models of about its speed. */
      akin: z.array(z.string()).min(1).exactOptional(),
      /** Words of which one has to stand beside a name that has other senses. Such a row goes before others. */
      with: z.array(z.string()).min(1).exactOptional(),
      sample: z.enum(['images', 'sound']),
      /** What is counted, where that is no image: its nouns, and what holds `perGroup` of them each. */
      counted: z
        .strictObject({
          one: z.string(),
          many: z.string(),
          names: z.array(z.string()).min(1),
          groups: z.array(z.string()),
          perGroup: z.number().positive().exactOptional(),
        })
        .exactOptional(),
      /** What a sample is made of, and of how many that its speeds are of: atoms of a structure. */
      parts: z.strictObject({ names: z.array(z.string()).min(1), usual: z.number().positive() }).exactOptional(),
      /** It learns a subject or a style from few images, by a usual number of steps. */
      learns: z.literal('subject').exactOptional(),
      /** Passes over the data that such models usually take; where none are given, those of `epochs`. */
      epochs: z.number().positive().exactOptional(),
      /** Of random weights. */
      scratchEpochs: z.number().positive().exactOptional(),
      /** Seconds of the window that each piece of sound is filled up to. */
      padsTo: z.number().positive().exactOptional(),
      /** In place of that of all. */
      uncertainty: z.number().positive().exactOptional(),
      paramsB: z.number().positive(),
      /** GB of one GPU; and with every saving, at a lower speed. */
      memoryGb: gigabytes,
      leanGb: gigabytes.exactOptional(),
      /** Samples a second on one GPU; null: it does not fit. */
      speeds: z.record(gpuIdSchema, samplesPerSecond),
      /** Others of its family: what a sample of theirs takes of arithmetic, as a share of one of this row, each at its own side. */
      sizes: z
        .array(
          z.strictObject({
            id: z.string(),
            name: z.string(),
            names: z.array(z.string()).min(1),
            work: z.number().positive(),
            pixels: z.number().positive().exactOptional(),
            paramsB: z.number().positive(),
          }),
        )
        .exactOptional(),
      /** Others are built on it: “DETR (ResNet-50)” is no ResNet. */
      isBackbone: z.literal(true).exactOptional(),
      /** Of what its speeds are reckoned. */
      basis: z.string().exactOptional(),
      /** What somebody who trains it should know. */
      remark: z.string().exactOptional(),
      /** Languages that it does not know, and what that takes instead of the remark; "{language}" stands for it. */
      newLanguages: z.strictObject({ names: z.array(z.string()).min(1), remark: z.string() }).exactOptional(),
      ...citation,
    }),
  ),
})
/** As printed, with a row of its own for each size of a family. */
export const sampledModelsSchema = printedModelsSchema.transform((printed) => ({
  ...printed,
  rows: printed.rows.flatMap((row): readonly ModelRow[] => [row, ...sizesOf(row)]),
}))

type PrintedRow = z.infer<typeof printedModelsSchema>['rows'][number]
/** `sizeOf`: the row of its family that it is reckoned from. */
type ModelRow = PrintedRow & { readonly sizeOf?: string }

/** Small ones wait for their images rather than for arithmetic: none is reckoned more than twice as fast. */
const leastWork = 0.5

/** Speeds by the arithmetic of a sample; activations grow by less than it does. */
function sizesOf(row: PrintedRow): readonly ModelRow[] {
  const { sizes = [], kinds: _kinds, akin: _akin, ...family } = row
  return sizes.map(({ id, name, names, work, pixels = row.pixels, paramsB }) => {
    const slower = Math.max(leastWork, work)
    const speedOf = (speed: number | null): number | null => (speed === null ? null : speed / slower)
    const roomOf = ({ full, lora }: { full: number; lora: number }) => ({
      full: Math.ceil(full * Math.sqrt(slower)),
      lora: Math.ceil(lora * Math.sqrt(slower)),
    })
    return {
      ...family,
      id,
      name,
      names,
      ...(pixels === undefined ? {} : { pixels }),
      paramsB,
      memoryGb: roomOf(row.memoryGb),
      ...(row.leanGb === undefined ? {} : { leanGb: roomOf(row.leanGb) }),
      speeds: Object.fromEntries(
        Object.entries(row.speeds).map(([gpu, { full, lora }]) => [gpu, { full: speedOf(full), lora: speedOf(lora) }]),
      ),
      basis: `${row.name} by the arithmetic of ${row.sample === 'sound' ? 'a second of sound' : 'an image'}`,
      sizeOf: row.id,
    }
  })
}

export type SampledModels = z.infer<typeof sampledModelsSchema>
/** A notebook that is given for nothing. */
export type GivenNotebook = SampledModels['notebooks'][number]
export type SampledRow = SampledModels['rows'][number]
