/** What is asked of another setting is told on the machine, at the seller and with the software of the plan; what a limit costs is told with its direction. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const answerTo = (...texts: readonly string[]): string => lastOf([...texts]).replaceAll(/\s+/gu, ' ')

test.each([
  [
    '8b 500M tokens lora fp8 on H100 at lambda',
    'by how much is fp8 faster than bf16 here?',
    /^answer: .*shorter: .* on 2 × H100 SXM at Lambda both times/u,
  ],
  [
    'yi 34b 150M tokens lora seq 16384 4xA100 80GB',
    'if i lower it to 4096 does it get any faster',
    /^answer: Yes, [\d.]+ h \(\d+%\) sooner: at 4,096/u,
  ],
  [
    'grpo qwen 2.5 7b, 8k prompts, 8 rollouts each, 1k tokens',
    'what happens to the price if responses grow to 3k tokens',
    /^answer: \$\d+ more: .* both times\. Not bound to these GPUs, .* would be planned on /u,
  ],
  [
    '7b 1B tokens full finetune h100, budget $300',
    'could fp8 speed this up?',
    /^answer: Yes, .* instead of 4\.1 h .* both times/u,
  ],
  ['70b 1.5B tokens lora, 4xB200', 'how much would fp8 save', /Part of that is the software: .* in bf16 takes /u],
])('%s: “%s” holds the machine', (plan, text, says) => {
  expect(answerTo(plan, text)).toMatch(says)
})

test.each([
  [
    '34b 600M tokens full finetune, zero-3, 8xH100 pcie',
    'how much slower is pcie compared to sxm, like than sxm here',
    /^answer: .* longer: 26 h instead of 15 h/u,
  ],
  [
    'deepseek r1 distill qwen 32b 60M tokens qlora, eu only',
    'how much would we save if we drop the eu rule',
    /^answer: \$\d+ less.* without staying in the EU: .* as planned, /u,
  ],
  [
    'gemma 3 27b 80M tokens lora, in germany',
    'what is the premium for staying in germany?',
    /^answer: \$\d+ .*more in Germany: .* without that limit/u,
  ],
])('%s: “%s” says which is which', (plan, text, says) => {
  expect(answerTo(plan, text)).toMatch(says)
})

test.each([
  [
    'qwen 2.5 32b 300M tokens lora spot',
    'and on-demand, how much dearer is that',
    /^answer: On demand is \$54 \(69%\) more expensive/u,
  ],
  ['llama 3.3 70b 200M tokens qlora, spot', 'how many evictions did you assume?', /^answer: About 0\.36 on average/u],
  [
    'deepseek r1 distill 32b 60M tokens qlora, aws',
    'we got $20 of aws credits, does that cover it?',
    /^answer: The \$20 of credits there pay for a part/u,
  ],
  [
    '7b 1B tokens full finetune h100, budget $300',
    'is it still under budget if idle time and failed runs are included?',
    /^answer: Inside it: .*1 whole run lost .* inside it; 2 whole runs lost .* over it/u,
  ],
  [
    'deepseek r1 distill qwen 32b 60M tokens qlora, eu only',
    'in which country are those machines',
    /^answer: .* In one of Finland and France, by the sites that Nebius names/u,
  ],
  [
    '13b 50M tokens qlora on our 2x3090',
    'would renting an a100 be faster than ours',
    /^answer: Yes, .* at JarvisLabs instead of 2 × RTX 3090 at your own servers/u,
  ],
  [
    'llama 3.1 405b 50M tokens qlora',
    'fewest h100s that can hold it?',
    /^answer: The fewest: 4 × H100 SXM .* 2 would need /u,
  ],
  [
    '70b 1.5B tokens full finetune, 2 nodes of 8xH100',
    'why do we need 16 gpus, wont it fit on 8 with offload?',
    /in the memory of the host 8 would do, slowly/u,
  ],
  [
    'qwen 2.5 14b 30M tokens qlora',
    'do we lose quality with nf4 instead of a bf16 lora?',
    /^answer: A little, for 4-bit: /u,
  ],
  [
    '34b 600M tokens full finetune, 8xH100',
    'if it dies at step 9000 how much work is lost?',
    /There is no step 9,000: the run has /u,
  ],
  [
    '34b 600M tokens full finetune, 8xH100',
    'budget for 3 failed tries too, what do i ask the boss for',
    /^answer: With 3 tries that fail and one that works: /u,
  ],
  [
    'llama 3.1 405b 50M tokens qlora',
    'is the 405b worth it over a 70b for 50M tokens?',
    /^answer: .*Llama 3\.1 70B is smaller/u,
  ],
  [
    'gemma 3 27b 120M tokens lora',
    'should we rather go with gemma 27b or qwen3 32b?',
    /^answer: .*Qwen3 32B is newer/u,
  ],
  ['llama 3.1 8b 90M tokens lora', 'should we use trl over axolotl?', /^answer: Axolotl is cheaper: /u],
  [
    'llama 3.1 8b 90M tokens lora',
    'what might the model forget when it sees only our text?',
    /^answer: Somewhat: full fine-tuning forgets most/u,
  ],
])('%s: “%s” is answered by what it asks', (plan, text, says) => {
  expect(answerTo(plan, text)).toMatch(says)
})
