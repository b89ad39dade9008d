/** Keys of configurations that change neither hours nor memory nor dollars. */

const wordList = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Beginnings of keys without any bearing on hours, memory or dollars. */
export const noEffectPrefixes = wordList(`
  _component_ wandb hub push_to_hub save logging log report run_name output overwrite project entity plot_loss disable_tqdm debug
  metric steps_per_print wall_clock profile with_ record_ num_cycles wait_ active_
  tokenizer special_tokens pad_token eos_token bos_token unk_token chat_template template prefix suffix system_prompt roles role
  message_ content field columns dataset data test_ val_ validation eval split streaming preprocessing num_proc shuffle seed
  train_on train_dataset do_ remove_unused label neftune assistant_only completion_only max_prompt_length group_by_length skip_ text_column
  learning_rate lr warmup num_warmup weight_decay adam_ torch_adam betas eps max_grad_norm max_norm clip_ gradient_clip min_lr
  early_stopping load_best greater_is_better loss packing_strategy padding_free average_tokens
  lora_alpha lora_dropout lora_bias lora_model_dir lora_fan lora_on_cpu lora_mlp_kernel lora_qkv_kernel lora_o_kernel alpha
  beta rl_beta pref_beta kl_ clip_range cliprange temperature top_p top_k reward reference ref_ critic rollout actor algorithm gpu_memory_utilization
  use_vllm vllm precompute_ref dp_shard fp8_backend
  rms_norm layer_norm rope hidden_act initializer attention_ sliding max_window max_position architectures transformers_version auto_map num_nextn
  use_sliding pretraining_tp mlp_ router norm_topk output_router decoder_sparse shared_expert scoring topk moe_ quantization_config ep_size seq_aux
  aux_loss layer_types text_config vision_config image_ video_ vision_ audio_ q_lora_rank kv_lora_rank qk_ v_head_dim n_group routed_scaling
  dropout bias task_type init_lora inference_mode fan_in layers_to_transform loftq random_state rslora
  trust_remote_code strict local_rank resume recipe_checkpoint checkpoint_files filename max_filename model_type model_revision
  revision is_ plugins tf32 use_reentrant gradient_checkpointing_kwargs use_cache attn_kwargs low_cpu low_bit
  fsdp_ auto_wrap transformer_layer state_dict sync_module cpu_ram limit_all reshard use_orig backward_prefetch
  compute_environment downcast machine_rank main_ rdzv same_network tpu_ use_cpu dynamo ddp zero3_ deepspeed_multinode
  allgather reduce_ overlap contiguous sub_group stage3_ round_robin loss_scale initial_scale hysteresis min_loss total_num
  enabled device pin_memory ratio cpu cuda quantization_method quantization_type bnb_4bit_ double_quantization use_double fused
  workdir disk file_mounts setup commands envs autostop max_hourly_cost max_price max_duration retry python nvcc run
  stage type path name config id weight mode kwargs format accelerator_config custom_sharded ignore_
`)
