/** A plan for LLaMA-Factory. Fields and rules: test/export/schemas/llama-factory.json. */
import { isQuantizedBase } from '../catalog/training-method.ts'
import { deepspeedFile } from './deepspeed-settings.ts'
import { dataFile, hashComment, headerLines, modelOf } from './export-file.ts'
import {
  adapterSwitches,
  blockScaledCompute,
  type Exporter,
  firstReason,
  huggingFaceOptimizer,
  imagesAsText,
  machineVariables,
  quantizedInFull,
  targetModules,
  unknownOptimizer,
  unwrittenAdapter,
} from './exporter.ts'
import { trainerLength } from './length-settings.ts'
import type { RunSettings } from './run-settings.ts'
import { yamlText } from './yaml-text.ts'

const configName = (settings: RunSettings): string => `${settings.name}.yaml`

function command(settings: RunSettings): string {
  return `FORCE_TORCHRUN=1 NPROC_PER_NODE=${settings.gpusPerNode} ${machineVariables(settings)}llamafactory-cli train ${configName(settings)}`
}

const stages: Readonly<Record<string, { readonly stage: string; readonly loss?: string }>> = {
  sft: { stage: 'sft' },
  pretrain: { stage: 'pt' },
  reward: { stage: 'rm' },
  dpo: { stage: 'dpo', loss: 'sigmoid' },
  orpo: { stage: 'dpo', loss: 'orpo' },
  simpo: { stage: 'dpo', loss: 'simpo' },
  kto: { stage: 'kto' },
}

function unsupported(settings: RunSettings) {
  const { layout, task, weights } = settings
  return firstReason([
    [!(task in stages), `train with ${task.toUpperCase()} without a reward model of its own`],
    imagesAsText(settings),
    [layout.tp > 1 || layout.pp > 1 || layout.cp > 1 || layout.ep > 1, 'split a model but by sharding'],
    blockScaledCompute(settings),
    quantizedInFull(settings),
    [settings.compute === 'fp8' && isQuantizedBase(weights), 'compute in FP8 on a quantized model'],
    [settings.optimizer === 'galore' && layout.sharding !== 'none', 'shard with GaLore'],
    unknownOptimizer(settings),
    unwrittenAdapter(settings),
  ])
}

function attention({ attention: kernel }: RunSettings): string {
  if (kernel === 'eager') return 'disabled'
  if (kernel === 'sdpa') return 'sdpa'
  return kernel === 'flash2' ? 'fa2' : 'fa3'
}

/** Left out, the tokenizer's own serves; a base model has none. */
const templateOf = ({ chatTemplate }: RunSettings): string | undefined =>
  chatTemplate?.llamaFactory ?? (chatTemplate?.base === undefined ? undefined : 'default')

/** Elsewhere it looks for the last checkpoint of its folder itself. */
const startsAnew = ({ task }: RunSettings): boolean => task === 'reward'

export const llamaFactory: Exporter = {
  unsupported,
  command,
  startsAnew,
  files: (settings) => {
    const { adapter, weights, task } = settings
    const { stage = 'sft', loss } = stages[task] ?? {}
    const deepspeed = deepspeedFile(settings)
    const modules = adapter === null ? null : targetModules(adapter.targets)
    const isSupervised = task === 'sft' || task === 'pretrain'
    const header = headerLines(settings, 'LLaMA-Factory', command(settings), { startsAnew: startsAnew(settings) })
    const config = yamlText(hashComment(header), {
      model_name_or_path: modelOf(settings),
      stage,
      ...(loss === undefined ? {} : { pref_loss: loss }),
      do_train: true,
      finetuning_type: adapter === null ? 'full' : 'lora',
      ...(adapter === null
        ? {}
        : { lora_rank: adapter.rank, lora_alpha: adapter.alpha, lora_target: modules?.join(',') ?? 'all' }),
      ...adapterSwitches(settings),
      ...(weights === 'nf4' ? { quantization_bit: 4, quantization_type: 'nf4' } : {}),
      ...(weights === 'int8' ? { quantization_bit: 8 } : {}),
      dataset_dir: '.',
      dataset: 'train',
      template: templateOf(settings),
      cutoff_len: settings.sequenceLength,
      ...(task === 'sft' ? { neat_packing: settings.packed } : {}),
      ...(isSupervised ? { packing: settings.packed } : {}),
      flash_attn: attention(settings),
      enable_liger_kernel: settings.fusedLoss && isSupervised,
      per_device_train_batch_size: settings.microBatch,
      gradient_accumulation_steps: settings.accumulation,
      ...trainerLength(settings),
      learning_rate: settings.learningRate,
      lr_scheduler_type: 'cosine',
      optim: huggingFaceOptimizer(settings, 'adamw_torch'),
      ...(settings.compute === 'fp16' ? { fp16: true } : { bf16: true }),
      ...(settings.compute === 'fp8' ? { fp8: true } : {}),
      disable_gradient_checkpointing: settings.recomputation === 'none',
      ...(deepspeed === null ? {} : { deepspeed: deepspeed.name }),
      logging_steps: 1,
      report_to: 'none',
      output_dir: `outputs/${settings.name}`,
    })
    return [
      { name: configName(settings), content: config },
      { name: 'dataset_info.json', content: datasetInfo(settings) },
      ...(deepspeed === null ? [] : [deepspeed]),
    ]
  },
}

/** LLaMA-Factory finds data by name in this file. */
function datasetInfo({ task }: RunSettings): string {
  const ranking = { ranking: true, columns: { prompt: 'prompt', chosen: 'chosen', rejected: 'rejected' } }
  // Single answers, each of them wanted or not.
  const labelled = { columns: { prompt: 'prompt', response: 'completion', kto_tag: 'label' } }
  const shape =
    task === 'pretrain'
      ? { columns: { prompt: 'text' } }
      : task === 'sft'
        ? { formatting: 'sharegpt', columns: { messages: 'messages' }, tags: openAiTags }
        : task === 'kto'
          ? labelled
          : ranking
  return `${JSON.stringify({ train: { file_name: dataFile, ...shape } }, null, 2)}\n`
}

const openAiTags = { role_tag: 'role', content_tag: 'content', user_tag: 'user', assistant_tag: 'assistant' }
