/** Another plan that is only asked about stands beside the plan, which stays; what changes it is a wish. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const job = 'qlora qwen2.5 32b 70M tokens'

test.each([
  'what would it cost without quantizing?',
  'what would 200M tokens cost',
  'and on my own RTX 4090, would it fit?',
  'what would it be on aws, same deal',
  'on 2 a100s, does that work?',
  'and on an L40S instead, fast enough to bother?',
  'same for A10G?',
  'vs L40S with the same batch',
  'L40S로 하면 얼마예요?',
])('“%s” changes nothing', (asked) => {
  expect(lastOf([job, asked])).toMatch(
    /^answer: (?:As it is vs |.* than the plan|(?:On 1 × L40S: o|O)ne optimizer step sees )/u,
  )
  expect(lastOf([job, asked, 'show the plan again'])).toMatch(
    /^plan: 1 × B200 SXM at GMI Cloud.*on 70M tokens: QLoRA/su,
  )
})

test.each<[asked: string, says: RegExp]>([
  [
    'our queue has a 24h wall limit, will one job finish inside it',
    /^answer: None: the run takes .* so one job does under any limit above that/u,
  ],
  [
    'somebody left the machine on, what would forgetting it for a whole weekend cost us',
    /^answer: Idle machines .* and \$[\d,]+ over a weekend/u,
  ],
  ['8-bit adam gets us down to 2 cards y/n', /^answer: Next to nothing, \d+ MB: .*with adapters those are few/u],
])('“%s” is answered, and sets no limit', (asked, says) => {
  expect(lastOf([job, asked])).toMatch(says)
  expect(lastOf([job, asked, 'show the plan again'])).not.toMatch(/deadline|within \d/u)
})

const due = 'llama 70b qlora 1.2B tokens within 48 hours'
test.each<[plan: string, asked: string, says: RegExp]>([
  [due, 'how much cheaper would it get with 60 hours instead of 48?', /^answer: Nothing: within 60 h it stays \$/u],
  [due, 'would it be cheaper with a week instead?', /^answer: No: within 7 days it stays \$/u],
  [due, 'what happens to the price if we push the deadline by a day', /^answer: Nothing: within 3 days it stays \$/u],
  [
    'llama 70b qlora 1.2B tokens under $900',
    'what would $1500 instead of $900 get us',
    /^answer: Under \$1,500 it stays/u,
  ],
])('of %s “%s” moves a limit in thought', (plan, asked, says) => {
  expect(lastOf([plan, asked])).toMatch(says)
})

test.each<[supposed: string, says: RegExp]>([
  ['what if we use 4 a100s?', /^plan: 4 × A100/u],
  ['and if we take A100 80GB?', /^plan: .*A100/u],
  ['und wenn wir A100 80GB nehmen?', /^plan: .*A100/u],
  ['what if we take 7B instead of 32B, same data?', /^plan: .*7B/su],
  ['hm ok. what if we doubled the data', /^plan: .*140M tokens/su],
  ['what if the sequence length was 8k instead', /^plan: .*8,192/su],
])('“%s” puts another plan in place of this one', (supposed, says) => {
  expect(lastOf([job, supposed])).toMatch(says)
})

test.each(['what if i take 4 a100s, would it be cheaper?', 'what if we doubled the data, does it still fit?'])(
  '“%s” asks, and changes nothing',
  (asked) => {
    expect(lastOf([job, asked])).toMatch(/^answer: /u)
  },
)

test('what is asked about can be taken', () => {
  expect(lastOf([job, 'what would it cost on 4 a100s?', 'ok do that'])).toMatch(/^plan: 4 × A100/u)
})

test.each<[turns: readonly string[], says: RegExp]>([
  [['and on my own RTX 4090, would it fit?', 'okay then I do it on the 4090'], /^plan: Your 1 × RTX 4090/u],
  [['what does it cost on one L40S?', 'we take the L40S'], /^plan: 1 × L40S/u],
  [['what if we did lora on 2 a100s?', 'ok the a100s then, but 4 of them'], /^plan: 4 × A100/u],
  [
    ['under $500', 'which of these has a dc in frankfurt?', 'and if we drop the cap?'],
    /Changed: no budget|no budget: /u,
  ],
  // What was set beside another plan is past.
  [['what does it cost on one L40S?', '3 epochs', 'we take the L40S'], /^plan: (?!1 × L40S)/u],
])('of what stood beside the plan a name takes all: %s', (turns, says) => {
  expect(lastOf([job, ...turns])).toMatch(says)
})

test.each<[wish: string, says: RegExp]>([
  ['3 epochs?', /^plan: .*210M tokens/su],
  ['how about 2 gpus', /^plan: 2 × /su],
  ['can we do it on 2 a100s?', /^plan: 2 × A100/su],
  ['use a100. what would 3 epochs cost?', /^(?!ignored)/su],
  ['what if the budget is 200?', /^plan: .*under \$200/su],
  ['ok h200 then. how much memory does it take?', /^plan: .*H200/su],
])('“%s” is a wish', (wish, says) => {
  expect(lastOf([job, wish])).toMatch(says)
})

test.each<[plan: string, asked: string, says: RegExp]>([
  // Of "a 3090 from Vast" one is meant, and it is one plan.
  ['8b lora 40M tokens', 'would a 3090 from vast do it?', /^answer: Yes: 1 × RTX 3090 at Vast\.ai/u],
  ['8b lora 40M tokens', 'y en una 4090 cabe?', /^answer: Yes: 1 × RTX 4090/u],
  // Whether it fits is asked of the GPUs of the plan.
  ['8b lora 40M tokens', 'what if i bump seq len to 16k, still fits?', /^answer: Yes, 16,384 fits: /u],
  ['8b lora 40M tokens', 'would full finetuning fit on this gpu too?', /^answer: Yes.*: 1 × H100 SXM at/u],
  ['gemma 2 2b lora 10M tokens, one gpu', 'would the 70b fit?', /^answer: Not on 1 × A100 SXM 40GB, which/u],
  [
    'gemma 2 2b lora 10M tokens, one gpu',
    'does 9b full tune even fit on one card?',
    /^answer: Not on .*What would: 1 ×/u,
  ],
])('%s: “%s” is asked of the card that is meant', (plan, asked, says) => {
  expect(lastOf([plan, asked])).toMatch(says)
})
