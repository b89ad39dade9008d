/** What memory allows, asked before there is a job: the micro-batch of a model on a card, and why it runs out at a length. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('what memory allows', () => {
  test.each([
    [
      'max batch size for a 7b qlora at 2k on a 24 GB card?',
      /^answer: A micro-batch of about \d+ \(sequences of 2,048 tokens\): QLoRA[^]*are not sure to fit[^]*gradient accumulation/u,
    ],
    [
      'what micro batch can I use for llama 3.1 8b lora at 4096 on one H100',
      /^answer: A micro-batch of about \d+ \(sequences of 4,096/u,
    ],
    [
      'it goes OOM at 16k but is fine at 8k, llama 3.1 8b lora on an a100 40gb. why?',
      /^answer: Weights and optimizer states stay as they are[^]*at 8,192 tokens to[^]*at 16,384[^]*16,384 × 128,256 × 4 bytes = 8\.4 GB[^]*QLoRA/u,
    ],
    [
      'how do I fix out of memory at 8192 for a mistral 7b full finetune on an H100',
      /^answer: [^]*gradient checkpointing[^]*8-bit or paged AdamW: /u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('of a whole job and of none the usual batch is told', () => {
    expect(says('what batch size should we use for 8b lora 50M tokens')).toMatch(/^plan/u)
    expect(says('what batch size should i use?')).toContain('global batch')
  })
})

describe('memory that ran out on a job that is told', () => {
  test.each([
    [
      'out of memory: 8b lora, batch 4, 4096 tokens, one RTX 3090. ideas?',
      /^answer: You need no larger card[^]*RTX 3090[^]*1\. micro-batch 1 with 4 steps of accumulation[^:]*: [\d,.]+ GiB → [\d.]+ GiB[^]*QLoRA/u,
    ],
    [
      'CUDA OOM with a full fine-tune of a 13b on 4x A100 80GB, seq 8192, micro batch 2',
      /4 × A100[^]*8-bit or paged AdamW[^]*sharded over the 4 GPUs/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
    expect(says(text)).not.toMatch(/5090|H200/u)
  })

  test('below a plan it is of the plan and of the cards that are named', () => {
    const answer = lastOf(['13b full 50M tokens seq 4096', 'CUDA out of memory at batch 2 on our 4x A100 80'])
    expect(answer).toMatch(/^answer: .*4 × A100[^]*micro-batch 2, 4,096 tokens/u)
  })

  test('what is only feared is asked of the memory', () => {
    expect(says('will a 7b lora oom on a 24 GB card at batch 4?')).not.toMatch(/In this order/u)
  })
})

test('a job that comes near the memory of its card is told so, with what gives room', () => {
  expect(says('does 14b lora fit on a 40GB A100?')).toMatch(
    /That is tight: [\d.]+ GiB are left .*shorter sequences or QLoRA/u,
  )
  expect(says('14b lora on 1x A100 40GB, 10M tokens')).toMatch(/Memory has little to spare: .*room is had by/u)
  expect(says('8b qlora on an H100, fits?')).not.toMatch(/tight/u)
})

describe('memory that ran out late', () => {
  test('of a run that went well is no question of the card', () => {
    const answer = says('OOM at step 2,400 of a good run: qwen 2.5 14b lora, seq 4096, bs 2, A100 80GB. Need an H200?')
    expect(answer).toMatch(
      /^answer: No bigger card at first: [^]*the longest texts[^]*2 × 4,096 × 152,064 × 4 bytes = 5 GB[^]*A100[^]*In this order/u,
    )
    expect(answer).not.toMatch(/H200/u)
  })

  test('in the evaluation alone is mended there', () => {
    expect(says('CUDA OOM only during evaluation, 8b lora, A100 40GB, seq 2048. what now?')).toMatch(
      /^answer: No bigger card: training fits[^]*per_device_eval_batch_size/u,
    )
  })
})

test('states that do not fit are those of the optimizer: activations are not spoken of', () => {
  const said = lastOf([
    'qwen2.5-14b full fine-tune, FSDP over 2x H100, micro batch 1, seq 2048. Forward and backward work, then CUDA OOM in optimizer.step(). Cheapest way out?',
  ])
  expect(said).toMatch(/8-bit or paged AdamW over a model that is loaded in bf16[^]*220 GiB in all/u)
  expect(said).not.toContain('1. gradient checkpointing')
})

test.each([
  [
    'Move our 48-hour qwen2.5-72b LoRA job to spot? Our script writes a checkpoint only at the very end. Good idea?',
    /No, not as it saves now/u,
  ],
  ['Our 30 h training has no checkpointing, should we use spot?', /No, not as it saves now/u],
  ['Our 30 h training saves every 20 min, should we use spot?', /^(?![^]*not as it saves now)/u],
])('nothing saved before the end is no run for spot: %s', (text, said) => expect(lastOf([text])).toMatch(said))

test('what could not be allocated is no text to train on', () => {
  const answer = says(
    'CUDA out of memory. Tried to allocate 1.96 GiB on a 4090, llama 3 8b lora, seq len 8192, batch 2. Rent something bigger?',
  )
  expect(answer).toMatch(/You need no larger card/u)
  expect(answer).not.toMatch(/489M|counted as/u)
})

test.each<[plan: string, text: string, answer: RegExp]>([
  [
    'llama 70b full 100M tokens',
    'Why do we need that many GPUs, the weights are only 140 GB?',
    /^answer: Training takes more than the weights: .* 16 bytes each \(2 weights, .*\), 1\.1 TB .* GiB gradients, .* optimizer states.* With LoRA, bf16 it is /u,
  ],
  [
    'deepseek v3 lora 20k examples',
    'why so much iron for just a lora?',
    /^answer: All experts lie in memory, .* 1\.3 TB of weights.* With QLoRA, 4-bit it is /u,
  ],
  [
    'llama 8b full 100M tokens',
    'how come a tiny 8b needs all these gpus',
    /^answer: The plan is one GPU, .*Training takes more/u,
  ],
  // Fewer hold it: memory is not the reason.
  [
    'llama 70b 2B tokens',
    'why so many gpus, the weights are only 140 GB',
    /^answer: The plan takes 8 for speed: .* The fewest: /u,
  ],
  ['llama 70b 2B tokens by friday', 'why 16 gpus?', /^answer: It does not take 16/u],
])('under “%s”, “%s” is told with what lies in memory', (plan, text, answer) => {
  expect(lastOf([plan, text])).toMatch(answer)
})
