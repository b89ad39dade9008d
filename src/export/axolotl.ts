/** A plan as Axolotl's YAML. Fields and rules: test/export/schemas/axolotl.json. */
import { deepspeedFile } from './deepspeed-settings.ts'
import { dataFile, hashComment, headerLines, modelOf } from './export-file.ts'
import {
  adapterSwitches,
  attentionName,
  blockScaledCompute,
  type Exporter,
  firstReason,
  huggingFaceOptimizer,
  imagesAsText,
  meetingPort,
  missingTemplate,
  quantizedInFull,
  targetModules,
  unknownOptimizer,
  unwrittenAdapter,
} from './exporter.ts'
import { axolotlLength } from './length-settings.ts'
import { trlRewards } from './rewards.ts'
import type { RunSettings } from './run-settings.ts'
import { type YamlValue, yamlText } from './yaml-text.ts'

const configName = (settings: RunSettings): string => `${settings.name}.yaml`

function command(settings: RunSettings): string {
  const { nodes, gpusPerNode, gpuCount } = settings
  const train = `axolotl train ${configName(settings)}`
  return nodes === 1
    ? `${train} --num-processes ${gpuCount}`
    : `${train} --launcher torchrun -- --nnodes=${nodes} --nproc_per_node=${gpusPerNode} --rdzv_backend=c10d --rdzv_endpoint="$MASTER_ADDR:${meetingPort}"`
}

const preferences = new Set(['dpo', 'orpo', 'kto', 'simpo'])
const tasks = new Set(['sft', 'pretrain', 'reward', 'grpo', ...preferences])

function unsupported(settings: RunSettings) {
  const { layout, task } = settings
  return firstReason([
    [!tasks.has(task), `train with ${task.toUpperCase()}`],
    imagesAsText(settings),
    [layout.pp > 1, 'split a model into pipeline stages'],
    // Its experts are split by a plugin for some models alone, which no file of ours lists.
    [layout.ep > 1, 'split experts over GPUs by this file'],
    blockScaledCompute(settings),
    quantizedInFull(settings),
    unknownOptimizer(settings),
    unwrittenAdapter(settings),
  ])
}

/** Axolotl shards by FSDP2 where the plan is FSDP, and by DeepSpeed otherwise. */
const isFullySharded = ({ layout }: RunSettings): boolean =>
  layout.sharding === 'fsdp' || layout.tp > 1 || layout.cp > 1

function fullSharding({ layout, offload, weights }: RunSettings): Readonly<Record<string, YamlValue>> {
  return {
    fsdp_version: 2,
    fsdp_config: {
      offload_params: offload === 'params',
      // Else each process reads all of the model into host memory; a quantized one hangs by it.
      cpu_ram_efficient_loading: weights !== 'nf4' && weights !== 'int8',
      auto_wrap_policy: 'TRANSFORMER_BASED_WRAP',
      state_dict_type: 'FULL_STATE_DICT',
      reshard_after_forward: true,
    },
    ...(layout.tp > 1 ? { tensor_parallel_size: layout.tp } : {}),
    ...(layout.cp > 1 ? { context_parallel_size: layout.cp } : {}),
  }
}

function adapter(run: RunSettings): Readonly<Record<string, YamlValue>> {
  const { adapter: settings, weights, method } = run
  if (settings === null) return {}
  const modules = targetModules(settings.targets)
  return {
    adapter: method === 'qlora' ? 'qlora' : 'lora',
    ...(weights === 'nf4' ? { load_in_4bit: true } : {}),
    ...(weights === 'int8' ? { load_in_8bit: true } : {}),
    lora_r: settings.rank,
    lora_alpha: settings.alpha,
    lora_dropout: 0,
    ...(modules === null ? { lora_target_linear: true } : { lora_target_modules: modules }),
    ...adapterSwitches(run, 'peft_'),
  }
}

