/** What an exported run needs to start and to go on: its machines, a chat template, a reward, kept checkpoints. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ExportTarget, trainerNames } from '../../src/catalog/export-target.ts'
import { exportedRun } from './exported-run.ts'

function textOf(job: string, target: ExportTarget): string {
  const run = exportedRun(job, target)
  if (run === null) throw new Error(`no plan: ${job}`)
  return 'problem' in run ? run.problem.message : run.files.map(({ content }) => content).join('\n')
}

it.each([
  ['llama 3.1 70b full 400M tokens on 32 h100', trainerNames],
  ['qwen2.5 7b grpo lora 5k prompts 1024 response 8 samples on 16 h100', ['verl', 'trl', 'ms-swift']],
] as const)('%s: each machine is told its rank or where all meet', (job, targets) => {
  for (const target of targets) {
    const text = textOf(job, target)
    expect(`${target}: ${text}`).toMatch(/cannot|rdzv_endpoint|\$\{?NODE_RANK/)
    expect(`${target}: ${text}`).not.toMatch(/--standalone|machine_rank: 0/)
  }
})

describe('conversations', () => {
  it.each([
    ['llama 3.1 8b lora 50M tokens on 8 h100', 'axolotl', 'chat_template: tokenizer_default_fallback_llama3'],
    ['llama 3.1 8b lora 50M tokens on 8 h100', 'trl', 'chat_template_path: meta-llama/Llama-3.1-8B-Instruct'],
    ['llama 3.1 8b lora 50M tokens on 1 h100', 'unsloth', '"meta-llama/Llama-3.1-8B-Instruct").chat_template'],
    [
      'llama 3.1 8b lora 50M tokens on 8 h100',
      'nemo',
      'tokenizer:\n    pretrained_model_name_or_path: meta-llama/Llama-3.1',
    ],
    ['llama 3.3 70b lora 50M tokens on 8 h100', 'llama-factory', 'template: llama3'],
    ['phi-2 lora 50M tokens on 1 h100', 'trl', 'TRL cannot train a base model on conversations'],
  ] as const)('%s as %s', (job, target, said) => {
    expect(textOf(job, target)).toContain(said)
  })

  it('a model that brings its template keeps it, and plain text takes none', () => {
    expect(textOf('llama 3.3 70b lora 50M tokens on 8 h100', 'trl')).not.toContain('chat_template')
    expect(textOf('llama 3.1 8b pretrain 1B tokens full on 8 h100', 'axolotl')).not.toContain('chat_template')
  })

  it.each(['axolotl', 'trl', 'llama-factory', 'unsloth', 'nemo', 'verl'] as const)('%s refuses images', (target) => {
    expect(textOf('qwen2.5 vl 7b lora 10k images on 1 h100', target)).toContain('cannot train on images by this file')
    expect(textOf('qwen2.5 vl 7b lora 10k images on 1 h100', 'ms-swift')).toContain('swift sft')
  })
})

it.each(['trl', 'axolotl', 'ms-swift', 'verl'] as const)('%s brings the reward that its file names', (target) => {
  const text = textOf('qwen2.5 7b grpo lora 5k prompts 1024 response 8 samples on 8 h100', target)
  expect(text).toMatch(/- rewards\.score|reward_funcs score|custom_reward_function\.path=rewards\.py/)
  expect(text).toMatch(/^def (?:score|compute_score)\(/m)
  expect(text).toContain('sequences of 1,280 tokens')
})

it('a run on spot goes on from what outlives its machine, or says that it does not', () => {
  const spot = (target: ExportTarget) => textOf('llama 3.1 8b lora 50M tokens spot on azure', target)
  expect(spot('unsloth')).toContain('resume_from_checkpoint=any(')
  expect(spot('ms-swift')).toContain('--resume_from_checkpoint "$LAST"')
  expect(spot('axolotl')).toContain('auto_resume_from_checkpoints: true')
  expect(spot('trl')).toContain('starts from the beginning when its machine is taken')
  expect(spot('skypilot')).toMatch(/\/outputs:\n {4}name: replace-with-your-bucket[^]*ln -sfnT \/outputs outputs/)
  expect(spot('dstack')).toMatch(/path: \/outputs[^]*ln -sfnT \/outputs outputs/)
})

it('what is installed has the attention and the vLLM that files name', () => {
  const { tools } = JSON.parse(readFileSync('data/export/tools.json', 'utf8'))
  for (const name of ['axolotl', 'trl', 'llama-factory', 'ms-swift', 'verl']) {
    expect(`${name}: ${tools[name].install}`).toMatch(/flash-attn|kernels/)
  }
  for (const name of ['axolotl', 'trl', 'ms-swift']) expect(`${name}: ${tools[name].rolloutInstall}`).toContain('vllm')
})

it('launchers bring the data that the script reads, and run a trainer that reads it', () => {
  const job = 'llama 3.1 8b full 200M tokens on 8 h100 with torchtitan'
  expect(textOf(job, 'skypilot')).toMatch(/The estimate is of torchtitan[^]*axolotl train/)
  const rollouts = textOf('qwen2.5 7b grpo lora 5k prompts 1024 response 8 samples on 8 h100 with verl', 'dstack')
  expect(rollouts).toContain('- train.parquet')
  expect(rollouts).not.toContain('train.jsonl')
  expect(rollouts).toContain('verl[vllm]')
})
