/** Turns in which numbers are of something else than of the plan: of a run that is over, of a search, of data that are weighed, of talk. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const lora = 'lora llama 3.1 8b 30k examples ~600 tokens each, 2 epochs'
const scratch = 'pretrain 1.5b from scratch 30B tokens on 8 H100'
const full = 'full ft mistral 7b 400M tokens under $300'

test.each<[plan: string, text: string, says: RegExp]>([
  [lora, 'we killed it after 150 steps, 4h on 2 h100 at 2.50 each', /^answer: Noted: stopped at step 150 after 4 h on 2 × H100 SXM, 2 × 4 h × \$2\.50\/h = \$20\. The whole run on 2 × H100 SXM is .* The plan stays 1 × H100 SXM/u],
  [lora, 'ran it on one a100 80 yesterday, took 2h10, paid 4.20', /^run: 1 × a100 80: done\nExpected on 1 × A100 SXM 80GB are 2\.1 h .* inside the range\./u],
  [lora, '6 configs (3 lr x 2 seeds), still under $100?', /^answer: Yes, under \$100 even at the high end: 6 such runs cost \$/u],
  [lora, 'could we do 4 ranks and 2 seeds for under 20?', /^answer: No, over \$20: 8 such runs/u],
  [scratch, 'is 30B enough or should I go to 90B?', /^answer: Yes: by the rule of Chinchilla.* 90B tokens, 60 a parameter, would take .* which stays as it is/u],
  [scratch, 'should we stay at 30B or take 60B?', /^answer: By the rule .* 60B tokens, 40 a parameter, would take/u],
  [full, '@gpucost should I go to 800M or stay at 400M', /^answer: 800M tokens, .* more than the plan’s/u],
  [lora, 'oh, those 600 are words, not tokens', /^plan: [^]*Changed: 48M tokens\./u],
  [lora, 'the 600 are words, its more like 850 tokens each', /^plan: [^]*Changed: (?!48M)/u],
  [lora, 'the lengths are in words btw, not tokens', /^plan: [^]*Changed: 48M tokens\./u],
  [lora, 'hmm i think Ida meant qwen 7b, not llama. Ida?', /^ignored/u],
  [lora, 'lol pete 30k and how many of those did you read, 5?', /^ignored/u],
  [scratch, 'haha 30B of what, tweets?', /^ignored/u],
  [lora, '@gpucost approved, make it 3 epochs', /^plan: [^]*Changed: 54M tokens\./u],
  [full, 'if we used lora would one 4090 do?', /^answer: Yes, as LoRA, bf16: 1 × RTX 4090 .* than the plan/u],
  [`${lora} on a100 only`, 'H100 are ok too now. how long then on 8 of them?', /^plan: [^]*Changed: A100, H100\./u],
  ['gemma 2 9b lora, 12k support tickets, single gpu pls', 'L4 is enuf or not', /^answer: .*1 × L4/u],
  [lora, '@gpucost no spot/preemptible, says security', /^plan: [^]*Changed: on demand\./u],
  [lora, 'haha did you count the eval passes?', /^answer/u],
])('%s: “%s” is taken for what it is', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
}) // prettier-ignore
