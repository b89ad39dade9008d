/** What writes the files of one tool, and what it says of a plan that the tool cannot run. */
import type { ExportFile } from './export-file.ts'
import type { RunSettings } from './run-settings.ts'

/** `reason`: what of the plan the tool cannot do, as the end of "TRL cannot …". */
export type Unsupported = { readonly reason: string }

export type Exporter = {
  /** null where the tool runs the plan as it is. */
  readonly unsupported: (settings: RunSettings) => Unsupported | null
  readonly files: (settings: RunSettings) => readonly ExportFile[]
  /** The command that starts the run on a machine. */
  readonly command: (settings: RunSettings) => string
  /** The one file is a script that starts the run itself. */
  readonly isScript?: true
}

/** Why a tool refuses a plan, where the condition holds. */
type Refusal = readonly [holds: boolean, reason: string]

/** The first reason whose condition holds. */
export function firstReason(reasons: readonly Refusal[]): Unsupported | null {
  const found = reasons.find(([holds]) => holds)
  return found === undefined ? null : { reason: found[1] }
}

const attentionTargets = ['q_proj', 'k_proj', 'v_proj', 'o_proj']

/** Names of the adapted matrices in Hugging Face's models; null for every linear layer. */
export const targetModules = (targets: 'attn' | 'attn+mlp'): readonly string[] | null =>
  targets === 'attn' ? attentionTargets : null

/** Optimizers by the names of the Hugging Face trainer. */
const huggingFaceOptimizers: Readonly<Record<string, string>> = {
  adamw: 'adamw_torch_fused',
  'adamw-8bit': 'adamw_bnb_8bit',
  'paged-adamw': 'paged_adamw_8bit',
  adafactor: 'adafactor',
  lion: 'lion_32bit',
  galore: 'galore_adamw',
  sgd: 'sgd',
}

/** `fallback`: the software's own, where none was asked for. */
export const huggingFaceOptimizer = ({ optimizer }: RunSettings, fallback = 'adamw_torch_fused'): string =>
  optimizer === null ? fallback : (huggingFaceOptimizers[optimizer] ?? optimizer)

/** Of the tools that take the optimizers of the Hugging Face trainer. */
export const unknownOptimizer = ({ optimizer }: RunSettings): Refusal => [
  optimizer !== null && !(optimizer in huggingFaceOptimizers),
  `use the optimizer ${optimizer ?? ''}`,
]

/** Whether the plan computes in MXFP8 or NVFP4, which the tool lacks, and the words for it. */
export const blockScaledCompute = ({ compute }: RunSettings): Refusal => [
  compute.startsWith('mxfp') || compute.startsWith('nvfp'),
  `compute in ${compute}`,
]

/** Whether a quantized model is trained in full, which the tool cannot do, and the words for it. */
export const quantizedInFull = ({ method, weights }: RunSettings): Refusal => [
  method === 'full' && (weights === 'nf4' || weights === 'int8'),
  'train a quantized model in full',
]

/** Names of attention kernels in transformers. */
export function attentionName({ attention }: RunSettings): string {
  if (attention === 'flash3' || attention === 'flash4') return 'flash_attention_3'
  return { eager: 'eager', sdpa: 'sdpa', flash2: 'flash_attention_2' }[attention]
}
