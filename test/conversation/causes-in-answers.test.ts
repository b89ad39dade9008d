/** Questions below a plan whose answer names the cause, or the one thing that matters most, with the plan's own figures. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const onCard = 'gemma 7b lora 12k examples 800 tokens on a100'
const full = 'llama 3.1 8b full fine tune 100M tokens'
const large = 'llama 70b full fine tune 500M tokens'
const sampled = 'llama 3.1 8b grpo 5k prompts 8 samples each'
const legal = 'qwen 72b qlora 8k legal docs 4k tokens'
const distilled = 'deepseek r1 distill 14b lora 30k examples of 3k tokens'
const open = 'llama 13b lora 1 gpu 25M tokens'
const several = 'llama 3.1 70b lora 200M tokens'

describe.each<[plan: string, questions: readonly [asked: string, says: RegExp][]]>([
  [
    onCard,
    [
      [
        'is H100 worth it for this?',
        /^answer: H100 does not pay here unless somebody waits .*: \$[\d.]+ \(\d+%\) more to save \d+ min, \$[\d.]+ for each hour saved\. The plan is 1 × A100/u,
      ],
      ['isn’t an H100 overkill?', /^answer: H100 does not pay here/u],
      ['do we really need an H100?', /^answer: No, /u],
    ],
  ],
  // Its software holds the moments in 8 bits by itself.
  [
    full,
    [['how much memory does the optimizer take here', /^answer: The optimizer states take 48 GB: 6 bytes .* 8 bits/u]],
  ],
  [
    large,
    [
      [
        'why do we need so many GPUs?',
        /^answer: Memory: 4 GPUs do not hold it: the weights alone are 141 GB, with gradients and the optimizer states of the plan 1\.1 TB \(16 bytes a parameter\)/u,
      ],
    ],
  ],
  [
    'qwen3 32b full finetune 300M tokens',
    [['why 8 gpus', /^answer: .* The fewest: 1 × .* leaner states, 6 bytes a parameter \(197 GB\) instead of the 16/u]],
  ],
  [
    'llama 3.1 8b lora 32k context 2k docs',
    [
      [
        'why is memory so high for an 8b?',
        /one sequence of 32,768 tokens: .* at 2,048 they would be about 16 times less/u,
      ],
    ],
  ],
  [
    'qwen3 30b a3b lora 50M tokens',
    [
      [
        'does the MoE make it cheaper than a dense 30b?',
        /^answer: Yes, in hours and so in money, not in memory: a dense 30\.5B .* 3 to 4\.6 times the training hours/u,
      ],
      ['is it counted with all experts?', /^answer: (?!Yes, in hours)/u],
    ],
  ],
  [
    'mixtral 8x7b lora 50M tokens',
    [['why so much memory if only 2 experts are active', /picks its own few in every layer.* \(2\d GB of weights/u]],
  ],
  [
    sampled,
    [
      [
        'why is this so much more than plain sft',
        /^answer: 5,000 prompts × 8 answers are 40,000 sequences of 1,024 tokens.* reads 5,000 examples once/u,
      ],
      ['what’s the biggest uncertainty here?', /^answer: The length of the answers: 8 a prompt of 1,024 tokens/u],
      ['how much of the time is generation?', /^answer: (?!5,000 prompts)/u],
    ],
  ],
  [
    several,
    [
      ['what is the biggest risk here?', /^answer: The biggest risk is memory: .* Then time, and with it money: /u],
      [
        'how much do we save with spot and whats the risk?',
        /^answer: Spot saves .* The risk: the machine may be taken/u,
      ],
      ['what does spot save, and what are the risks?', /^answer: Spot saves .* The risk: the machine may be taken/u],
      ['how long does it take and what are the risks?', /The biggest risk is memory/u],
    ],
  ],
  [
    'llama 8b qlora 10k examples cheap as possible',
    [
      [
        'what’s the catch with the cheapest option?',
        /^answer: The biggest risk is time, .*; 1 × .* takes \d+ min for \$/u,
      ],
    ],
  ],
  [
    legal,
    [
      ['what if the docs are longer than 4k?', /^answer: With 64M tokens, sequence length 8,192, on /u],
      ['what if docs are 3k tokens', /^answer: With 24M tokens, on /u],
    ],
  ],
  [
    distilled,
    [
      ['what if examples are more like 6k tokens', /^answer: With 180M tokens, sequence length 8,192, on /u],
      ['what if some examples are 12k tokens?', /^(?!answer: With 360M)/u],
      ['what if the run is longer than 4 hours?', /^(?!answer: With \d+M tokens)/u],
    ],
  ],
  [
    open,
    [
      [
        'how much faster is it with 2 gpus?',
        /^answer: \d+ min shorter: .* on 2 × H100 SXM .* instead of 1 × H100 SXM/u,
      ],
      ['is it cheaper on 4 gpus?', /^answer: No, .* on 4 × H100 SXM/u],
      ['how much faster is it on 2 A100?', /A100/u],
    ],
  ],
])('below “%s”', (plan, questions) => {
  test.each(questions)('%s', (asked, says) => {
    expect(lastOf([plan, asked])).toMatch(says)
  })
})
