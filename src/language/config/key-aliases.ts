/** The keys of Axolotl, TRL, Accelerate, DeepSpeed, LLaMA-Factory, Unsloth and torchtune files, by what they say. */

import { noEffectPrefixes } from './no-effect-keys.ts'

/** The first of a list that a file has counts. A name with a point is a whole path, one without it any last key. */
export const keyAliases = {
  model: [
    'base_model',
    'model_name_or_path',
    'base_model_name_or_path',
    'model.pretrained_model_name_or_path',
    'pretrained_model_name_or_path',
    'model_name',
    'model_id',
    'model_path',
    'model.path',
    'model.partial_pretrain',
    'model.hf_assets_path',
    'model',
  ],
  component: ['model._component_'],
  checkpoint: ['checkpointer.checkpoint_dir', 'checkpoint_dir'],
  adapter: ['adapter', 'finetuning_type', 'tuner_type', 'peft_type', 'peft_method'],
  peft: ['use_peft', 'use_lora'],
  in4bit: ['load_in_4bit', 'bnb_4bit', 'quantize_base', 'use_4bit'],
  in8bit: ['load_in_8bit', 'use_8bit'],
  bits: ['quantization_bit', 'quant_bits', 'bits'],
  rank: ['lora_r', 'lora_rank', 'lora_dim', 'peft.dim', 'r'],
  linear: ['lora_target_linear'],
  targets: ['lora_target_modules', 'lora_target', 'target_modules', 'lora_modules'],
  mlp: ['apply_lora_to_mlp'],
  attention: ['lora_attn_modules'],
  sequence: [
    'sequence_len',
    'cutoff_len',
    'max_seq_length',
    'max_seq_len',
    'max_length',
    'model_max_length',
    'block_size',
    'seq_length',
    'seq_len',
  ],
  batch: [
    'micro_batch_size',
    'per_device_train_batch_size',
    'per_gpu_train_batch_size',
    'train_micro_batch_size_per_gpu',
    'step_scheduler.local_batch_size',
    'training.local_batch_size',
    'micro_batch_size_per_gpu',
    'actor.ppo_micro_batch_size_per_gpu',
    'batch_size',
  ],
  globalBatch: ['global_batch_size', 'train_batch_size'],
  accumulation: ['gradient_accumulation_steps'],
  epochs: ['num_epochs', 'num_train_epochs', 'epochs', 'total_epochs'],
  steps: ['max_steps', 'max_train_steps', 'total_training_steps', 'training.steps'],
  stepsPerEpoch: ['max_steps_per_epoch'],
  examples: ['max_samples', 'max_train_samples'],
  dataset: ['dataset'],
  packing: ['sample_packing', 'neat_packing', 'packing', 'packed', 'packed_sequence.packed_sequence_size'],
  padding: ['pad_to_sequence_len', 'pad_to_max_length'],
  checkpointing: [
    'gradient_checkpointing',
    'enable_gradient_checkpointing',
    'enable_activation_checkpointing',
    'activation_checkpointing',
    'activation_checkpoint.mode',
    'use_gradient_checkpointing',
  ],
  noCheckpointing: ['disable_gradient_checkpointing'],
  flash: [
    'flash_attention',
    'flash_attn',
    'attn_implementation',
    'use_flash_attention_2',
    'use_flash_attention',
    'attention',
    'attn_impl',
  ],
  liger: [
    'enable_liger_kernel',
    'use_liger_kernel',
    'use_liger',
    'liger_fused_linear_cross_entropy',
    'liger_rms_norm',
    'liger_glu_activation',
    'liger_rope',
  ],
  unsloth: ['use_unsloth'],
  compile: ['compile', 'torch_compile'],
  dtype: ['torch_dtype', 'dtype', 'model_dtype'],
  bf16: ['bf16', 'pure_bf16', 'bfloat16'],
  fp16: ['fp16', 'float16'],
  precision: ['mixed_precision'],
  processes: ['num_processes', 'world_size', 'n_gpus', 'num_gpus', 'gpus'],
  perMachine: ['nproc_per_node', 'gpus_per_node', 'n_gpus_per_node', 'nproc-per-node', 'ngpu'],
  machines: ['num_machines', 'nnodes', 'num_nodes', 'nodes'],
  accelerators: ['resources.accelerators', 'resources.gpu'],
  gpuNames: ['resources.gpu.name'],
  gpuCounts: ['resources.gpu.count'],
  spot: ['resources.use_spot', 'spot_policy'],
  clouds: ['resources.infra', 'resources.cloud', 'backends'],
  deepspeed: ['deepspeed', 'deepspeed_config', 'deepspeed_config_file'],
  zeroStage: ['zero_stage', 'zero_optimization.stage'],
  fsdp: [
    'fsdp_config.fsdp_sharding_strategy',
    'fsdp_sharding_strategy',
    'fsdp',
    'fsdp_version',
    'distributed_type',
    'distributed.strategy',
    'engine.strategy',
    'actor.strategy',
  ],
  /** GPUs that share one copy of the model. */
  shardGroup: ['fsdp_size'],
  shardDegree: ['data_parallel_shard_degree', 'dp_shard_size', 'parallelism_config_dp_shard_size'],
  offloadParams: [
    'fsdp_offload_params',
    'offload_params',
    'enable_cpu_offload',
    'engine.param_offload',
    'actor.fsdp_config.param_offload',
    'fsdp_cpu_offload',
    'offload_param_device',
    'zero_optimization.offload_param.device',
  ],
  offloadOptimizer: [
    'engine.optimizer_offload',
    'actor.fsdp_config.optimizer_offload',
    'offload_optimizer_device',
    'zero_optimization.offload_optimizer.device',
  ],
  objective: [
    'rl',
    'rlhf_type',
    'pref_loss',
    'stage',
    'trainer_type',
    'algorithm.adv_estimator',
    'loss_type',
    'rl_algorithm',
  ],
  optimizer: ['optim', 'optimizer_type', 'optimizer.type', 'optimizer._component_', 'optimizer', 'optimizer_name'],
  cachedReference: ['precompute_ref_log_probs'],
  noReference: ['reference_free'],
  klLoss: ['use_kl_loss', 'use_kl_in_reward'],
  dora: ['use_dora', 'peft_use_dora'],
  rslora: ['use_rslora', 'peft_use_rslora'],
  fp8: ['fp8', 'enable_fp8', 'fp8_recipe', 'enable_fp8_training'],
  tp: [
    'tensor_parallel_size',
    'tensor_model_parallel_size',
    'tensor_parallel_degree',
    'tensor_parallel_dim',
    'distributed.tp_size',
    'parallelism_config_tp_size',
  ],
  pp: ['pipeline_parallel_size', 'pipeline_model_parallel_size', 'pipeline_parallel_degree', 'distributed.pp_size'],
  cp: [
    'context_parallel_size',
    'context_parallel_degree',
    'sequence_parallel_degree',
    'ulysses_sequence_parallel_size',
    'distributed.cp_size',
    'parallelism_config_cp_size',
  ],
  ep: ['expert_parallel_size', 'expert_model_parallel_size', 'expert_parallel_degree', 'distributed.ep_size'],
  samples: ['num_generations', 'rollout.n', 'rollout_n', 'group_size', 'n_samples_per_prompt', 'num_return_sequences'],
  promptLength: ['max_prompt_length', 'prompt_max_len'],
  responseLength: [
    'max_completion_length',
    'max_response_length',
    'max_new_tokens',
    'response_length',
    'generate_max_len',
  ],
  trainPrompts: ['data.train_batch_size'],
  archLayers: ['num_hidden_layers', 'n_layer'],
  archHidden: ['hidden_size', 'n_embd', 'd_model'],
  archHeads: ['num_attention_heads', 'n_head'],
  archKvHeads: ['num_key_value_heads'],
  archHeadDim: ['head_dim'],
  archFfn: ['intermediate_size', 'ffn_dim', 'n_inner'],
  archVocab: ['vocab_size'],
  archExperts: ['num_experts', 'num_local_experts', 'n_routed_experts'],
  archExpertsPerToken: ['num_experts_per_tok', 'num_experts_per_token', 'moe_topk'],
  archExpertFfn: ['moe_intermediate_size', 'expert_intermediate_size'],
  archSharedExperts: ['n_shared_experts', 'num_shared_experts'],
  archDenseLayers: ['first_k_dense_replace'],
  archTied: ['tie_word_embeddings'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type CanonicalKey = keyof typeof keyAliases

export type UnestimatedKeys = {
  readonly pattern: RegExp
  /** What is estimated instead. */
  readonly why: string
  /** By so little that it is not worth a sentence. */
  readonly isMinor?: true
}

/** Keys that would move the estimate, were they estimated. */
export const unestimatedKeys: readonly UnestimatedKeys[] = [
  {
    pattern: /^(?:lora_modules_to_save|modules_to_save|additional_target|apply_lora_to_output|unfrozen_parameters)$/,
    why: 'whole matrices trained beside the adapter take more memory',
  },
  {
    pattern:
      /^(?:use_galore|use_badam|use_apollo|use_mod|relora_steps|relora|pissa_init|use_adam_mini|freeze_trainable_layers|use_llama_pro)$/,
    why: 'the plain method is estimated',
  },
  {
    pattern: /^(?:enable_activation_offloading|activation_offloading|offload_activations)$/,
    why: 'activations are estimated on the GPU',
  },
  { pattern: /^gradient_accumulation_steps$/, why: 'accumulation is chosen for each plan', isMinor: true },
  {
    pattern: /^(?:evals_per_epoch|eval_steps|eval_strategy|evaluation_strategy|do_eval)$/,
    why: 'evaluation comes on top',
    isMinor: true,
  },
]

const knownKeys: ReadonlySet<string> = new Set(Object.values(keyAliases).flat())

/** `key` says nothing about hours, memory or dollars, or nothing that another key has not said. */
export const isNoEffectKey = (key: string): boolean =>
  knownKeys.has(key) || noEffectPrefixes.some((start) => key.startsWith(start))
