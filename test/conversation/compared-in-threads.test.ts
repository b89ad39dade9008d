/** What a plan has changed against the one before, asked in words that name neither. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = '8b lora 50M tokens'

test.each([
  'what’s the diff in dollars',
  'hmm wait, the 4090 thing, what does it do to wall clock vs the plan before',
  'can we see the very first card again?',
])('“%s” sets both side by side', (asked) => {
  expect(lastOf([job, 'on a 4090', asked])).toMatch(
    /^answer: (?:As it was vs As it is: |.*\bbefore\b|.*instead of 60\.7 GiB)/u,
  )
})

test.each<[asked: string, says: RegExp]>([
  [
    'ok and how much slower is that per step',
    /^answer: 4\.3 h longer \(4\.3 times\), \$0\.05 more: \$5\.58 in 1\.3 h before, \$5\.63/u,
  ],
  ['how much slower does that make it?', /^answer: 4\.3 h longer/u],
  ['how many hours longer is that', /^answer: 4\.3 h longer/u],
  ['what does that do to the bill?', /^answer: \$0\.05 more, 4\.3 h longer/u],
  ['what did you give up to get there', /^answer: \$0\.05 more/u],
  ['by how much did it change?', /^answer: \$0\.05 more/u],
  ['how many dollars difference was that', /^answer: \$0\.05 more/u],
  ['how much did that save', /^answer: It saves nothing\. \$0\.05 more/u],
  ['how much did that knock off?', /^answer: It saves nothing\. \$0\.05 more/u],
  ['Did the price move at all', /^answer: Hardly, \$0\.05 more/u],
  ['how come that made it so much slower', /^answer: 4\.3 h longer.* a GPU does 2,528 tok\/s instead of 12,123/u],
  ['why did the hours jump?', /^answer: 4\.3 h longer/u],
  ['why did it get cheaper all of a sudden', /^answer: It went up: \$0\.05 more/u],
  ['cheaper?', /^answer: No, it went up: \$0\.05 more/u],
  ['so what changed', /^answer: \$0\.05 more/u],
  ['has the memory changed?', /^answer: From 61 of 79 GiB on each H100 SXM to \d+ of 24 GiB on each RTX 4090\./u],
])('“%s” tells what the last change did', (asked, says) => {
  expect(lastOf([job, 'on a 4090', asked])).toMatch(says)
})

test.each<[asked: string, says: RegExp]>([
  ['why did it jump like that?', /^answer: Nothing has changed in this thread: this is its first plan/u],
  [
    "why's lambda cheaper than aws for the same card?",
    /^answer: 1 × .* at Lambda: .*; .* at AWS: .*AWS is a hyperscaler/u,
  ],
  ['why is azure 3x the price of the others', /Azure \$[\d.]+\/h, .* Azure and Google Cloud two to three times/u],
])('“%s” of a first plan', (asked, says) => {
  expect(lastOf([job, asked])).toMatch(says)
})

test.each<[turns: readonly string[], says: RegExp]>([
  [['on aws, gcp or azure', 'which of the 3 was cheapest'], /^answer: \d × .* less than .*Then /u],
  [['8 a100', '8 h100', 'which of the two is quicker?'], /^answer: 8 × H100 PCIe at .* sooner than 8 × A100/u],
  [['on 2 h100', 'on 4 a100', 'what would mine have cost?'], /2 × H100|4 × A100/u],
  [['not on vast', 'not on runpod', 'what did the bans cost us?'], /not Vast\.ai, RunPod|before/u],
])('“%s” is of what the thread named', (turns, says) => {
  expect(lastOf([job, ...turns])).toMatch(says)
})

test('of plans that stand side by side it is asked of them', () => {
  expect(lastOf([job, 'on a 4090', 'what if we used an a100?', 'how much slower is that?'])).toMatch(
    /^answer: Not slower but 2\.5 h shorter: 3\.1 h instead of 5\.6 h/u,
  )
})

test.each<[asked: string, says: RegExp]>([
  ['what does it cost?', /^answer: \$/u],
  ['how much more data do we need?', /^answer: For a tone, a format/u],
  ['what does it do to people, all this waiting', /^(?!answer: (?!I do not know that\.).*\bbefore\b)/u],
  ['what changed in the contract with legal?', /^(?!answer: .*\bbefore\b)/u],
  ['how many gpus was that box', /^ignored/u],
  ['did the price of your flat move', /^(?!answer: .*\bbefore\b)/u],
  ['how much longer is the meeting', /^(?!answer: .*\bbefore\b)/u],
  ['compare with an h100', /^answer: As it is vs H100/u],
])('“%s” is something else', (asked, says) => {
  expect(lastOf([job, 'on a 4090', asked])).toMatch(says)
})

test('two that are not the plan are set beside the plan, too', () => {
  const pairs = 'dpo on mistral 7b, 60k preference pairs, 2x h100'
  expect(lastOf([pairs, 'could orpo or kto be cheaper?'])).toMatch(
    /^answer: ORPO is cheaper than DPO, KTO not: .*; against \$\d+ in total and 1\.8 h for DPO as planned/u,
  )
  expect(lastOf([pairs, 'would 2 or 4 gpus be faster?'])).not.toContain('The plan as it is')
})

test('FP8 of a plan that trains every weight is the row that the plan shows', () => {
  const full = 'full finetune qwen3 14b on 600M tokens, 8x h100'
  const [, usd = 'none'] = /about .*?\$(\d+) in total/u.exec(lastOf([full, 'the FP8 one'])) ?? []
  const answer = lastOf([full, 'fp8? how much would that save'])
  expect(answer).toMatch(/^answer: .*fp8 training.* bf16 run before you rely on it\./u)
  expect(answer).toContain(`$${usd} in total`)
  expect(lastOf([full, 'fp8'])).toMatch(/^plan: .*Changed: fp8 training/su)
})

test.each([
  'does 26B make sense? i read 20 per param somewhere',
  '20 tokens per parameter is the rule, is 26B ok then?',
  'does chinchilla say that this is enough?',
])('“%s” judges the data by the size', (asked) => {
  expect(lastOf(['pretrain a 1.3B from scratch on 26B tokens, 8x a100', asked])).toMatch(
    /^answer: By the rule of Chinchilla/u,
  )
})

test('a trial before a pretraining has its cost, a smaller model and where to stop', () => {
  const answer = lastOf(['pretrain a 2B from scratch on 40B tokens, 8x a100', 'should we try something smaller first?'])
  expect(answer).toMatch(/^answer: A tenth of the data \(4B tokens\) takes about .*\(200M.*hundredth of the compute/u)
  expect(answer).toContain('Fix beforehand when to stop')
})

test.each([
  'is marketplace hosting ok with customer data in there? it is support mails with names',
  'is a marketplace host fine? the logs have patient names in them',
])('“%s” asks whether such data may go there', (asked) => {
  expect(lastOf([job, asked])).toMatch(/^answer: No[^]*eep (?:it|personal data) off (?:marketplaces|community clouds)/u)
})

test('a question that is begun anew is read from there', () => {
  const run = 'pretrain a 1.3B from scratch on 26B tokens, 8x a100 80gb'
  const asked = 'what if just 16 of the cards... i mean what if we had 16, would it be half of the time?'
  expect(lastMeant([run, asked])).toMatch(/^answer: On 16 × A100/u)
})
