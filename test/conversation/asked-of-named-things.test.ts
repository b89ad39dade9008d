/** Methods, cards, links, trainers, services and speeds that questions name beside the plan: a verdict first. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

describe.each<[plan: string, questions: readonly [asked: string, says: RegExp][]]>([
  [
    '70b 300M tokens qlora, 2xH100, 72h',
    [
      [
        'why is 2 enough when lora needed 4',
        /^answer: By what each holds of the 70B parameters: QLoRA .*35 GB; LoRA .*140 GB/u,
      ],
      ['how come lora wants 4 cards and this takes 2', /^answer: By what each holds/u],
      ['why does full finetuning need 16', /^answer: By what each holds .* full fine-tuning holds weights, gradients/u],
    ],
  ],
  [
    'gpt-oss 120b 40M tokens qlora, 1xH200',
    [
      [
        'is a 120b with 5b active really trainable on a single card??',
        /^answer: Yes, one GPU is enough: .*GiB of .*all 117B/u,
      ],
      ['how does a 120b fit on a single h200', /^answer: Yes, one GPU is enough/u],
      [
        'predibase or tinker, any cheaper?',
        /^answer: No price of (?:Tinker or Predibase|Predibase or Tinker).*Renting as planned/u,
      ],
    ],
  ],
  [
    'llama 3.1 405b 30M tokens qlora',
    [
      [
        'would the 70b get us 90% of the way for a tenth of the money',
        /^answer: Often, and not for everything.*A model of 70B would take/u,
      ],
      ['does the 70b get us most of the way for a fraction of the cost', /^answer: Often, and not for everything/u],
      ['what would a 70b cost', /^answer: (?!Often)/u],
    ],
  ],
  [
    '7b 60M tokens qlora',
    [
      ['trl or axolotl', /^answer: \S+ .*is cheaper: .*I would take/u],
      ['torchtune or unsloth for this', /^answer: .*I would take/u],
      ['axolotl or trl, does the price change', /^answer: .*I would take/u],
    ],
  ],
  [
    'mixtral 8x22b 150M tokens lora, 8xH200',
    [
      ['deepspeed or fsdp for this one', /^answer: Take FSDP/u],
      ['zero-3 or fsdp here', /^answer: Take FSDP/u],
      ['deepspeed zero3 vs fsdp which one', /^answer: Take FSDP/u],
      ['fsdp or zero2', /^answer: As planned: /u],
    ],
  ],
  [
    '13b 70M tokens lora, own 2x3090',
    [
      ['do i need nvlink between the two 3090s', /^answer: NVLink is not needed/u],
      ['should i buy an nvlink bridge for the pair', /^answer: NVLink is not needed/u],
    ],
  ],
  [
    'qwen 14b 300M tokens full finetune fp8 8xH200',
    [
      ['is fp8 risky for the loss', /^answer: Hardly any risk, .*computes in FP8 already(?!.*The gain)/u],
      ['how much faster than bf16 did you assume', /^answer: \S+ \S+ shorter: .* with bf16/u],
    ],
  ],
  [
    'llama 3.3 70b 1.5B tokens full finetune, 16xH100',
    [
      [
        'how much do we lose if we go lora instead, quality wise',
        /^answer: At 1\.5B tokens full fine-tuning is likely the better/u,
      ],
    ],
  ],
  [
    'mistral 7b 15k support tickets avg 350 tokens 2 epochs',
    [
      ['is 15k even enough or should we label more', /^answer: 15,000 examples are enough/u],
      ['should we label more or is 15k fine', /^answer: 15,000 examples are enough/u],
      ['do we need to label another 5k', /^answer: 5,000 more make 20,000 instead of 15,000/u],
    ],
  ],
  [
    'gemma 3 27b 60M tokens qlora',
    [
      ['4bit on a 27b, will we notice it in polish texts', /^answer: Perhaps a little more, .*\(recalled\)/u],
      ['does 4bit make french output worse', /^answer: Perhaps a little more/u],
    ],
  ],
  [
    'pretrain 1.3b from scratch 20B tokens, 8xH100',
    [
      [
        'tokens/s per gpu you assume? we saw about 38k on an h100',
        /^answer: .*more than the 38k tok\/s that you saw.*would take/u,
      ],
      ['what tok/s do you assume? we get 50k per h100', /^answer: .* the 50k tok\/s that you saw/u],
      ['tokens per second per gpu?', /^answer: (?!.*you saw)/u],
    ],
  ],
  [
    'olmo 2 13b 4B tokens full finetune, 8xB200',
    [
      ['are those near-measured runs on b200', /^answer: Yes: \d of the 3 nearest that were measured ran on B200/u],
      ['is the nearest measured run on the same gpu', /^answer: Yes: \d of the 3/u],
    ],
  ],
])('below “%s”', (plan, questions) => {
  test.each(questions)('“%s”', (asked, says) => {
    expect(lastOf([plan, asked])).toMatch(says)
  })
})
