/** A generation of GPUs: what its GPUs have in common, as far as speed is concerned. One file in data/architectures/ each. */
import * as z from 'zod'
import { citation, fact } from './fact.ts'

const version = z.string().regex(/^\d+\.\d+$/)

export const architectureSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: z.string(),
  /** NVIDIA's number of what its kernels may use; null: another vendor. */
  computeCapability: fact('').nullable(),
  /** Share of the bf16 peak that the best matrix product reaches, for GPUs on which nobody has measured it. */
  typicalMatmulFraction: fact(''),
  /** The fitted constant (data/priors.json) that scales matrix products of its GPUs; null for those it is measured against. */
  matmulConstant: z.string().nullable(),
  /** The same for attention kernels. */
  attentionConstant: z.string(),
  /** Whether its GPUs reach each other's memory over PCIe. */
  peerAccess: z.boolean(),
  /** Whether FlashAttention 2 runs on its GPUs: on those before Ampere it does not. */
  flashAttention: z.boolean().default(true),
  /** The oldest CUDA or ROCm and PyTorch that have kernels for its GPUs, and what else they want; recalled. */
  software: z.strictObject({
    cuda: version.exactOptional(),
    rocm: version.exactOptional(),
    torch: version.exactOptional(),
    says: z.string().min(1),
  }),
  ...citation,
})
export type Architecture = z.infer<typeof architectureSchema>
