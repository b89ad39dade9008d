/** Questions about a plan and without one, by the answer that each must get: its topic, and what the question brings along. */
import { expect, test } from 'vitest'
import { askingPart } from '../../src/language/questions/asking-part.ts'
import { firstAnswer, lastOf } from './thread-driver.ts'

/** The kind of the answer and its words; nothing was said to the app by name. */
const answerTo = (plan: string, text: string): string => lastOf([plan, text])

const [lora, full, epochs, eight, pretrain] = [
  '8b lora 50M tokens',
  '13b full 200M tokens',
  'mistral 7b lora 10k examples 3 epochs',
  '8b full 100M tokens on 8xH100',
  'pretrain 1.3b 30B tokens',
]

test.each<[plan: string, text: string, says: RegExp]>([
  [
    full,
    'First tries never work here. What would four attempts cost at worst?',
    /^answer: \$\d+ for 4 runs that all come to the high end/u,
  ],
  [lora, 'what would be the damage if it all goes wrong?', /^answer: \$[\d.]+ and [\d.]+ h: 9 in 10/u],
  [epochs, 'what is the price of every single epoch?', /^answer: Each of the 3 epochs/u],
  [lora, 'we pay from a prepaid balance, what do i have to load so it is not cut off?', /^answer: Put about \$/u],
  [
    lora,
    'would the tuned model run on a laptop with 16 GB later on?',
    /^answer: Yes, to use it: in 8 bits or 4 bits.* of 16 GB/u,
  ],
  [eight, 'one of the cards breaks down at 50 %, what do we lose?', /^answer: All 8 GPUs are one job/u],
  [
    pretrain,
    'do we start from zero when it crashes in the night?',
    /^answer: No, if it saves checkpoints \(about 17 GB\)/u,
  ],
  [lora, 'do we need infiniband here?', /^answer: No: the plan is one GPU/u],
  [
    eight,
    'is the link between the cards fast enough?',
    /^answer: No: the plan is one machine.*8 GPUs meet over NVLink/u,
  ],
  [full, 'how can the H200 come out cheaper although its hour costs more?', /^answer: .*× \d+ GPUs? × \$[\d.]+\/h = /u],
  [
    lora,
    'There are 300 dollars left. How many examples is that if each is a page long?',
    /^answer: \$300 trains .* examples of 667 tokens/u,
  ],
  [
    lora,
    'We do this every Monday with the new tickets. What does that make per month?',
    /^answer: 4 such runs a month/u,
  ],
  [lora, 'there are two A6000 in the lab, could they do it?', /^answer: Yes: 2 × RTX A6000 at your own servers/u],
  [eight, 'what is the largest model that fits on this hardware?', /^answer: About .* is the largest usual size/u],
  [lora, 'Why this card? The internet says 4090', /^answer: .*4090.* than 1 × H100/u],
  [lora, 'is it ok to upload chats with phone numbers in them?', /^answer: Not as it is\. /u],
  [lora, 'list all the things that you made up', /^answer: Assumed: /u],
  [
    full,
    'how do 13 billion parameters become that many gb, the weights are 26?',
    /^answer: .*The weights alone are 26 GB/u,
  ],
])('%s, “%s”', (plan, text, says) => {
  expect(answerTo(plan, text).replaceAll(/\s+/gu, ' ')).toMatch(says)
})

test.each([
  ['who in the company has used you, and for how much?', /^I do not tell one person/u],
  ['do you have prices of Lambda and RunPod?', /^Lambda and RunPod are among the \d+ providers/u],
  ['do we need consent to train on customer mails?', /legal basis under the GDPR/u],
  ['is there a warning before a spot machine is taken?', /AWS gives two minutes/u],
])('“%s” needs no plan', (text, says) => {
  expect(firstAnswer(text).replace(/^answer: /u, '')).toMatch(says)
})

test.each([
  ['cap it at $300', 'plan'],
  ['10 epochs please', 'plan'],
  ['turned it off, sorry', 'ignored'],
  ['can you reboot node 7', 'ignored'],
  ['update: still waiting for the data', 'ignored'],
  ['my gaming pc has a 4080', 'ignored'],
])('“%s” is no question', (text, kind) => {
  expect(answerTo(lora, text)).toMatch(new RegExp(`^${kind}: `, 'u'))
})

test('what asks is told from what stands before it', () => {
  expect(askingPart("I've got $300. how many examples is that?")).toBe('how many examples is that?')
  expect(askingPart('why that one? everyone says 4090')).toBe('why that one?')
  expect(askingPart('how many examples is that?')).toBeNull()
  expect(askingPart('use 8 H100. no spot.')).toBeNull()
})
