/** The calibrated constants of the model: what `npm run calibrate` writes to data/calibration.json. */
import * as z from 'zod'
import { constantsSchema } from './physics/constants.ts'

const kernelSchema = z.strictObject({
  near: z.number(),
  source: z.number(),
  sourceReach: z.number(),
  sourceAlways: z.number(),
  cell: z.number(),
  framework: z.number(),
  noise: z.number(),
  experts: z.number(),
  agreement: z.array(z.number()).readonly(),
})

/**
 * Half-widths of ranges in log, by class: `multiplier` and `stranger` scale the spread of the correction, for sources with
 * and without measured runs; `unseen` is the whole half-width where no run of the framework was measured.
 */
const rangesSchema = z.strictObject({
  multiplier: z.record(z.string(), z.number().positive()),
  stranger: z.record(z.string(), z.number().positive()),
  unseen: z.record(z.string(), z.number().positive()),
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
  fit: z.strictObject({ room: z.number(), yes: z.number(), no: z.number() }),
})

export type Calibration = z.infer<typeof calibrationSchema>
