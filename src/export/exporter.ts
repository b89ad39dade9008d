/** What writes the files of one tool, and what it says of a plan that the tool cannot run. */
import { type AdapterId, isQuantizedBase } from '../catalog/training-method.ts'
import type { ExportFile } from './export-file.ts'
import type { RunSettings } from './run-settings.ts'

/** `reason`: what of the plan the tool cannot do, as the end of "TRL cannot …". */
export type Unsupported = { readonly reason: string }

/** Writes the files of one tool, or says what it cannot run. */
export type Exporter = {
  /** null where the tool runs the plan as it is. */
  readonly unsupported: (settings: RunSettings) => Unsupported | null
  readonly files: (settings: RunSettings) => readonly ExportFile[]
  /** The command that starts the run on a machine. */
  readonly command: (settings: RunSettings) => string
  /** The one file is a script that starts the run itself. */
  readonly isScript?: true
  /** Started again it begins anew, whatever checkpoints there are. */
  readonly startsAnew?: (settings: RunSettings) => boolean
  /** A dataset of its own stands in for the asker's. */
  readonly standInData?: true
}

/** What a launcher starts; `notes` stand in its file's header. */
export type LaunchedTrainer = {
  readonly install: string
  readonly command: string
  readonly files: readonly ExportFile[]
  readonly startsAnew: boolean
  readonly notes: readonly string[]
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

/** The switches of PEFT that make a variant of LoRA; null: PEFT makes it in another way, which no file of ours writes. */
const peftSwitches: Readonly<Record<AdapterId, Readonly<Record<string, true>> | null>> = {
  lora: {},
  rslora: { use_rslora: true },
  dora: { use_dora: true },
}

/** The switches of the plan's adapter, for tools that hand them to PEFT; `prefix`: before their names. */
export const adapterSwitches = ({ adapter }: RunSettings, prefix = ''): Readonly<Record<string, true>> => {
  const switches = adapter === null ? {} : (peftSwitches[adapter.kind] ?? {})
  return Object.fromEntries(Object.keys(switches).map((name) => [`${prefix}${name}`, true as const]))
}

/** Of the tools that train the adapters that PEFT has a switch for, or `written` alone. */
export const unwrittenAdapter = ({ adapter }: RunSettings, written?: readonly AdapterId[]): Refusal => [
  adapter !== null && !(written?.includes(adapter.kind) ?? peftSwitches[adapter.kind] !== null),
  `train ${adapter?.kind ?? ''} adapters`,
]

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
  method === 'full' && isQuantizedBase(weights),
  'train a quantized model in full',
]

/** Whether the run trains on images, which the tool's file for text does not. */
export const imagesAsText = ({ images }: RunSettings): Refusal => [images, 'train on images by this file']

/** Of the tools that count whole passes over the data, where nobody said how many steps a part of one takes. */
export const partOfEpoch = ({ epochs }: RunSettings): Refusal => [
  epochs !== null && !Number.isInteger(epochs),
  `end after ${epochs ?? ''} epochs, as it counts whole ones: say how many examples there are, and they become steps`,
]

/** A base model on conversations: its tokenizer brings no template for them. Null where it needs none. */
export const missingTemplate = ({ task, chatTemplate }: RunSettings) =>
  task === 'sft' ? (chatTemplate?.base ?? null) : null

/** Of the tools that take a template from an instruct model of the same tokenizer, where there is none. */
export const noInstructTemplate = (settings: RunSettings): Refusal => [
  missingTemplate(settings)?.instruct === null,
  'train a base model on conversations without a chat template for it',
]

/** Where the machines of a run meet. */
export const meetingPort = 29_500

/** How torchrun's processes find each other: on one machine by themselves, on several at the first one. */
export const torchrunMachines = ({ nodes }: RunSettings): string =>
  nodes > 1 ? `--nnodes=${nodes} --rdzv_backend=c10d --rdzv_endpoint="$MASTER_ADDR:${meetingPort}"` : '--standalone'

/** The same as variables of a command, for tools that start torchrun themselves; nothing on one machine. */
export const machineVariables = ({ nodes }: RunSettings): string =>
  nodes > 1 ? `NNODES=${nodes} NODE_RANK="$NODE_RANK" MASTER_ADDR="$MASTER_ADDR" MASTER_PORT=${meetingPort} ` : ''

/** Names of attention kernels in transformers. */
export function attentionName({ attention }: RunSettings): string {
  if (attention === 'flash3' || attention === 'flash4') return 'flash_attention_3'
  return { eager: 'eager', sdpa: 'sdpa', flash2: 'flash_attention_2' }[attention]
}
