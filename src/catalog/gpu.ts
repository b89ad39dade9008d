/** A GPU as software sees it: one file in data/gpus/, one form (SXM, PCIe, NVL, …) and one memory size each. */
import * as z from 'zod'
import { gpuIdSchema, idSpelling } from './ids.ts'
import type { Architecture } from './architecture.ts'
import { citation, fact } from './fact.ts'

const peakRate = fact('flop/s').nullable()

const printedGpuSchema = z.strictObject({
  id: idSpelling.pipe(gpuIdSchema),
  name: z.string(),
  vendor: z.enum(['nvidia', 'amd', 'intel']),
  /** Id in data/architectures. */
  architecture: z.string(),
  /** The fitted constant that scales its matrix products, where it is not that of its architecture. */
  matmulConstant: z.string().nullable().optional(),
  /** What people call it when they do not say the form: "h100" is every H100 form, "a100-80" both 80 GB forms. */
  families: z.array(z.string()).min(1),
  /** Its family's name alone does not mean it: the H100 NVL has memory of its own. */
  meantByOwnName: z.literal(true).optional(),
  form: z.enum(['SXM', 'PCIe', 'NVL', 'OAM', 'Superchip', 'NVL72']),
  /** Where more than one machine shares a link: GPUs of the rack, and of one machine in it. */
  rack: z.strictObject({ gpus: fact('gpu'), gpusPerMachine: fact('gpu') }).optional(),
  aliases: z.array(z.string()),
  /** The size it is sold under, for names and filters. Fit is decided with `usableMemory`. */
  memory: fact('byte'),
  /** What torch.cuda.mem_get_info reports as total. */
  usableMemory: fact('byte'),
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
  /** Link between GPUs of one machine; total of both directions; 0 where GPUs meet only over PCIe. */
  link: z.strictObject({ bandwidth: fact('byte/s'), kind: z.string() }),
  pcieGeneration: fact(''),
  /** Absent: 16. */
  pcieLanes: fact('').optional(),
  /** What its machine is where that is not x86 with PCIe: software must be built for it. `link`: both directions. */
  host: z.strictObject({ cpu: z.enum(['arm']), link: fact('byte/s'), ...citation }).optional(),
  power: fact('W'),
  /** Where a measured GPU ran below its rating: limit over rating. */
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

/** A GPU whose architecture is one of `architectures`; `matmulConstant` is the one that applies. */
export const gpuSchema = (architectures: ReadonlyMap<string, Architecture>) =>
  printedGpuSchema.transform((printed, context) => {
    const architecture = architectures.get(printed.architecture)
    if (architecture !== undefined) {
      const { matmulConstant = architecture.matmulConstant } = printed
      return { ...printed, architecture, matmulConstant }
    }
    context.addIssue({
      code: 'custom',
      path: ['architecture'],
      message: `there is no data/architectures/${printed.architecture}.json`,
    })
    return z.NEVER
  })

/** A GPU as data/gpus states it: memory in bytes, peaks in FLOP/s, links in bytes a second, each with its source. */
export type Gpu = z.infer<ReturnType<typeof gpuSchema>>

/** Of the forms of a GPU that a bare name may mean that for servers, else the first; undefined: there are none. */
export const serverForm = <G extends Pick<Gpu, 'form'>>(forms: readonly G[]): G | undefined =>
  forms.find(({ form }) => form === 'SXM') ?? forms[0]

/** Whether two are forms of one card. */
export const sharesFamily = (one: Gpu, other: Gpu): boolean =>
  one.families.some((family) => other.families.includes(family))

/** Whether its machines have an ARM processor: software needs builds of its own for them. */
export const hasArmHost = ({ host }: Pick<Gpu, 'host'>): boolean => host?.cpu === 'arm'
