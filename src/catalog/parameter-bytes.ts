/**
 * data/parameter-bytes.json: memory per parameter in bytes, for weights that are stored and frozen and for weights that
 * are trained.
 */
import * as z from 'zod'
import { fact } from './fact.ts'

const bytesPerParam = fact('byte/param')

/** How weights are stored while they are frozen, or loaded before they are trained. */
export const storedPrecision = z.enum(['bf16', 'fp16', 'fp32', 'fp8', 'int8', 'nf4', 'nf4-double', 'gptq4'])
export type StoredPrecision = z.infer<typeof storedPrecision>

/** `temporary`: what the optimizer step adds while it runs. */
const trainedBytesSchema = z.strictObject({
  weight: bytesPerParam,
  gradient: bytesPerParam,
  optimizer: bytesPerParam,
  temporary: bytesPerParam,
})

export const parameterBytesSchema = z.strictObject({
  note: z.string(),
  /** Of a parameter inside the layers, scales included. */
  stored: z.record(storedPrecision, bytesPerParam),
  /** What travels of a parameter of 4-bit layers when they are gathered or offloaded. */
  moved4Bit: bytesPerParam,
  /**
   * By what is kept of trained weights: bf16 alone, fp32, or masters beside bf16 as DeepSpeed and Megatron keep them.
   */
  trained: z.strictObject({
    bf16: trainedBytesSchema,
    fp32: trainedBytesSchema,
    deepspeed: trainedBytesSchema,
    distributed: trainedBytesSchema,
  }),
  /** Both moments of an 8-bit optimizer. */
  eightBitMoments: bytesPerParam,
  /** Share of paged optimizer states that stays on the GPU. */
  pagedShare: fact(''),
})
export type ParameterBytes = z.infer<typeof parameterBytesSchema>
