/** Machines that a first text sets against others, sums without a sign, and what is no setting of a run. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  ['is it worth renting H200 over H100 for lora on a 70b, 150M tokens?', /^plan: No, not worth it; this does it: [^]*H100/u],
  ['should we pay more for H100s, 13b lora 40M tokens', /^plan: Yes, worth it: .*H100/u],
  ['are MI325X cheaper than nvidia for full sft of a 14b on 500M tokens?', /MI325X vs H100: Cheapest: /u],
  ['H100 or amd, 32b lora on 90M tokens?', /H100 vs MI300X: Cheapest: /u],
  ['we own two 3090s in the office: qlora of a 14b on 6k chats of 800 tokens. should we rent instead?', /^plan: Renting is not worth it: /u],
  ['what is the largest model we could pretrain for 20k?', /^answer: With \$20,000, everything counted: a model of about /u],
  ['how big a model fits 8k context on one a100 80gb', /^(?!.*\$8,000)/u],
  ['a 410M from scratch on 6B tokens, checkpoints every 1B tokens', /^plan: (?!.*too large)[^]*taken as tokens/u],
  ['cheapest way to train a 1.5B chinchilla optimal', /^plan: [^]*pretraining, bf16(?![^]*pretraining with LoRA)/u],
  ['a 9 person insurance team with 5,000 letters of a page each, llama 8b lora', /^plan: 1 × (?![^]*such runs)/u],
  ['4x L40S at RunPod or 2x A100 at Lambda, 8b lora 80M tokens', /4x L40S at RunPod vs 2x A100 at Lambda: Cheapest: /u],
  ['60 lora adapters of a 3b, 400k tokens each', /^plan: 60 runs cost about /u],
  ['one lora per school for 30 schools, 8b, 900k tokens each', /^plan: 30 runs cost about /u],
  ['qwen2.5-vl 7b lora, 20k photos of tiles with two-word labels', /^plan: (?!.*too few)/u],
  ['train a llava with a 34b llm and a clip encoder on 200k images', /^plan: [^]*A 34B model on /u],
  ['6 engineers, each tunes an 8b lora on 3M tokens', /^plan: 6 runs cost about /u],
])('%s', (text, answer) => {
  expect(lastOf([text])).toMatch(answer)
}) // prettier-ignore
