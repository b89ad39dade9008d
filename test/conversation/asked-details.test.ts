/** What a question singles out decides what its answer begins with: a part of a machine, a rate, a share, a pace, an amount. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const lora = '8b lora 20M tokens'

test.each([
  ['70b 2B tokens', 'how much ram does the machine need?', /^answer: About 384 GB of RAM \(rule/u],
  ['70b 2B tokens', 'how big an ssd do we need?', /^answer: About \d+ GB of disk \(rule/u],
  [lora, 'is 1e-5 ok for lora or too low?', /^answer: 1e-5 is low: .*1e-4 to 2e-4 is usual for LoRA/u],
  [lora, 'is a learning rate of 2e-3 ok?', /^answer: 2e-3 is too high/u],
  [
    '13b full 500M tokens',
    'which lr do beginners start with for lora',
    /^answer: 1e-4 to 2e-4 is usual for LoRA, where the plan/u,
  ],
  [lora, 'is 90M tokens a lot?', /^answer: It is much for fine-tuning.*90M tokens are about 67\.5M words/u],
  [lora, 'how many books is that in tokens?', /^answer: 20M tokens are about .* or 170 books/u],
  [
    '8b lora 30M tokens',
    'suppose we have to throw out 40% after cleaning, where does the price end up?',
    /^answer: .* if 40% are thrown away: 18M tokens/u,
  ],
  [
    '14b 200M tokens',
    "it's only half as fast as you said, so how long now?",
    /^answer: .* at 0\.5 times the planned speed/u,
  ],
  ['qwen 2.5 vl 7b 50k images', 'is commercial use ok with llama?', /^answer: Commercial use is allowed: Llama/u],
  [
    lora,
    'should we merge the adapter or keep it apart?',
    /^answer: (?:Both work: merged it is one model of 16 GB|Merge if one model goes to one place)/u,
  ],
  [
    '7b lora 10k examples on our 2 4090s',
    'gpu is at 83 degrees, is that bad?',
    /^answer: No: 83 °C on the core is usual/u,
  ],
  [lora, 'do i need a gpu myself?', /^answer: Your own computer needs no GPU/u],
  ['qlora 32b 5k examples of 800 tokens', 'biggest model for a single h100?', /^answer: About 70B .* on 1 × H100/u],
])('under “%s”, “%s” is answered with it', (plan, text, says) => {
  expect(lastMeant([plan, text])).toMatch(says)
})

test.each([
  [
    '14b 200M tokens',
    'we want whole theses in one window; how far can we go on that hardware?',
    /^answer: Up to [\d,]+ tokens fit .*The plan is for 2,048 tokens/u,
  ],
  [lora, 'does full gain anything for just a tone?', /^answer: No: for a tone or a format adapters do as well/u],
])('under “%s”, “%s” is not met with advice of another kind', (plan, text, says) => {
  expect(lastMeant([plan, text])).toMatch(says)
})

test.each([
  ['how do we get gpu quota at aws?', /AWS counts vCPUs/u],
  ['how loud is such a server in an office?', /^answer: Too loud for an office/u],
  ['what would i get for my used 3090?', /^answer: I have no prices of used cards on record/u],
  ['should i buy nvidia shares?', /^answer: I do not know that and give no advice on shares/u],
  ['my credit card is declined at the provider, why?', /^answer: I cannot see your account/u],
  ['how do we apply for eurohpc hours?', /^answer: By an application of the principal investigator/u],
  ['is there a way to cap what the provider may charge us?', /^answer: Only by prepaying/u],
])('what stands around rented GPUs is answered: %s', (text, says) => {
  expect(lastMeant([lora, text])).toMatch(says)
})
