/** Keys of configurations that would move the estimate, and do not: each with what is estimated instead. */

type UnestimatedKeys = {
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
  {
    pattern:
      /^(?:save_steps|saves_per_epoch|save_strategy|save_checkpoint_every_epoch|save_every_epoch|save_best_only)$/,
    why: 'checkpoints are counted by steps or hours, else every hour',
  },
  {
    pattern: /^(?:save_total_limit|keep_latest_k|max_(?:actor_)?ckpt_to_keep|save_top_k|keep_last_n_checkpoints)$/,
    why: 'the two newest checkpoints are counted on disk',
  },
  { pattern: /^gradient_accumulation_steps$/, why: 'accumulation is chosen for each plan', isMinor: true },
  {
    pattern: /^(?:evals_per_epoch|eval_steps|eval_strategy|evaluation_strategy|do_eval)$/,
    why: 'evaluation comes on top',
    isMinor: true,
  },
]
