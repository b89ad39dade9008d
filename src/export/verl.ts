/** A plan as overrides of verl. Fields and rules: test/export/schemas/verl.json. */
import { isQuantizedBase } from '../catalog/training-method.ts'
import { hashComment, headerLines, modelOf } from './export-file.ts'
import {
  type Exporter,
  firstReason,
  imagesAsText,
  missingTemplate,
  noInstructTemplate,
  partOfEpoch,
  torchrunMachines,
  unwrittenAdapter,
} from './exporter.ts'
import { verlRewards } from './rewards.ts'
import type { RunSettings } from './run-settings.ts'
import { shellScript } from './shell-script.ts'

const scriptName = (settings: RunSettings): string => `${settings.name}.sh`
const command = (settings: RunSettings): string => `bash ${scriptName(settings)}`

const estimators: Readonly<Record<string, string>> = { grpo: 'grpo', rloo: 'rloo', ppo: 'gae' }

function unsupported(settings: RunSettings) {
  const { task, layout, weights, compute, optimizer } = settings
  return firstReason([
    [!(task in estimators) && task !== 'sft', `train with ${task.toUpperCase()}`],
    imagesAsText(settings),
    noInstructTemplate(settings),
    partOfEpoch(settings),
    [isQuantizedBase(weights), 'train on a quantized base'],
    [layout.tp > 1 || layout.pp > 1 || layout.cp > 1 || layout.ep > 1, 'split a model outside its Megatron engine'],
    [compute !== 'bf16', `compute in ${compute}`],
    [optimizer !== null && optimizer !== 'adamw', `use the optimizer ${optimizer}`],
    unwrittenAdapter(settings, ['lora']),
  ])
}

/** FSDP over groups of one GPU: each holds all of the model. */
const copies = ({ layout, gpuCount }: RunSettings, section: string): Readonly<Record<string, number>> =>
  layout.sharding === 'none' && gpuCount > 1 ? { [`${section}.fsdp_size`]: 1 } : {}

function supervised(settings: RunSettings): string {
  const { adapter, offload } = settings
  const instruct = missingTemplate(settings)?.instruct ?? null
  const launch = `torchrun ${torchrunMachines(settings)} --nproc_per_node=${settings.gpusPerNode} -m verl.trainer.sft_trainer`
  return shellScript(
    hashComment(headerLines(settings, 'verl', command(settings))),
    launch,
    {
      'data.train_files': 'train.parquet',
      'data.messages_key': 'messages',
      'data.train_batch_size': settings.globalBatch,
      'data.micro_batch_size_per_gpu': settings.microBatch,
      'data.use_dynamic_bsz': false,
      'data.max_length': settings.sequenceLength,
      'data.truncation': 'right',
      'model.path': modelOf(settings),
      ...(instruct === null ? {} : { 'model.tokenizer_path': instruct }),
      'model.lora_rank': adapter?.rank ?? 0,
      ...(adapter === null
        ? {}
        : {
            'model.lora_alpha': adapter.alpha,
            'model.target_modules': adapter.targets === 'attn' ? '[q_proj,k_proj,v_proj,o_proj]' : 'all-linear',
          }),
      'model.enable_gradient_checkpointing': settings.recomputation !== 'none',
      'model.use_liger': settings.fusedLoss,
      engine: 'fsdp',
      'engine.strategy': 'fsdp2',
      ...copies(settings, 'engine'),
      'engine.model_dtype': adapter === null ? 'fp32' : 'bf16',
      'engine.param_offload': offload === 'params',
      'engine.optimizer_offload': offload !== 'none',
      'optim.lr': settings.learningRate,
      'optim.lr_scheduler_type': 'cosine',
      'optim.lr_warmup_steps': settings.warmupSteps,
      'trainer.n_gpus_per_node': settings.gpusPerNode,
      'trainer.nnodes': settings.nodes,
      ...(settings.epochs === null
        ? { 'trainer.total_training_steps': settings.steps }
        : { 'trainer.total_epochs': settings.epochs }),
      'trainer.save_freq': settings.saveSteps,
      'trainer.max_ckpt_to_keep': settings.keptCheckpoints,
      'trainer.default_local_dir': `outputs/${settings.name}`,
    },
    'assignments',
  )
}