/** The tokenizer's own where it has one: of models that are not known it is looked for as well. */
function template(settings: RunSettings): Readonly<Record<string, YamlValue>> {
  if (settings.task !== 'sft' || (settings.chatTemplate !== null && missingTemplate(settings) === null)) return {}
  return { chat_template: `tokenizer_default_fallback_${missingTemplate(settings)?.axolotl ?? 'chatml'}` }
}

function data(settings: RunSettings): Readonly<Record<string, YamlValue>> {
  const { task, sequenceLength, packed, rollout } = settings
  const lengths = { sequence_len: sequenceLength }
  if (task === 'pretrain') {
    return {
      pretraining_dataset: [{ path: 'json', data_files: dataFile, text_column: 'text', type: 'pretrain' }],
      ...lengths,
      sample_packing: packed,
    }
  }
  const datasets = [{ path: dataFile, ds_type: 'json', type: 'chat_template', field_messages: 'messages' }]
  if (task === 'reward') return { reward_model: true, datasets: [{ path: dataFile, ds_type: 'json' }], ...lengths }
  if (preferences.has(task)) {
    return {
      rl: task,
      ...(task === 'kto' ? { remove_unused_columns: false } : {}),
      datasets: [{ path: dataFile, split: 'train' }],
      ...lengths,
    }
  }
  if (task === 'grpo' && rollout !== null) {
    return {
      rl: 'grpo',
      trl: {
        num_generations: rollout.samplesPerPrompt,
        max_completion_length: rollout.cap,
        use_vllm: true,
        vllm_mode: 'colocate',
        reward_funcs: ['rewards.score'],
      },
      datasets: [{ path: dataFile, split: 'train' }],
      ...lengths,
    }
  }
  return { ...template(settings), datasets, ...lengths, sample_packing: packed, pad_to_sequence_len: packed }
}

const usesLiger = ({ fusedLoss, task }: RunSettings): boolean => fusedLoss && (task === 'sft' || task === 'pretrain')

export const axolotl: Exporter = {
  unsupported,
  command,
  files: (settings) => {
    const { recomputation, layout } = settings
    const isFsdp = layout.sharding === 'fsdp'
    const deepspeed = isFullySharded(settings) ? null : deepspeedFile(settings)
    // FSDP2 refuses bitsandbytes' 8-bit AdamW and takes torchao's.
    const optimizer =
      isFsdp && settings.optimizer === 'adamw-8bit' ? 'adamw_torch_8bit' : huggingFaceOptimizer(settings)
    const config = yamlText(hashComment(headerLines(settings, 'Axolotl', command(settings))), {
      base_model: modelOf(settings),
      ...data(settings),
      ...adapter(settings),
      micro_batch_size: settings.microBatch,
      gradient_accumulation_steps: settings.accumulation,
      ...axolotlLength(settings),
      optimizer,
      learning_rate: settings.learningRate,
      lr_scheduler: 'cosine',
      ...(settings.compute === 'fp16' ? { bf16: false, fp16: true } : { bf16: true }),
      ...(settings.compute === 'fp8' ? { fp8: true } : {}),
      attn_implementation: attentionName(settings),
      gradient_checkpointing: recomputation !== 'none',
      ...(recomputation === 'none' ? {} : { gradient_checkpointing_kwargs: { use_reentrant: false } }),
      ...(settings.compile ? { torch_compile: true } : {}),
      ...(usesLiger(settings)
        ? {
            plugins: ['axolotl.integrations.liger.LigerPlugin'],
            liger_fused_linear_cross_entropy: true,
            liger_rms_norm: true,
            liger_glu_activation: true,
            liger_rope: true,
          }
        : {}),
      ...(isFullySharded(settings) ? fullSharding(settings) : {}),
      ...(deepspeed === null ? {} : { deepspeed: deepspeed.name }),
      logging_steps: 1,
      ...(settings.pricing === 'spot' ? { auto_resume_from_checkpoints: true } : {}),
      output_dir: `outputs/${settings.name}`,
    })
    return [
      { name: configName(settings), content: config },
      ...(deepspeed === null ? [] : [deepspeed]),
      ...(settings.rollout === null ? [] : [trlRewards]),
    ]
  },
}
