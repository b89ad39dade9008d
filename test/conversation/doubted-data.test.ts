/** Amounts that are no data: memory and disks of a machine, other models, machines that are not wanted; and what nobody trains on. */
import { expect, test } from 'vitest'
import { firstAnswer } from './thread-driver.ts'

test.each<[text: string, says: RegExp, not: RegExp]>([
  [
    'full finetuning of a 70B on one 8xH100 node with zero-3 cpu offload, the node has 1.5TB ram. possible?',
    /full fine-tuning of a 70B model.*“1\.5TB ram” holds them/su,
    /years|\$\d/u,
  ],
  [
    'full finetune of qwen 32b on 4x A100 80GB, cpu offload, host has 1 TB of memory. does it fit?',
    /“1 TB of memory” holds them/u,
    /of text|\$\d/u,
  ],
  ['can a box with 512 GB of system memory and 2x4090 do qlora of a 32b?', /QLoRA of a 32B model fits/u, /years/u],
  ['full fine-tune an 8B on 1x A100 80GB with 20TB local ssd, does that fit?', /fits/u, /of text|years/u],
  [
    'we want to LoRA an 8B and later maybe a 70B. which gpu?',
    /8B.*70B.*100M tokens each, as nothing is said of data/su,
    /70B tokens/u,
  ],
  ['LoRA on a 14B, perhaps also the 32B. cost on L40S?', /14B.*32B.*100M tokens each/su, /32B tokens/u],
  ['pretrain a 1B on 20B, 8xH100', /1B model on 20B tokens/u, /nothing is said of data/u],
  ['llama 3.1 8b 2B', /on 2B tokens/u, /nothing is said of data/u],
  [
    '20 customers and each wants its own LoRA, 8B, 5M tokens per customer. 20 trainings, price?',
    /20 runs cost about \$\d+(?:\.\d\d)? in all.*8B model on 5M tokens/su,
    /times as many|100M/u,
  ],
  ['how can I train 8B LoRA on 50M tokens without 8 GPUs?', /at most 7 are taken/u, /8 ×/u],
  ['how do I serve 8B loras of 40 customers without 40 GPUs? training: 8B lora 5M tokens', /8B model/u, /40 ×/u],
  [
    'LoRA llama 3.1 8B on 900 GB of text on one 4090',
    /“900 GB” would be .*B tokens of data, far more than is fine-tuned on .*memory or a disk/su,
    /Assumed/u,
  ],
  ['fine-tune 8B 70B on H100s', /“70B” would be 70B tokens of data.*another model/su, /Assumed/u],
  ['fine-tune 70B on 400B tokens', /on 400B tokens/u, /would be/u],
  ['continued pretraining of 8B on 2TB of text, 64 H100', /pretraining, bf16/u, /would be/u],
])('%s', (text, says, not) => {
  const answer = firstAnswer(text)
  expect(answer).toMatch(says)
  expect(answer).not.toMatch(not)
})
