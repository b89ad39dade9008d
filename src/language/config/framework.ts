/** Which trainer a configuration is for, and the stack that its runs are estimated as. */
import type { ConfigEntry } from './config-entry.ts'

export type Framework = 'axolotl' | 'trl' | 'llama-factory' | 'torchtune' | 'unsloth' | 'verl' | 'openrlhf' | 'ms-swift'

/** As their makers write them. */
export const frameworkNames: Readonly<Record<Framework, string>> = {
  axolotl: 'Axolotl',
  trl: 'TRL',
  'llama-factory': 'LLaMA-Factory',
  torchtune: 'torchtune',
  unsloth: 'Unsloth',
  verl: 'verl',
  openrlhf: 'OpenRLHF',
  'ms-swift': 'ms-swift',
}

/** Keys that tell a trainer from those below it in the list; most are shared with the Hugging Face trainer. */
const frameworkKeys: readonly (readonly [Framework, ReadonlySet<string>])[] = [
  [
    'openrlhf',
    new Set([
      'micro_train_batch_size',
      'micro_rollout_batch_size',
      'packing_samples',
      'adam_offload',
      'vllm_num_engines',
    ]),
  ],
  [
    'llama-factory',
    new Set(['finetuning_type', 'cutoff_len', 'quantization_bit', 'lora_target', 'enable_liger_kernel']),
  ],
  ['axolotl', new Set(['base_model', 'micro_batch_size', 'sequence_len', 'sample_packing', 'lora_target_linear'])],
  [
    'trl',
    new Set([
      'model_name_or_path',
      'per_device_train_batch_size',
      'num_train_epochs',
      'use_peft',
      'max_seq_length',
      'use_liger_kernel',
      'lora_r',
    ]),
  ],
]

/** null: only a launcher's file, or nothing that tells. `text` is what was pasted. */
export function frameworkOf(entries: readonly ConfigEntry[], text: string): Framework | null {
  if (entries.some(({ value }) => typeof value === 'string' && value.startsWith('torchtune.'))) return 'torchtune'
  if (/\bFastLanguageModel\b|\bfrom unsloth\b/.test(text)) return 'unsloth'
  if (entries.some(({ path }) => /^(?:actor_rollout_ref|algorithm\.adv_estimator)/.test(path))) return 'verl'
  if (/\bopenrlhf\.cli\b/.test(text)) return 'openrlhf'
  if (/\bswift\s{1,4}(?:sft|rlhf|pt)\b/.test(text)) return 'ms-swift'
  const keys = new Set(entries.map(({ key }) => key))
  return frameworkKeys.find(([, distinctive]) => [...distinctive].some((key) => keys.has(key)))?.[0] ?? null
}

/** Keys that only configurations of trainers have. */
export const trainerKeys: ReadonlySet<string> = new Set([
  ...frameworkKeys.flatMap(([, keys]) => [...keys]),
  'load_in_4bit',
  'load_in_8bit',
  'gradient_accumulation_steps',
  'gradient_checkpointing',
  'num_epochs',
  'adapter',
  'lora_rank',
  'lora_alpha',
  'lora_target_modules',
  'target_modules',
  'enable_activation_checkpointing',
  'flash_attention',
  'num_processes',
  'mixed_precision',
  'fsdp_config',
  'distributed_type',
  'compute_environment',
  'num_machines',
  'deepspeed_config',
  'zero_optimization',
  'train_micro_batch_size_per_gpu',
  'max_steps',
  'max_length',
  'packing',
  'hidden_size',
  'num_hidden_layers',
  'num_attention_heads',
  'num_generations',
  'max_completion_length',
  'max_prompt_length',
  'adv_estimator',
  'train_batch_size',
  'max_response_length',
  'bf16',
  '_component_',
  'learning_rate',
  'lr_scheduler_type',
  'pretrain',
  'rollout_batch_size',
  'zero_stage',
  'max_len',
])
