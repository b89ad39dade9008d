/** Replies that put one value in place of another, commands that say what they are for, and talk that has a number. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const tickets = 'gemma 2 9b sft 15k examples'
const pairs = 'qwen3 14b dpo 60k pairs 8xh100'

test.each<[job: string, told: string, says: RegExp]>([
  [tickets, 'oops 15k was a typo, 12k', /^plan: .*6\.14M tokens/su],
  [tickets, '15k is wrong, should be 20k', /^plan: .*10\.2M tokens/su],
  [pairs, '60k is wrong, i meant 90k', /^plan: .*92\.2M tokens/su],
  [pairs, 'change dpo to simpo', /^plan: .*Changed: simpo/su],
  [pairs, 'switch from h100s to b200s please', /^plan: .*Changed: B200 SXM\./su],
  [pairs, 'move from vultr to lambda', /^plan: .*Changed: Lambda\./su],
  ['gemma 2 9b qlora 80M tokens on runpod', 'lambda instead of runpod', /^plan: .*Changed: Lambda\./su],
  ['gemma 2 9b qlora 80M tokens on runpod', 'vast instead of runpod', /^plan: .*Changed: Vast/su],
  [pairs, 'switch lora to full', /^plan: .*Changed: full fine-tuning/su],
  [pairs, 'switch the qwen to llama 3.1 8b', /^plan: .*Changed: Llama 3\.1 8B/su],
  [pairs, 'change the deadline to 5 days', /^plan: .*within 5 days/su],
])('%s: “%s”', (job, told, says) => {
  expect(lastOf([job, told])).toMatch(says)
})

test('a number that is meant, without what it stands for, is of the examples', () => {
  expect(lastOf([tickets, 'sorry, i meant 20k'])).toMatch(/^plan: .*10\.2M tokens/su)
  expect(lastOf([tickets, 'i meant 8'])).toMatch(/^ignored/u)
})

test.each<[told: string, says: RegExp]>([
  ['export it as csv so finance can check it', /^file/u],
  ['give me a csv to paste into the sheet', /^file/u],
  ['stop watching the price of this run', /^watch end/u],
  ['cancel the alert, we bought it already', /^watch end/u],
])('“%s” is a command that says why', (told, says) => {
  expect(lastMeant([tickets, told])).toMatch(says)
})

test.each([
  'haha v100s, is it 2018 again',
  'lol h100s, so 2023',
  'the csv for the budget is on the drive',
  'stop watching movies at work',
])('“%s” is talk', (told) => {
  expect(lastOf([pairs, told])).toMatch(/^ignored/u)
})

const large = 'llama 3.1 70b full fine-tune 500M tokens 16xh100'

test.each<[asked: string, says: RegExp]>([
  [
    'would 8 do if we offloaded the optimizer to cpu?',
    /^answer: Only with the optimizer states in the host’s memory.*8 × H100 SXM/su,
  ],
  ['could we get away with 4 if we use qlora', /^answer: Yes, as QLoRA, 4-bit: 4 × H100 SXM/su],
  ['with lora, would one node be enough?', /^answer: Yes, as LoRA.*8 × H100 SXM/su],
])('“%s” is asked of that many GPUs with that change', (asked, says) => {
  expect(lastOf([large, asked])).toMatch(says)
})

test.each(['could we finish in 10 hours? budget is no problem', 'is 8h possible? cost does not matter'])(
  '“%s” is asked of any GPU',
  (asked) => {
    expect(lastOf(['llama 3.2 3b full finetune 1B tokens 4xl40s', asked])).toMatch(
      /^answer: Not as planned, 16 h, but on \d × (?!L40S).*Reply “any GPU, within/su,
    )
  },
)

const tokens = 'llama 3.2 3b full finetune 1B tokens 4xl40s'

test.each<[told: string, says: RegExp]>([
  ["we're at 210M tokens", /^run: .*running 21%/su],
  ['150M of 1B tokens done', /^run: .*running 15%/su],
  ['it is at 400M tokens now', /^run: .*running 40%/su],
  ['we have 210M tokens', /^plan: .*Changed: 210M tokens/su],
])('“%s”: tokens that are behind a run are no smaller data', (told, says) => {
  expect(lastOf([tokens, told])).toMatch(says)
})

const dated = 'qwen2.5 72b lora 20M tokens 4xh100 48h deadline'

test('what is asked of the change before it is answered with the change', () => {
  const said = lastOf([dated, 'rank 64 instead of 16 - does the price change?'])
  expect(said).toMatch(/^plan: .*LoRA rank 64.*unchanged/su)
  expect(said).not.toMatch(/I do not know/u)
})

test('a deadline that moved is the time that there is now', () => {
  expect(lastOf([dated, 'the date moved, we have a whole week now so take the cheapest'])).toMatch(
    /^plan: .*within 7 days, cheapest/su,
  )
})

const plan = 'llama 3.1 8b 40M tokens qlora rank 32, 2 h100 on runpod, $300, within 10 hours'

test.each<[told: string, changed: RegExp]>([
  // The first number of two gives way.
  ['rank 32 -> 8, budget 300 -> 250', /under \$250.*rank 8|rank 8.*under \$250/su],
  ['40M → 55M tokens', /55M tokens/u],
  ['deadline 10h → 20h', /within 20 h/u],
  ['gpus 2 => 4, and rank 8', /4 GPUs.*rank 8|rank 8.*4 GPUs/su],
  ['use lora where it now has qlora', /LoRA/u],
  ['the window is 8 hours', /within 8 h/u],
  // A "no" that is read as what it leaves turns no wish round.
  ['no 4bit pls. the last one we had invented clause numbers', /LoRA/u],
  ['europe instead of what we have', /Europe/iu],
  // Not on a list is ruled out.
  ["it has to be azure or gcp. RunPod isn't on the approved list yet, maybe next quarter", /Azure/u],
  ['runpod is not on the supplier list any more. lambda please', /Lambda/u],
  ['only EU regions please, the US is a hard no from compliance', /in (?:the )?EU/u],
  ['spot is a clear no for us', /on demand/u],
])('“%s” sets what holds now', (told, changed) => {
  expect(lastOf([plan, told])).toMatch(/^plan: /u)
  expect(lastOf([plan, told])).toMatch(changed)
}) // prettier-ignore

test('a loss that fell is no wish', () => {
  expect(lastOf([plan, 'loss went 2.3 -> 1.1 overnight, nice'])).toMatch(/^(?!plan)/u)
})
