/** Choices that questions weigh or doubt: ways of preferences, methods, models by age, where vLLM runs, settings to start with. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const dpo = '8b dpo 30k pairs avg 900 tokens, lora'
const grpo = 'qwen3 8b grpo 5k prompts, 8 samples each, 1xH100'
const continued = 'continued pretraining llama 3.1 8b 3B tokens, 8xA100'
const passes = 'qwen3 14b 40k examples avg 900 tokens 2 epochs lora'

describe.each<[plan: string, questions: readonly [asked: string, says: RegExp][]]>([
  [
    dpo,
    [
      ['would orpo or simpo be cheaper than dpo for this', /^answer: Both are cheaper than DPO.*ORPO \$\S+.*SimPO \$/u],
      ['orpo, kto or simpo, which is fastest?', /^answer: None is faster than DPO: .*KTO/u],
      ['why is dpo double the price of sft', /^answer: Because each pair is two sequences.*against \$\S+ .* for SFT/u],
      ['how come this takes so much longer than plain tuning?', /^answer: Because each pair is two sequences/u],
      ['lr and batch size to begin with?', /^answer: Start with a learning rate of \S+ and 32 sequences/u],
    ],
  ],
  [
    grpo,
    [
      ['is vllm running on the same card in your numbers?', /^answer: Yes: .* take turns on the one GPU .* GiB of/u],
      ['does vllm share the card with training', /^answer: Yes: .* take turns/u],
      ['do we need a second gpu for vllm', /^answer: No: no cards of their own/u],
      ['does sglang need its own card', /^answer: No: no cards of their own/u],
    ],
  ],
  [
    continued,
    [
      [
        'full or lora for continued pretraining, why did you take this one',
        /^answer: Because continued pretraining trains every parameter.*LoRA would take/u,
      ],
      ['why full finetuning and not lora', /^answer: Because continued pretraining .*LoRA would take/u],
    ],
  ],
  [
    'qwen 2.5 32b 120M tokens qlora',
    [
      ['why qlora here', /^answer: Because it was asked for: QLoRA\. It is not needed for memory: LoRA in bf16 fits/u],
      ['why 4 bit at all', /^answer: Because it was asked for: QLoRA/u],
      ['is qlora needed for this', /^answer: No: LoRA in bf16 fits too/u],
    ],
  ],
  ['70b 50M tokens qlora, 1xA100', [['do we need qlora', /^answer: Yes: LoRA in bf16 does not fit/u]]],
  ['8b 10M tokens', [['why lora', /^answer: Because it came out best/u]]],
  [
    'mixtral 8x7b 200M tokens lora',
    [
      [
        'would qwen 14b dense do the job for less?',
        /^answer: \$\d+ less\. .*Likely yes: Qwen3 14B is newer by 16 months/u,
      ],
      [
        'only ~13b active, so why do we pay memory for all 47b',
        /^answer: All 46\.7B parameters lie in memory .*picks its few experts anew/u,
      ],
    ],
  ],
  [
    'llama 3.1 405b 50M tokens qlora',
    [
      ['would 70b be good enough, and how much cheaper is it?', /^answer: \$\d+ less\. .*For a narrow task/u],
      ['would 70b do instead of 405b', /^answer: For a narrow task/u],
      ['fsdp or deepspeed for this? never used either', /^answer: Take FSDP: it is part of PyTorch/u],
    ],
  ],
  [
    '1.3b pretraining 26B tokens',
    [
      ['is 26B tokens even enough for 1.3b', /^answer: Yes: by the rule of Chinchilla/u],
      ['isn’t 26B a bit little for that size', /^answer: By the rule of Chinchilla/u],
    ],
  ],
  [
    'llama 3.2 3b 40M tokens full finetune',
    [
      ['what batch size and lr should i start with', /^answer: Start with a learning rate of 1e-5 and 128/u],
      ['good lr and batch?', /^answer: Start with a learning rate of 1e-5 and 128/u],
    ],
  ],
  [
    passes,
    [
      ['is a third epoch worth the money', /^answer: Mostly worth trying at that price.*\$\S+ and/u],
      ['worth doing 4 epochs?', /^answer: Hardly: .*4 passes would cost \$/u],
    ],
  ],
  [
    '70b 500M tokens lora, 4xH100',
    [
      ['any measured runs like this?', /^answer: No: .*nearest that were measured: .* tok\/s \(\d+% similar, github/u],
      [
        'what did people really pay for a run like this, any measured ones?',
        /^answer: What others paid is not on record.* tok\/s/u,
      ],
    ],
  ],
  [
    'mistral 7b 100M tokens full finetune',
    [['does 8bit adam let us drop to one gpu', /^answer: The plan is one GPU already, and with 8-bit Adam/u]],
  ],
  [
    'llama 3.1 70b 1B tokens lora, eu only, max $1500',
    [
      [
        'which of these are really in the eu and which just have an eu sales office lol',
        /^answer: By the seat of the company .*With a seat elsewhere.*AWS \(United States\)/u,
      ],
    ],
  ],
  [
    '3b 500M tokens full finetune, under 24h',
    [['why isnt one gpu enough for a 3b', /^answer: One GPU is enough: .* with a batch of \d+, .*:/u]],
  ],
])('below “%s”', (plan, questions) => {
  test.each(questions)('“%s”', (asked, says) => {
    expect(lastOf([plan, asked])).toMatch(says)
  })
})
