/** A plan as a command of ms-swift. Fields and rules: test/export/schemas/ms-swift.json. */
import { deepspeedFile, deepspeedStage } from './deepspeed-settings.ts'
import { dataFile, type ExportFile, hashComment, headerLines, modelOf } from './export-file.ts'
import {
  adapterSwitches,
  type Exporter,
  firstReason,
  huggingFaceOptimizer,
  machineVariables,
  quantizedInFull,
  targetModules,
  unknownOptimizer,
  unwrittenAdapter,
} from './exporter.ts'
import { trainerLength } from './length-settings.ts'
import { swiftRewards } from './rewards.ts'
import { shellScript } from './shell-script.ts'
import type { RunSettings } from './run-settings.ts'

const scriptName = (settings: RunSettings): string => `${settings.name}.sh`
const command = (settings: RunSettings): string => `bash ${scriptName(settings)}`

const verbs: Readonly<Record<string, { readonly verb: string; readonly kind?: string; readonly task?: string }>> = {
  sft: { verb: 'sft' },
  pretrain: { verb: 'pt' },
  embedding: { verb: 'sft', task: 'embedding' },
  classification: { verb: 'sft', task: 'seq_cls' },
  dpo: { verb: 'rlhf', kind: 'dpo' },
  orpo: { verb: 'rlhf', kind: 'orpo' },
  simpo: { verb: 'rlhf', kind: 'simpo' },
  kto: { verb: 'rlhf', kind: 'kto' },
  reward: { verb: 'rlhf', kind: 'rm' },
  grpo: { verb: 'rlhf', kind: 'grpo' },
  ppo: { verb: 'rlhf', kind: 'ppo' },
  distill: { verb: 'rlhf', kind: 'gkd' },
}

function unsupported(settings: RunSettings) {
  const { layout, task } = settings
  return firstReason([
    [!(task in verbs), `train with ${task.toUpperCase()}`],
    [layout.tp > 1 || layout.pp > 1 || layout.cp > 1 || layout.ep > 1, 'split a model outside its Megatron commands'],
    [settings.compute !== 'bf16' && settings.compute !== 'fp16', `compute in ${settings.compute} outside Megatron`],
    quantizedInFull(settings),
    unknownOptimizer(settings),
    unwrittenAdapter(settings),
  ])
}

function quantization({ weights }: RunSettings): Readonly<Record<string, string | number | boolean>> {
  if (weights === 'nf4') return { quant_method: 'bnb', quant_bits: 4, bnb_4bit_quant_type: 'nf4' }
  return weights === 'int8' ? { quant_method: 'bnb', quant_bits: 8 } : {}
}

/** Its own settings of stage 3 offload the weights with the optimizer, or neither: the optimizer alone takes a file. */
function offloadFile(settings: RunSettings): ExportFile | null {
  return settings.offload === 'optimizer' && deepspeedStage(settings) === 3 ? deepspeedFile(settings) : null
}

function deepspeedName(settings: RunSettings): Readonly<Record<string, string>> {
  const stage = deepspeedStage(settings)
  if (stage === 0) return {}
  const own = `zero${stage}${settings.offload === 'none' ? '' : '_offload'}`
  return { deepspeed: offloadFile(settings)?.name ?? own }
}

/** A machine that was taken goes on from the last checkpoint, which ms-swift does not look for itself. */
const resumes = ({ pricing }: RunSettings): boolean => pricing === 'spot'
const lastCheckpoint = ({ name }: RunSettings): string =>
  `LAST="$(find outputs/${name} -maxdepth 1 -name 'checkpoint-*' 2>/dev/null | sort -V | tail -n 1 || true)"`

export const msSwift: Exporter = {
  unsupported,
  command,
  isScript: true,
  files: (settings) => {
    const { adapter, rollout, task } = settings
    const { verb = 'sft', kind, task: taskType } = verbs[task] ?? {}
    const isSupervised = task === 'sft' || task === 'pretrain'
    const kernel = settings.attention === 'sdpa' || settings.attention === 'eager' ? settings.attention : 'flash_attn'
    const content = shellScript(
      hashComment(headerLines(settings, 'ms-swift', command(settings))),
      `NPROC_PER_NODE=${settings.gpusPerNode} ${machineVariables(settings)}swift ${verb}${resumes(settings) ? ' ${LAST:+--resume_from_checkpoint "$LAST"}' : ''}`,
      {
        ...(kind === undefined ? {} : { rlhf_type: kind }),
        ...(taskType === undefined ? {} : { task_type: taskType }),
        model: modelOf(settings),
        use_hf: true,
        tuner_type: adapter === null ? 'full' : 'lora',
        ...(adapter === null
          ? {}
          : {
              lora_rank: adapter.rank,
              lora_alpha: adapter.alpha,
              lora_dropout: 0,
              target_modules: targetModules(adapter.targets)?.join(' ') ?? 'all-linear',
              ...adapterSwitches(settings),
            }),
        ...quantization(settings),
        torch_dtype: settings.masterWeights ? 'float32' : settings.compute === 'fp16' ? 'float16' : 'bfloat16',
        ...(settings.masterWeights ? { bf16: true } : {}),
        attn_impl: kernel,
        dataset: dataFile,
        max_length: settings.sequenceLength,
        ...(isSupervised ? { packing: settings.packed } : {}),
        ...(settings.fusedLoss && isSupervised ? { use_liger_kernel: true } : {}),
        ...(rollout === null
          ? {}
          : {
              num_generations: rollout.samplesPerPrompt,
              max_completion_length: rollout.cap,
              use_vllm: true,
              vllm_mode: 'colocate',
            }),
        ...(task === 'grpo' ? { external_plugins: 'rewards.py', reward_funcs: 'score' } : {}),
        per_device_train_batch_size: settings.microBatch,
        gradient_accumulation_steps: settings.accumulation,
        ...trainerLength(settings),
        learning_rate: settings.learningRate,
        optim: huggingFaceOptimizer(settings),
        gradient_checkpointing: settings.recomputation !== 'none',
        ...deepspeedName(settings),
        logging_steps: 1,
        output_dir: `outputs/${settings.name}`,
        ...(resumes(settings) ? { add_version: false } : {}),
      },
      'flags',
      resumes(settings) ? [lastCheckpoint(settings)] : [],
    )
    const offload = offloadFile(settings)
    return [
      { name: scriptName(settings), content },
      ...(offload === null ? [] : [offload]),
      ...(task === 'grpo' ? [swiftRewards] : []),
    ]
  },
}
