/** What stands beside a whole job does not take its place. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { createMemoryConversation } from '../../src/conversation/memory-conversation.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const app = sharedApp()
const context = { today: '2026-11-24', rules: noRules, teamMeasurements: [] }
const planOf = (text: string) => {
  const outcome = app.engine().handle({ kind: 'text', text, inputKind: 'command' }, context)
  if (outcome.kind !== 'plan') throw new Error(`no plan: ${outcome.kind}`)
  return { spec: outcome.answer.scenario.spec, says: plainText(outcome.content) }
}

test.each([
  ['data must stay in Germany, GDPR. 13b lora 80M tokens, who?', { params: 13e9, tokens: 80e6, region: 'germany' }],
  ['8b lora 80M tokens, GDPR, in frankfurt', { region: 'frankfurt' }],
  [
    'For the Q3 forecast: what should we budget for a 30b model, 200M tokens, including the failed runs of our team?',
    { params: 30e9, tokens: 200e6, budgetUsd: null },
  ],
  ['we own 8 a100 40gb. lora on 8b, 150M tokens, power costs 0.31 EUR/kWh', { gpuCount: 8, budgetUsd: null }],
  ['8b lora 20M tokens, us/eu only', { region: 'eu-or-us' }],
  ['department server, 2x A40, 7b lora 40M tokens', { owned: true, gpuCount: 2 }],
  ['8b lora 40M tokens by tuesday 6pm', { deadlineHours: 6 }],
  ['1B tokens lora on 8B, but if it is over $400 then just take the first 500M', { params: 8e9, tokens: 1e9 }],
  ['8b lora 2B tokens 2 epochs, only 1 epoch if it costs more than $80', { tokens: 2e9 }],
  ['70b lora 400M tokens, if it exceeds $150 cut it to 200M tokens', { tokens: 200e6, budgetUsd: null }],
  ['lora for 8b on 5k examples; actually make that the 14b, and 8k examples', { params: 14e9, tokens: 4.096e6 }],
  ['full ft of a 7b on 50M tokens. scratch that, lora instead and 80M tokens', { method: 'lora', tokens: 80e6 }],
  ['8b lora 30M tokens actually how long does it take', { params: 8e9, tokens: 30e6 }],
  ['7b lora, 10mio tokens, what is the cheapest and what is the fastest way', { objective: 'balanced', tokens: 10e6 }],
  [
    'Anna: 70b qlora is what we need\nBen: too dear, 32b will do. data: 12k chats, about 900 tokens\nAnna: ok, 3 epochs then\nhow much is that',
    { params: 32e9, tokens: 32.4e6 },
  ],
  ['extend an 8B to 128k context: 1B tokens, all sequences 128k, full', { tokens: 1e9, sequenceLength: 131072 }],
  ['distilbert on 100k reviews of 128 tokens, 2 epochs', { model: 'distilbert-base', tokens: 25.6e6 }],
  ['deberta-v3-small on 50k examples of 256 tokens', { model: 'deberta-v3-small', tokens: 12.8e6 }],
  [
    'We have interview transcripts (mental health, Kenya) ~8M tokens. QLoRA of a 14B. Must be processed in Germany.',
    { tokens: 8e6, region: 'germany' },
  ],
  ['a 3B base model on 300B tokens, trained within Europe', { params: 3e9, tokens: 300e9, region: 'europe' }],
  [
    'HIPAA. PHI in the training set. 8B LoRA, 60M tokens',
    { params: 8e9, tokens: 60e6, model: null, hosting: 'data-centre' },
  ],
  ['court transcripts (Brazil), 10M tokens. LoRA of an 8B. must stay in Germany', { region: 'germany' }],
  ['qwen 7b full fine-tuning, 400M tokens, everything is 64k long', { tokens: 4e8, sequenceLength: 65536 }],
  ['8b lora on 30 GB of german pdfs', { tokens: 300e6 }],
  ['8b lora on 4.3 GB of text extracted from pdfs', { tokens: 1e9 }],
  ['13b lora 40M tokens, outside the US', { region: 'outside-us' }],
  ['nothing in the US please, 13b lora 40M tokens', { region: 'outside-us' }],
  ['13b lora 40M tokens in the US', { region: 'us' }],
  ['8b lora, 20 languages, 15k rows per language, 350 tok', { tokens: 105e6 }],
  ['gemma 9b lora 6 domains x 4k rows each, ~500 tok per row', { tokens: 12e6 }],
  ['8b lora, 12 languages, one adapter per language, 5k rows each, 400 tokens', { tokens: 2e6 }],
  ['codestral 22b lora 3.5k files, avg 240 lines', { tokens: 10.08e6 }],
  ['14b lora, 300M tokens, about 60% is vendored, skip that', { tokens: 120e6 }],
  ['14b lora, 300M tokens of logs, only 20% is usable', { tokens: 60e6 }],
  ['kto for a 7b. 52k thumbs up/down (mostly up, 90/10), ~650 tok', { tokens: 33.8e6 }],
  ['8b lora 20k examples x 400 tokens, 90/10 train/val split', { tokens: 7.2e6 }],
])('“%s” is planned', (text, spec) => {
  expect(planOf(text).spec).toMatchObject(spec)
})

const message = (text: string) => app.engine().interpret({ kind: 'text', text, inputKind: 'message' }, context)

test.each([
  'Last spring the run took 30 hours on 16 H100 and cost us 1,900 dollars',
  'imagine we trained a 405B on 15T tokens with the coffee budget, lol',
  'The finetuning (deberta v3 large, 300k rows, 5 epochs) is DONE, thanks all',
  'maybe we train our own 405B on 3T tokens of cat pictures. Kidding. Lunch?',
  'Jo: did the 14B ever finish?\nMia: yes, 5h on 4 H100, 90M tokens\nJo: and the cost\nMia: 60 bucks',
  'PR 2281 merged, torch 2.5. The a100 runner failed at step 1200, will look tomorrow',
])('a message asks nothing: “%s”', (text) => {
  expect(message(text)).toMatchObject({ kind: 'problem', problem: { kind: 'nothing' } })
})

test('options of a message are set side by side, unless it decides on one', () => {
  const options = 'Options: (a) lora on llama 3.3 70b (b) full finetune of llama 3.1 8b. 50M tokens, 2 epochs.'
  expect(message(`${options} Numbers for both please`)).toMatchObject({ kind: 'comparison', scenarios: [{}, {}] })
  expect(message(`${options} We go with (b).`)).toMatchObject({
    kind: 'start',
    scenario: { spec: { model: 'llama-3.1-8b' } },
  })
})

test('a price that was told beside a job is no claim, and its term is billed whole', () => {
  const asked = message(
    'The reseller wants 2.10/h per H100 with a 3 month commitment. We need 16 of them, 13b full finetune, 800M tokens.',
  )
  expect(asked).toMatchObject({ kind: 'start', scenario: { spec: { pricing: null, gpuCount: 16 } } })
  expect(asked.kind === 'start' && asked.scenario.notes.join(' ')).toMatch(/16 GPUs for 3 months/)
})

test('the price of power is told with what the run takes at it', () => {
  expect(planOf('we own 8 a100 40gb. lora on 8b, 150M tokens, power costs 0.31 EUR/kWh').says).toMatch(
    /At “0\.31 EUR\/kWh” the electricity is \$/,
  )
})

test.each(['one line please', 'two sentences max', 'so the final number for the ticket, one line'])(
  '“%s” is no amount of data',
  (text) => {
    const conversation = createMemoryConversation(app.engine(), context, false)
    conversation.say('70b 500M tokens on 8 h100')
    expect(conversation.say(text).kind).not.toBe('plan')
  },
)

test('a price beside two cards is taken for the one whose usual price is nearest', () => {
  const text = 'is b200 really faster than h100? our vendor wants $6.50/hr, good price?'
  const outcome = app.engine().handle({ kind: 'text', text, inputKind: 'command' }, context)
  expect('content' in outcome && plainText(outcome.content)).toMatch(
    /\$6\.50\/h a GPU for B200 SXM, of the cards named/,
  )
})

test('a speed that is said to be of one H100 counts for each of them', () => {
  const speedOf = (speed: string) => {
    const text = `we measured ${speed}, 60B tokens left on 32 h100s: how long?`
    const asked = app.engine().interpret({ kind: 'text', text, inputKind: 'command' }, context)
    if (asked.kind !== 'inquiry' || asked.inquiry.kind !== 'pace') throw new Error(`no speed: ${asked.kind}`)
    return asked.inquiry.tokensPerSecond
  }
  expect(speedOf('14,200 tokens/s per H100')).toBe(32 * 14_200)
  expect(speedOf('14,200 tokens/s per GPU')).toBe(32 * 14_200)
  expect(speedOf('14,200 tokens/s')).toBe(14_200)
})

test('a seller that nobody knows stops no comparison, and is named as not used', () => {
  const text =
    'We own 4x RTX A6000 (no NVLink), worth it to pretrain Mistral 7B on 2B tokens at home, or rent 8 H100s from zorblycloud?'
  const asked = app.engine().interpret({ kind: 'text', text, inputKind: 'command' }, context)
  expect(asked.kind).toBe('comparison')
  expect(asked.unread).toMatch(/^Not used: “.*zorblycloud.*”/u)
})

test('a page in which much stands beside a job is read in seconds, however often it is said', () => {
  const mail =
    'Hi, from the data team: 200 chats with 12 messages each, 4% held out, how many H100 hours is a 70b lora on 40M tokens in EUR, at $2.10/h per GPU, 3 runs a month? '
  const began = process.cpuUsage()
  message(mail.repeat(24))
  expect(process.cpuUsage(began).user).toBeLessThan(3e6)
})

test.each(['8b 100M tokens by august 5', '13b 一亿两千万token 性价比高点的方案'])(
  'a message of another language is translated once: “%s”',
  (text) => {
    const asked = message(text)
    const notes = asked.kind === 'start' ? asked.scenario.notes : []
    expect(notes.filter((note) => note.startsWith('Read from '))).toHaveLength(1)
  },
)
test.each([
  ['Pilot: llama 8b, lora, 6M tokens. Now ten times the data. What will it cost?', { tokens: 60e6 }],
  ['8 or 16 H100s? 16 imo. 32b full on 900M tokens, price please', { gpuCount: 16 }],
  ['lora of llama 8b on 60M tokens, how much?\ns/8b/70b', { model: 'llama-3.3-70b' }],
  ['The B200 has 180GB. LoRA of a 14B, 30M tokens, on one: how much?', { tokens: 30e6 }],
  ['Mistral 7B LoRA, 40k pairs labelled by a 70B, 500 tokens each. Price?', { model: 'mistral-7b' }],
])('what is taken back, scaled or said in passing: “%s”', (text, spec) => {
  expect(message(text)).toMatchObject({ kind: 'start', scenario: { spec } })
})

test.each([
  ['Offer A: 4x H100 at RunPod. Offer B: 8x A100 at AWS. Both for a 12b lora, 200M tokens. Numbers?', undefined],
  ['Two numbers please: 1) pretraining a 350M on 7B tokens 2) what sft adds after that', [1, 1]],
])('parts of a text are set side by side: “%s”', (text, counts) => {
  expect(message(text)).toMatchObject({ kind: 'comparison', scenarios: [{}, {}], ...(counts ? { counts } : {}) })
})

test.each([
  ['8b full on 5B tokens, on our 4x A100 80GB, max walltime 24h', '5 to 6 jobs of 24 h'],
  ['full ft 8b 5B tokens on 8x A100; slurm kills jobs after 24 hours', '3 jobs of 24 h'],
  ['llama 8b full 5B tokens on our 4 A100s, jobs are limited to 12 h', '10 to 12 jobs of 12 h'],
  ['the queue allows at most 48h per job. 8b full 10B tokens on our 8x A100', '3 jobs of 48 h'],
  ['full ft 8b 5B tokens on our 4x A100 80GB, time limit of the partition is 24h', '5 to 6 jobs of 24 h'],
])('how long a job may run is no deadline: “%s”', (text, jobs) => {
  const { spec, says } = planOf(text)
  expect(spec.deadlineHours).toBeNull()
  expect(says.replaceAll('\n', ' ')).toContain(jobs)
})

test('a time that the run itself has is a deadline', () => {
  expect(planOf('8b lora 100M tokens, it must run in at most 24h').spec.deadlineHours).toBe(24)
  expect(planOf('8b lora 100M tokens max 24h').spec.deadlineHours).toBe(24)
})

test.each([
  'finetune an 8b on our docs (about 15M tokens) AND then keep it online for ~50 employees. total cost first month?',
  'train an 8b on 20M tokens and put it in production for 80 users; cost for month one?',
  'qlora 8b 15M tokens. After that it should be live for 40 people. budget for the first month?',
  'LoRA 8b, 20M tokens, then run it 24/7 for 30 users. total first month?',
  'train a 14b on 30M tokens and afterwards make it available to 100 colleagues. What is the total for the first month?',
])('what is kept online is hosted: “%s”', (text) => {
  expect(planOf(text).says).toMatch(
    /^About \$\d{3} in the first month, \$\d{3} of it hosting; the training alone: [^]*answers at once/u,
  )
  expect(planOf(text).spec.deadlineHours).toBeNull()
})

test.each([
  '8b lora on 20M tokens, and keep it running overnight if needed',
  '8b lora 20M tokens, and make it available in the EU',
  'train an 8b on 20M tokens, we then put it on a 4090 at home for 5 users',
])('nothing is hosted: “%s”', (text) => {
  expect(planOf(text).says).not.toMatch(/hosting|at once/u)
})

test('a month of serving stands beside the training, and spot is answered without a job', () => {
  expect(planOf('lora 8b on 40M tokens every month, then serve it at 20 requests per second').says).toMatch(
    /Together \$[\d,]+ a month, with 1 training of \$.*answers at once/,
  )
  const spot = app.engine().handle({ kind: 'text', text: 'is spot really cheaper?', inputKind: 'command' }, context)
  expect('content' in spot && plainText(spot.content)).toMatch(/on spot, .* on demand[^]*Break-even/)
})

test.each([
  [
    'our 8b full ft on 8 a100 does 9,800 tok/s, is that slow?',
    /Slow: 9\.8k tok\/s over all 8 GPUs, .* is \d\d% of the/,
  ],
  ['we get 3.1k tok/s per gpu for 8b full on 8 a100, is that ok?', /As expected: 24\.8k tok\/s over all 8 GPUs/],
  ['we own 4 nodes x 4 A100-40GB, 13b full 3B tokens', /Your 16 × A100 SXM 40GB on 4 nodes/],
  ['serve qwen3 32b, peak 15 req/s, 1.5k in 400 out', /6,000 written tokens a second: 400 answers at once/],
  ['we are quoted $2.95/h per H100 for a 3 month reservation of 32, good?', /The commitment: 32 GPUs for 3 months/],
  ['70b lora 300M tokens, please don’t book it on Azure again', /^(?!.*at Azure)/s],
])('“%s” is answered', (text, says) => {
  const outcome = app.engine().handle({ kind: 'text', text, inputKind: 'command' }, context)
  expect('content' in outcome && plainText(outcome.content)).toMatch(says)
})

test('kinds of GPUs are compared by as many of each', () => {
  const text = 'compare H100 vs A100 vs L40S for 8B LoRA 50M tokens'
  const outcome = app.engine().handle({ kind: 'text', text, inputKind: 'command' }, context)
  const says = 'content' in outcome ? plainText(outcome.content) : ''
  expect(says).toMatch(/1 × H100.*1 × A100.*1 × L40S/su)
})
