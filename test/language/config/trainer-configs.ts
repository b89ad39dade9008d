/** Configurations as people keep them, one a trainer; written for these tests. */

export const axolotl = `
base_model: NousResearch/Meta-Llama-3.1-8B
load_in_8bit: true
load_in_4bit: false
datasets:
  - path: our/support-tickets
    type: alpaca
val_set_size: 0.02
output_dir: ./out
sequence_len: 4096
sample_packing: true
adapter: lora
lora_r: 32
lora_alpha: 64
lora_target_linear: true
lora_modules_to_save: [embed_tokens, lm_head]
gradient_accumulation_steps: 4
micro_batch_size: 2
num_epochs: 3
optimizer: adamw_bnb_8bit
learning_rate: 2e-4
bf16: auto
tf32: no
gradient_checkpointing: true
flash_attention: true
liger_rms_norm: true
warmup_ratio: 0.1
evals_per_epoch: 4
special_tokens:
  pad_token: <|end_of_text|>
our_own_switch: 7
`

export const axolotlQlora = `
base_model: someone/llama-3-70b-fp16
load_in_4bit: true
adapter: qlora
sequence_len: 1024
sample_packing: false
pad_to_sequence_len: true
lora_r: 8
lora_target_modules:
lora_target_linear: true
micro_batch_size: 1
gradient_accumulation_steps: 8
max_steps: 200
num_epochs: 4
bf16: auto
fsdp:
  - full_shard
  - auto_wrap
fsdp_config:
  fsdp_offload_params: true
  fsdp_sharding_strategy: FULL_SHARD
`

export const llamaFactory = `
### model
model_name_or_path: Qwen/Qwen2.5-7B-Instruct
quantization_bit: 4
quantization_method: bitsandbytes  # the 4-bit kind
### method
stage: sft
do_train: true
finetuning_type: lora
lora_rank: 16
lora_target: q_proj,v_proj
### dataset
dataset: tickets,faq
template: qwen
cutoff_len: 2048
max_samples: 5000
### train
per_device_train_batch_size: 1
gradient_accumulation_steps: 8
num_train_epochs: 2.0
bf16: true
ddp_timeout: 180000000
`

export const llamaFactoryFull = `
model_name_or_path: meta-llama/Meta-Llama-3-8B-Instruct
stage: dpo
pref_beta: 0.1
finetuning_type: full
deepspeed: examples/deepspeed/ds_z3_offload_config.json
cutoff_len: 1024
per_device_train_batch_size: 1
num_train_epochs: 3.0
bf16: true
`

export const torchtune = `
model:
  _component_: torchtune.models.llama3_1.lora_llama3_1_70b
  lora_attn_modules: ['q_proj', 'v_proj']
  apply_lora_to_mlp: False
  lora_rank: 16
tokenizer:
  _component_: torchtune.models.llama3.llama3_tokenizer
  path: /tmp/Llama-3.1-70B/original/tokenizer.model
  max_seq_len: 8192
checkpointer:
  _component_: torchtune.training.FullModelHFCheckpointer
  checkpoint_dir: /tmp/Llama-3.1-70B/
  checkpoint_files: {filename_format: 'model-{}-of-{}.safetensors', max_filename: "00030"}
dataset:
  _component_: torchtune.datasets.alpaca_dataset
  packed: True
batch_size: 2
optimizer:
  _component_: torch.optim.AdamW
  fused: True
epochs: 2
max_steps_per_epoch: 100
gradient_accumulation_steps: 4
compile: False
dtype: bf16
enable_activation_checkpointing: True
output_dir: /tmp/out
metric_logger:
  _component_: torchtune.training.metric_logging.DiskLogger
  log_dir: \${output_dir}/logs
`

export const trl = `
model_name_or_path: mistralai/Mixtral-8x22B-v0.1
torch_dtype: bfloat16
attn_implementation: flash_attention_2
load_in_4bit: true
use_peft: true
lora_r: 16
lora_target_modules:
- q_proj
- w1
chat_template: "{% for message in messages %}{{ '<|user|>\\n' + message['content'] }}{% endfor %}"
max_length: 2048
packing: true
max_steps: -1
num_train_epochs: 3
per_device_train_batch_size: 1
gradient_checkpointing: true
use_liger_kernel: true
save_strategy: "no"
`

export const accelerate = `
compute_environment: LOCAL_MACHINE
distributed_type: FSDP
downcast_bf16: 'no'
fsdp_config:
  fsdp_offload_params: true
  fsdp_sharding_strategy: FULL_SHARD
mixed_precision: bf16
num_machines: 2
num_processes: 16
use_cpu: false
`

export const python = `
from trl import SFTConfig, SFTTrainer
model = AutoModelForCausalLM.from_pretrained("meta-llama/Llama-3.1-8B")
training_args = SFTConfig(
    output_dir="out",
    per_device_train_batch_size=4,
    gradient_accumulation_steps=4,
    max_steps=500,
    max_length=2048,
    packing=True, learning_rate=2e-4, bf16=True,
    gradient_checkpointing=True,
)
peft_config = LoraConfig(r=16, lora_alpha=32, target_modules=["q_proj", "v_proj"], task_type="CAUSAL_LM")
`

export const flags = `accelerate launch --num_processes 8 trl/scripts/sft.py \\
  --model_name_or_path Qwen/Qwen2.5-7B --dataset_name our/data --packing --use_peft --load_in_4bit \\
  --per_device_train_batch_size 2 --gradient_accumulation_steps 8 --max_steps 1000 --max_length 4096 --lora_r=32`

export const deepspeed = `{"train_micro_batch_size_per_gpu": 2, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu"}},
  "bf16": {"enabled": true}}`