/** Over several machines it runs on a Ray cluster: the first holds it and trains, the others join until it ends. */
function cluster({ nodes, gpuCount }: RunSettings): readonly string[] {
  if (nodes === 1) return []
  const gpus = `python3 -c 'import ray; ray.init(); print(int(ray.cluster_resources().get("GPU", 0)))' | tail -n 1`
  return [
    'if [ "$NODE_RANK" != 0 ]; then',
    '  until ray status --address="$MASTER_ADDR:6379" >/dev/null 2>&1; do sleep 5; done',
    '  ray start --address="$MASTER_ADDR:6379" --block || true',
    '  exit 0',
    'fi',
    'ray start --head --port=6379',
    "trap 'ray stop' EXIT",
    'export RAY_ADDRESS="$MASTER_ADDR:6379"',
    `until [ "$(${gpus})" -ge ${gpuCount} ]; do sleep 5; done`,
  ]
}

function reinforced(settings: RunSettings): string {
  const { adapter, rollout, task, offload } = settings
  if (rollout === null) throw new Error(`${task} without a rollout`)
  const actor = 'actor_rollout_ref.actor'
  return shellScript(
    hashComment(headerLines(settings, 'verl', command(settings))),
    'python3 -m verl.trainer.main_ppo',
    {
      'algorithm.adv_estimator': estimators[task] ?? task,
      'data.train_files': 'train.parquet',
      'data.val_files': 'val.parquet',
      'data.train_batch_size': rollout.promptsPerStep,
      'data.max_prompt_length': rollout.promptTokens,
      'data.max_response_length': rollout.cap,
      'actor_rollout_ref.model.path': modelOf(settings),
      'actor_rollout_ref.model.lora_rank': adapter?.rank ?? 0,
      ...(adapter === null ? {} : { 'actor_rollout_ref.model.lora_alpha': adapter.alpha }),
      'actor_rollout_ref.model.enable_gradient_checkpointing': settings.recomputation !== 'none',
      [`${actor}.strategy`]: 'fsdp2',
      ...copies(settings, `${actor}.fsdp_config`),
      [`${actor}.optim.lr`]: settings.learningRate,
      [`${actor}.ppo_mini_batch_size`]: rollout.promptsPerStep,
      [`${actor}.ppo_micro_batch_size_per_gpu`]: settings.microBatch,
      [`${actor}.fsdp_config.param_offload`]: offload === 'params',
      [`${actor}.fsdp_config.optimizer_offload`]: offload !== 'none',
      'actor_rollout_ref.rollout.name': 'vllm',
      'actor_rollout_ref.rollout.n': rollout.samplesPerPrompt,
      'actor_rollout_ref.rollout.load_format': 'safetensors',
      'actor_rollout_ref.rollout.tensor_model_parallel_size': 1,
      'actor_rollout_ref.rollout.log_prob_micro_batch_size_per_gpu': settings.microBatch,
      'actor_rollout_ref.ref.log_prob_micro_batch_size_per_gpu': settings.microBatch,
      'trainer.n_gpus_per_node': settings.gpusPerNode,
      'trainer.nnodes': settings.nodes,
      'trainer.total_training_steps': settings.steps,
      'trainer.save_freq': settings.saveSteps,
      'trainer.max_actor_ckpt_to_keep': settings.keptCheckpoints,
      ...(settings.task === 'ppo' ? { 'trainer.max_critic_ckpt_to_keep': settings.keptCheckpoints } : {}),
      'trainer.default_local_dir': `outputs/${settings.name}`,
      'reward.custom_reward_function.path': verlRewards.name,
    },
    'assignments',
    cluster(settings),
  )
}

export const verl: Exporter = {
  unsupported,
  command,
  isScript: true,
  files: (settings) => [
    { name: scriptName(settings), content: settings.task === 'sft' ? supervised(settings) : reinforced(settings) },
    ...(settings.task === 'sft' ? [] : [verlRewards]),
  ],
}
