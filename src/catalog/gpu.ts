/** A GPU as it is sold: one file in data/gpus/, one form (SXM, PCIe, NVL, …) and one memory size each. */
import * as z from 'zod'
import { citation, fact } from './fact.ts'

const peakRate = fact('flop/s').nullable()

export const gpuSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string(),
  vendor: z.enum(['nvidia', 'amd', 'intel']),
  /** Kernel generation, which sets attention and FP8 efficiency. */
  architecture: z.enum([
    'volta',
    'turing',
    'ampere',
    'ada',
    'hopper',
    'blackwell',
    'blackwell-ultra',
    'blackwell-rtx',
    'cdna2',
    'cdna3',
    'cdna4',
    'gaudi3',
  ]),
  /** What people call it when they do not say the form: "h100" is every H100 form, "a100-80" both 80 GB forms. */
  families: z.array(z.string()).min(1),
  form: z.enum(['SXM', 'PCIe', 'NVL', 'OAM', 'Superchip', 'NVL72']),
  aliases: z.array(z.string()),
  /** The size it is sold under, for names and filters. Fit is decided with `usableMemory`. */
  memory: fact('byte'),
  /** What torch.cuda.mem_get_info reports as total, of one device. */
  usableMemory: fact('byte'),
  /** Devices that software sees in one card; absent: one. Rates and `memory` are those of the card. */
  devices: z.int().min(2).optional(),
  bandwidth: fact('byte/s'),
  /** Dense rates with fp32 accumulation, never the sparse headline. */
  peak: z.strictObject({
    fp32: peakRate,
    tf32: peakRate,
    fp16: peakRate,
    bf16: peakRate,
    fp8: peakRate,
    fp4: peakRate,
    /** Operations, counted as flops are. */
    int8: peakRate,
  }),
  /** Best measured matrix product as a fraction of the bf16 (fp8) peak. */
  matmulFraction: fact('').nullable(),
  fp8MatmulFraction: fact('').nullable(),
  cores: fact('core').nullable(),
  /**
   * Link between GPUs of one machine; total of both directions; 0 where GPUs meet only over PCIe. `domain`: the GPUs that
   * share it where machines do (72 of an NVL72 rack).
   */
  link: z.strictObject({ bandwidth: fact('byte/s'), kind: z.string(), domain: fact('gpu').optional() }),
  pcieGeneration: fact(''),
  /** Absent: 16. */
  pcieLanes: fact('').optional(),
  /** What its machine is where that is not x86 with PCIe: software must be built for it. `link`: both directions. */
  host: z.strictObject({ cpu: z.enum(['arm']), link: fact('byte/s'), ...citation }).optional(),
  power: fact('W'),
  /** Where a measured card ran below its rating: limit over rating. */
  powerLimit: fact('').optional(),
  launched: fact(''),
  /**
   * What was measured (data/measurements): runs on it; runs on its architecture alone; nothing like it, so that its
   * speed rests on physics that no run has tested.
   */
  evidence: z.enum(['runs', 'architecture', 'nothing']),
  notes: z.string().optional(),
  /** What was confirmed where, and what was not. */
  verification: z.string().optional(),
})

export type Gpu = z.infer<typeof gpuSchema>
export type Architecture = Gpu['architecture']
