/** Configurations of TRL and verl for preferences and reinforcement, and a model's own config.json. */
import { expect, test } from 'vitest'
import { readConfig, scenarioOfConfig } from '../../../src/language/config/trainer-config.ts'
import { today, vocabulary } from '../fixtures.ts'

function specOf(config: string, words: string) {
  const read = scenarioOfConfig(readConfig([config], words, vocabulary, today))
  return 'scenario' in read ? read.scenario.spec : read.problem.message
}

test('DPO in TRL', () => {
  const config =
    'model_name_or_path: Qwen/Qwen2.5-7B-Instruct\ntrainer_type: dpo\nbeta: 0.1\nper_device_train_batch_size: 2\nmax_length: 1024\noptim: paged_adamw_8bit\nuse_peft: true\nlora_r: 32\nuse_dora: true\nbf16: true\n'
  expect(specOf(config, '20k pairs')).toMatchObject({
    task: 'dpo',
    method: 'lora',
    adapter: 'dora',
    optimizer: 'paged-adamw',
    loraRank: 32,
    tokens: 20_480_000,
  })
})
test('GRPO in TRL: the samples of all steps over those of a prompt are prompts', () => {
  const config =
    'args = GRPOConfig(num_generations=8, max_prompt_length=512, max_completion_length=1024, per_device_train_batch_size=8, gradient_accumulation_steps=4, max_steps=500, bf16=True)\ntrainer = GRPOTrainer(model="Qwen/Qwen2.5-7B-Instruct", args=args)'
  expect(specOf(config, '8 gpus')).toMatchObject({
    task: 'grpo',
    samplesPerPrompt: 8,
    prompts: (500 * 8 * 4 * 8) / 8,
    tokens: 500 * 8 * 4 * 8 * 1536,
  })
})
test('GRPO in verl: the split of the rollout engine is no layout', () => {
  const config =
    'python3 -m verl.trainer.main_ppo algorithm.adv_estimator=grpo data.train_batch_size=1024 data.max_prompt_length=512 data.max_response_length=1024 actor_rollout_ref.model.path=Qwen/Qwen3-8B actor_rollout_ref.rollout.tensor_model_parallel_size=2 actor_rollout_ref.rollout.n=5 trainer.n_gpus_per_node=8 trainer.nnodes=1 trainer.total_training_steps=100'
  expect(specOf(config, '')).toMatchObject({
    model: 'qwen3-8b',
    task: 'grpo',
    tp: null,
    gpuCount: 8,
    samplesPerPrompt: 5,
    prompts: 102_400,
  })
})
test('PPO in OpenRLHF: engines and models that do not share the actor’s GPUs have their own', () => {
  const command = (rest: string) =>
    `python3 -m openrlhf.cli.train_ppo_ray --pretrain meta-llama/Meta-Llama-3-8B --actor_num_nodes 1 --actor_num_gpus_per_node 4 --critic_num_gpus_per_node 4 --vllm_num_engines 4 --vllm_tensor_parallel_size 2 --micro_train_batch_size 8 --rollout_batch_size 1024 --n_samples_per_prompt 2 --prompt_max_len 512 --generate_max_len 1024 --max_samples 20000 --zero_stage 3 --bf16 --adam_offload ${rest}`
  const asked = {
    model: 'llama-3-8b',
    task: 'ppo',
    method: 'full',
    samplesPerPrompt: 2,
    prompts: 20_000,
    sharding: 'zero3',
    offload: 'optimizer',
    stack: 'openrlhf',
  }
  expect(specOf(command('--gradient_checkpointing'), '')).toMatchObject({ ...asked, gpuCount: 16 })
  expect(specOf(command('--colocate_all_models --advantage_estimator group_norm'), '')).toMatchObject({
    ...asked,
    task: 'grpo',
    gpuCount: 4,
  })
})
const architecture = {
  hidden_size: 4096,
  num_hidden_layers: 36,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  head_dim: 128,
  intermediate_size: 12_288,
  vocab_size: 151_936,
  tie_word_embeddings: false,
}
test('a config.json with the dimensions of a catalog model is that model', () => {
  expect(specOf(JSON.stringify(architecture), 'lora, 100M tokens')).toMatchObject({ model: 'qwen3-8b', method: 'lora' })
})
test('one of nobody here is a model of those dimensions, and no method is read out of it', () => {
  const config = JSON.stringify({ ...architecture, num_hidden_layers: 40, intermediate_size: 11_008 })
  const spec = specOf(config, '100M tokens')
  expect(spec).toMatchObject({ model: null, method: null, shape: { layers: 40, hidden: 4096, ffn: 11_008 } })
  expect(typeof spec === 'string' ? 0 : (spec.params ?? 0) / 1e9).toBeCloseTo(8.3, 0)
})
