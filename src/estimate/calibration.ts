/** The calibrated constants of the model: what `npm run calibrate` writes to data/calibration.json. */
import * as z from 'zod'
import { constantsSchema } from './physics/constants.ts'

const kernelSchema = z.strictObject({
  near: z.number(),
  source: z.number(),
  sourceLengthScale: z.number(),
  sourceAlways: z.number(),
  unfitted: z.number(),
  unfittedLengthScale: z.number().positive(),
  cause: z.number(),
  sameCauses: z.number(),
  causeLengthScale: z.number().positive(),
  group: z.number(),
  framework: z.number(),
  noise: z.number(),
  experts: z.number(),
  agreement: z.array(z.number()).readonly(),
})

const quantilesSchema = z.strictObject({ p10: z.number(), p50: z.number(), p90: z.number() })

/**
 * Ranges: of sources with measured runs `multiplier`, by class, times the spread of the correction; of unseen sources the
 * `quantiles` of their class times a spread that adds the `scales` of what widens it (in log).
 */
const rangesSchema = z.strictObject({
  multiplier: z.record(z.string(), z.number().positive()),
  unseenSources: z.strictObject({
    scales: z.record(z.string(), z.number().nonnegative()),
    quantiles: z.record(z.string(), quantilesSchema),
  }),
})

export const calibrationSchema = z.strictObject({
  note: z.string(),
  /** What it was fitted on: rows, sources and a digest of the input files. */
  inputs: z.strictObject({ runs: z.int(), sources: z.array(z.string()), digest: z.string() }),
  /** Errors on runs left out of the fit, in sentences; the whole page is docs/accuracy.md. */
  headline: z.array(z.string()).readonly(),
  constants: constantsSchema,
  time: z.strictObject({ kernel: kernelSchema, ranges: rangesSchema }),
  memory: z.strictObject({ kernel: kernelSchema, ranges: rangesSchema }),
  /**
   * Device memory over usable below `yes`: it fits. Tensors over usable above `no`: it does not. Between, the verdict is `unsure`.
   * Recommended plans stay below `room`.
   */
  fit: z.strictObject({
    room: z.number(),
    yes: z.number(),
    no: z.number(),
    /** For unseen sources: spreads of room that a `yes` needs, and spreads by which the tensors exceed the GPU for a `no`. */
    unseenSourceYes: z.number(),
    unseenSourceNo: z.number(),
    /** A GPU that would look full is still a `yes` while its tensors stay below this share of the room that a `yes` has. */
    tensorsOfFull: z.number(),
  }),
})

/** What the fit of measured runs gave: constants, kernels of the corrections and widths of the ranges. */
export type Calibration = z.infer<typeof calibrationSchema>
