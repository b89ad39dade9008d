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
    /the least it needs is about 10\d GiB a GPU/u,
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
