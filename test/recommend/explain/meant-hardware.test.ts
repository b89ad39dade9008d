/** What a bare name of a GPU means, and what an engineer would try before many machines. */
import { expect, test } from 'vitest'
import { firstAnswer } from '../../conversation/thread-driver.ts'

test.each<[text: string, says: RegExp, not: RegExp]>([
  ['34B LoRA on one H100, 40M tokens', /^plan: .*1 × H100 (?:SXM|PCIe)/su, /H100 NVL/u],
  ['34B LoRA on one H100 NVL, 40M tokens', /^plan: .*1 × H100 NVL/su, /of 80 GB/u],
  ['llama 3.1 405b qlora 20M tokens on 8x H100', /^plan: 8 × H100 (?:SXM|PCIe)/u, /H100 NVL/u],
  ['does a qlora of llama 3.1 405b fit on 8 H100?', /^answer: Yes: .*fits on 8 × H100\./u, /It depends on the card/u],
  // What the most frugal software needs, sharded over all sixteen.
  [
    'does LoRA of deepseek v3 fit on 16 H100 SXM?',
    /the least it needs is about (?:9|10)\d(?:\.\d)? GiB a GPU/u,
    /1[1-9]\d GiB a GPU/u,
  ],
  ['does full finetuning of qwen 32b fit on 8 H100?', /fits on 8 × H100\b/u, /It depends on the card/u],
  ['full fine-tune qwen 2.5 72b on 300M tokens, which H200s', /Fewer machines may do: 16 × H200/u, /^$/u],
  [
    'SFT of qwen 14b on 200M tokens, 8xH100',
    /LoRA is assumed, as no method was named: with all weights trained/u,
    /^$/u,
  ],
  ['LoRA of qwen 14b on 200M tokens, 8xH100', /LoRA, bf16/u, /is assumed, as no method/u],
  ['finetune a 7b on 20M tokens', /LoRA/u, /is assumed, as no method/u],
])('%s', (text, says, not) => {
  const answer = firstAnswer(text)
  expect(answer).toMatch(says)
  expect(answer).not.toMatch(not)
})

test.each([
  [
    'mixtral 8x22b qlora 15M tokens in india',
    /RunPod has machines in India \(AP-IN-1\).*B200 SXM is among them is not on record/u,
  ],
  ['8x mi300x lora llama 3.3 70b 300M tokens', /Watch out: MI300X runs ROCm: /u],
  [
    'llama 3.3 70b full 2B tokens on gb200 nvl72',
    /trays of one NVLink domain \(NVL72\), which is let by contract.*ARM/u,
  ],
  [
    '8b pretrain 200B tokens on a gb300 nvl72',
    /^infeasible: 72 × GB300, .*We have no price of 72 × GB300.*let by contract.*ARM/u,
  ],
  ['15b full 10B tokens on 16 a100 80gb at gcp', /On record there: .* of GPU time at that rate/u],
  ['full finetune 32b 1.5B tokens on 16 a100 80gb', /2 machines are one job: ask RunPod for InfiniBand or RoCE/u],
  [
    '25k of gcp credits, how many tokens of continued pretraining of a 7b does that buy',
    /Google Cloud grants .* by quota/u,
  ],
  [
    'dora rank 64 qwen3 14b 60M tokens',
    /rank 64, .*DoRA of rank 64 is counted: a step takes about 1\.35 times one of LoRA/su,
  ],
  ['pretrain 1.3b from scratch 30B tokens muon', /Muon is counted, .*one moment of each parameter/u],
  ['how much for 8 b300 for a week', /^answer: 8 × B300 SXM for 7 days: from \$[\d,]+ at Hyperstack/u],
  ['how much for 8 b300 for 5 hours', /at Modal/u],
  ['modal, 1 a100, 7b lora 5M tokens', /^(?![^]*idle time)[^]*at Modal: about/u],
  ['gpt-oss-120b lora 20M tokens', /The speed is that of NeMo .*; Hugging Face TRL takes about \w+ times as long/u],
  ['8b fp8 full 10B tokens', /The speed is that of NeMo .*; Hugging Face TRL takes about two times as long/u],
  ['gpt-oss-120b lora 20M tokens on h200', /4-bit, 1 × H200 .* \(published in MXFP4\)/u],
  ['kimi k2.5 lora 80M tokens', /4-bit, \d × .* \(published in INT4\)/u],
])('%s is told what there is to know', (text, says) => {
  expect(firstAnswer(text)).toMatch(says)
})

test.each([
  ['llama 3.1 8b lora 20M tokens in the eu on hyperstack', /not on record: look/u],
  ['llama 3.1 8b lora 20M tokens in the us on lambda', /is not on record: look/u],
  ['gpt-oss-20b lora 5M tokens', /published in/u],
  ['llama 3.3 70b lora 1B tokens', /published in/u],
  ['gpt-oss-120b lora 20M tokens with megatron-bridge', /The speed is that of/u],
  ['llama 3.1 8b lora 20M tokens within 2 days', /See first that/u],
  ['llama 3.1 8b lora 20M tokens', /one job|ROCm|is counted|The speed is that of/u],
  ['llama 3.3 70b lora 1B tokens', /published in/u],
])('%s is not', (text, not) => {
  expect(firstAnswer(text)).not.toMatch(not)
})
