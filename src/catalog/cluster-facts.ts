/** Machines for research that projects are granted hours on. */
import * as z from 'zod'
import { citation, fact } from './fact.ts'
import { gpuIdSchema } from './ids.ts'

/** data/inquiries/clusters.json. */
export const clustersSchema = z.strictObject({
  note: z.string(),
  /** Of a node of a machine that nobody knows. */
  gpusPerNode: fact('gpu'),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      /** As people type it, in lower case; a space also stands for a hyphen or nothing. */
      names: z.array(z.string()).min(1),
      /** What it has, in words. */
      card: z.string(),
      /** The nearest forms in the catalog. */
      gpus: z.array(gpuIdSchema),
      gpusPerNode: z.int().positive(),
      ...citation,
    }),
  ),
})
export type ClusterFacts = z.infer<typeof clustersSchema>
