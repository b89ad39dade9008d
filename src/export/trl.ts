/** A plan for TRL's command line: its settings and Accelerate's. Fields and rules: test/export/schemas/trl.json. */
import { deepspeedStage } from './deepspeed-settings.ts'
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
  noInstructTemplate,
  quantizedInFull,
  targetModules,
  unknownOptimizer,
  unwrittenAdapter,
} from './exporter.ts'
import { trainerLength } from './length-settings.ts'
import { trlRewards } from './rewards.ts'
import type { RunSettings } from './run-settings.ts'
import { type YamlValue, yamlText } from './yaml-text.ts'

const configName = (settings: RunSettings): string => `${settings.name}.yaml`
const accelerateName = 'accelerate.yaml'

/** Subcommands of `trl`, by task. ORPO, SimPO and PPO live in its experimental part, which has no command. */
const subcommands: Readonly<Record<string, string>> = {
  sft: 'sft',
  pretrain: 'sft',
  dpo: 'dpo',
  kto: 'kto',
  reward: 'reward',
  grpo: 'grpo',
  rloo: 'rloo',
}

/** What differs between the machines of a run stands beside the configuration that they share. */
function command(settings: RunSettings): string {
  const run = `trl ${subcommands[settings.task] ?? 'sft'} --config ${configName(settings)} --accelerate_config ${accelerateName}`
  return settings.nodes > 1
    ? `${run} --machine_rank "$NODE_RANK" --main_process_ip "$MASTER_ADDR" --main_process_port ${meetingPort}`
    : run
}

function unsupported(settings: RunSettings) {
  const { layout, task } = settings
  return firstReason([
    [!(task in subcommands), `train with ${task.toUpperCase()} from its command line`],
    imagesAsText(settings),
    noInstructTemplate(settings),
    [layout.pp > 1, 'split a model into pipeline stages'],
    [layout.ep > 1, 'split experts over GPUs'],
    blockScaledCompute(settings),
    quantizedInFull(settings),
    unknownOptimizer(settings),
    unwrittenAdapter(settings),
  ])
}

function adapter(run: RunSettings): Readonly<Record<string, YamlValue>> {
  const { adapter: settings, weights } = run
  if (settings === null) return { use_peft: false }
  return {
    use_peft: true,
    ...(weights === 'nf4' ? { load_in_4bit: true, bnb_4bit_quant_type: 'nf4' } : {}),
    ...(weights === 'int8' ? { load_in_8bit: true } : {}),
    lora_r: settings.rank,
    lora_alpha: settings.alpha,
    lora_dropout: 0,
    lora_target_modules: targetModules(settings.targets) ?? ['all-linear'],
    ...adapterSwitches(run),
  }
}

function lengths(settings: RunSettings): Readonly<Record<string, YamlValue>> {
  const { task, sequenceLength, packed, rollout } = settings
  if (rollout !== null) {
    return {
      num_generations: rollout.samplesPerPrompt,
      max_completion_length: rollout.cap,
      use_vllm: true,
      vllm_mode: 'colocate',
      reward_funcs: ['rewards.score'],
    }
  }
  const instruct = missingTemplate(settings)?.instruct ?? null
  return {
    max_length: sequenceLength,
    ...(instruct === null ? {} : { chat_template_path: instruct }),
    ...(task === 'sft' || task === 'pretrain' ? { packing: packed } : {}),
  }
}

/** Full training keeps fp32 weights where the software does; everything else loads bf16. */
function storedType({ compute, weights, masterWeights }: RunSettings): string {
  if (weights === 'fp32' || masterWeights) return 'float32'
  return compute === 'fp16' ? 'float16' : 'bfloat16'
}

function accelerate(settings: RunSettings): Readonly<Record<string, YamlValue>> {
  const { gpuCount, nodes, compute, layout, offload } = settings
  // FSDP offloads what it shards; over one GPU, or with the optimizer alone, DeepSpeed does it.
  const isDeepspeed =
    (layout.sharding !== 'none' && layout.sharding !== 'fsdp') ||
    offload === 'optimizer' ||
    (offload === 'params' && layout.sharding === 'none' && layout.tp === 1 && layout.cp === 1)
  const isFsdp = !isDeepspeed && (layout.sharding === 'fsdp' || layout.tp > 1 || layout.cp > 1)
  const stage = deepspeedStage(settings)
  const kind = isDeepspeed ? 'DEEPSPEED' : isFsdp ? 'FSDP' : gpuCount > 1 ? 'MULTI_GPU' : 'NO'
  return {
    compute_environment: 'LOCAL_MACHINE',
    distributed_type: kind,
    mixed_precision: compute === 'fp8' ? 'fp8' : compute === 'fp16' ? 'fp16' : 'bf16',
    num_machines: nodes,
    num_processes: gpuCount,
    ...(nodes > 1 ? {} : { machine_rank: 0 }),
    rdzv_backend: 'static',
    same_network: true,
    main_training_function: 'main',
    use_cpu: false,
    ...(isDeepspeed
      ? {
          deepspeed_config: {
            zero_stage: stage,
            gradient_accumulation_steps: settings.accumulation,
            gradient_clipping: 1,
            offload_optimizer_device: offload === 'none' ? 'none' : 'cpu',
            offload_param_device: offload === 'params' ? 'cpu' : 'none',
            zero3_init_flag: stage === 3,
            zero3_save_16bit_model: stage === 3,
          },
        }
      : {}),
    ...(isFsdp
      ? {
          fsdp_config: {
            fsdp_version: 2,
            fsdp_reshard_after_forward: true,
            fsdp_auto_wrap_policy: 'TRANSFORMER_BASED_WRAP',
            fsdp_offload_params: offload === 'params',
          },
        }
      : {}),
    ...(layout.tp > 1 || layout.cp > 1
      ? {
          parallelism_config: {
            parallelism_config_dp_shard_size: gpuCount / (layout.tp * layout.cp),
            parallelism_config_tp_size: layout.tp,
            parallelism_config_cp_size: layout.cp,
          },
        }
      : {}),
  }
}

export const trl: Exporter = {
  unsupported,
  command,
  // Its scripts never look for a checkpoint.
  startsAnew: () => true,
  files: (settings) => {
    const isSupervised = settings.task === 'sft' || settings.task === 'pretrain'
    const config = yamlText(hashComment(headerLines(settings, 'TRL', command(settings), { startsAnew: true })), {
      model_name_or_path: modelOf(settings),
      dtype: storedType(settings),
      attn_implementation: attentionName(settings),
      datasets: [{ path: 'json', data_files: dataFile, split: 'train' }],
      ...adapter(settings),
      ...lengths(settings),
      per_device_train_batch_size: settings.microBatch,
      gradient_accumulation_steps: settings.accumulation,
      ...trainerLength(settings),
      learning_rate: settings.learningRate,
      lr_scheduler_type: 'cosine',
      optim: huggingFaceOptimizer(settings),
      bf16: settings.compute !== 'fp16',
      ...(settings.compute === 'fp16' ? { fp16: true } : {}),
      gradient_checkpointing: settings.recomputation !== 'none',
      ...(settings.fusedLoss && isSupervised ? { use_liger_kernel: true } : {}),
      ...(settings.compile ? { torch_compile: true } : {}),
      logging_steps: 1,
      report_to: 'none',
      output_dir: `outputs/${settings.name}`,
    })
    const launcher = yamlText('# Accelerate: how the run is laid over the GPUs.', accelerate(settings))
    return [
      { name: configName(settings), content: config },
      { name: accelerateName, content: launcher },
      ...(settings.rollout === null ? [] : [trlRewards]),
    ]
  },
}
