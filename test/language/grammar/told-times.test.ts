/** Times and words that set a limit or a method, and those that only look so. */
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

const job = 'llama 8b lora 50M tokens'
const specOf = (text: string) => {
  const result = parseCommand(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : result.problem.message
}

describe('the hour that it is', () => {
  const texts: readonly (readonly [string, number])[] = [
    [`It's 7pm and the demo is 9am tomorrow. ${job}`, 14],
    [`Demo is 9am tomorrow and it is 6pm now. ${job}`, 15],
    [`${job}. It's 10:30 pm now and I present at 8 tomorrow morning`, 9.5],
    [`${job}. it's already midnight and the review is at noon`, 12],
    [`${job}. it's 9am, must be done by 5pm`, 8],
    [`${job}. It's 11 pm on Friday, we present Monday 9am`, 58],
  ]
  test.each(texts)('%s', (text, deadlineHours) => {
    expect(specOf(text)).toMatchObject({ deadlineHours, tokens: 50e6 })
    const message = readMessage(text, vocabulary, today)
    expect('scenario' in message && message.scenario.spec.deadlineHours).toBe(deadlineHours)
  })
})

test.each([
  [`demo is thursday 9am, it's tuesday 6pm now. ${job}`, 39],
  [`it's tuesday 6pm, demo is thursday 9am. ${job}`, 39],
  [`${job} on 4 years of Zendesk tickets`, null],
  [`${job}, logs of the last 6 months`, null],
  [`${job}, two weeks worth of logs`, null],
  [`${job} on our logs, six years of them`, null],
  [`${job}, ten years' worth of emails`, null],
  [`${job}, the archive covers 12 years`, null],
  [`${job} 3 days of compute`, 72],
  [`${job}, we can't go past 36 hours`, 36],
  [`${job}, within one day`, 24],
])('%s: hours to finish in', (text, deadlineHours) => {
  expect(specOf(text)).toMatchObject({ deadlineHours, pricing: null })
})

test.each(['6-month reserved 64xH100', '64xH100, reserved for 6 months', '64xH100 reserved 9 months'])(
  '“%s” is a term, and no deadline',
  (words) => expect(specOf(`13b 2T tokens ${words}`)).toMatchObject({ pricing: 'reserved', deadlineHours: null }),
)

test.each([
  [`${job}, full 8k context`, { method: 'lora', sequenceLength: 8192 }],
  [`${job}, the full 3 epochs`, { method: 'lora', tokens: 150e6 }],
  [`${job}, a full 8xH100 node`, { method: 'lora', gpuCount: 8 }],
  ['llama 8b full 50M tokens', { method: 'full' }],
])('%s: full of a thing is no method', (text, expected) => expect(specOf(text)).toMatchObject(expected))

test.each([
  ['8b lora 120M tokens (3 epochs already counted)', { tokens: 120e6 }],
  ['8b lora 120M tokens in total (that is already with the 3 epochs)', { tokens: 120e6 }],
  ['8b lora 120M tokens, this figure already has the three epochs in it', { tokens: 120e6 }],
  ['8b lora 40M tokens, 3 epochs', { tokens: 120e6 }],
  ['13b full, 5B tokens, we debugged it on one 4090', { gpus: null, gpuCount: null }],
  ['full ft 13b on 2B tokens. Our code has been tested on a single A100.', { gpus: null, gpuCount: null }],
  ['full ft 13b on 2B tokens. The code was developed and tested on one 8xH100 box.', { gpus: null, nodes: null }],
  ['full ft 13b on 2B tokens, tested with 8xH100; book the same', { gpuCount: 8 }],
  ['full ft 13b on 2B tokens on 8xH100, the code is tested', { gpuCount: 8 }],
  ['full ft 13b on 2B tokens, the code is tested on our 8xH100 box', { gpuCount: 8 }],
  ["14b pretrain 3B tokens, we've never gone past a single GPU", { gpuCount: null }],
  ['8b lora 50M tokens, until now we only had one A100', { gpuCount: null, gpus: null }],
  ['8b dpo 12k pairs, 900 tokens both sides together', { providers: null }],
  ['8b lora 50M tokens at together', { providers: ['together'] }],
])('%s', (text, expected) => expect(specOf(text)).toMatchObject(expected))

const saidOf = (text: string) => {
  const result = readMessage(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : result.problem.message
}
const asked = 'What does a LoRA of llama 8b on 50M tokens cost?'

test.each([
  ['It has to be through in 2 days.', 48],
  ['I need it trained in 2 days.', 48],
  ['I can wait 2 days at most.', 48],
  ['2 days, no more.', 48],
  ['2 days or quicker.', 48],
  ['The deadline went from 5 days to 2.', 48],
  ['Our slot was cut from 72h to 48h.', 48],
  ["I'd rather pay more and have it tonight.", 12],
  ['We want results tonight.', 12],
  ['It runs over the weekend, Fri 6pm - Mon 8am.', 62],
  ['We have the box from Friday 6pm to Monday 8am.', 62],
])('said to people as in a command: “%s”', (words, deadlineHours) => {
  expect(saidOf(`${asked} ${words}`)).toMatchObject({ deadlineHours })
  expect(specOf(`${job}. ${words}`)).toMatchObject({ deadlineHours })
})

test.each([
  ['The GPU folks gave us 2 days on 8 H100.', 48],
  ["We've been given 2 days on 8 H100s.", 48],
  ['We have 8 H100 for 2 days.', 48],
  ["There's a 2 day slot on 8 H100.", 48],
  ['We have had 8 H100s for 2 years.', null],
  ['We have 8 H100 for 2 years now.', null],
  ['Our shop is open from Monday 9am to Friday 6pm.', null],
  ['The evals have the box through Friday.', null],
])('told in prose: “%s”', (words, deadlineHours) => {
  expect(saidOf(`${asked} ${words}`)).toMatchObject({ deadlineHours })
})

test.each([
  ['Separately, would it finish within one working day (8h)?', 8],
  ['Overnight (10h) doable?', 10],
  ['Overnight doable?', 12],
  ['Tomorrow realistic?', 24],
  ['Can it be done in one night (9 hours)?', 9],
  ['Over the weekend (about 60 hours) feasible?', 60],
  ['It needs to fit into our maintenance window (6h).', 6],
  ['Would 1 be ok if we have the whole night (10h)?', 10],
  ['Is 12h doable?', 12],
  ['Finished in one business day?', 24],
  ['The old run took a whole night (10h).', null],
  ['The meeting on Friday (2h) is about something else.', null],
  ['Lunch friday ok?', null],
  ['An H100 costs $50 a day (24h).', null],
])('what a span of time comes to, or is asked about: “%s”', (words, deadlineHours) =>
  expect(saidOf(`${asked} ${words}`)).toMatchObject({ deadlineHours, tokens: 50e6 }),
)

test.each([
  ['The customer demo is on 11 December so it has to be trained before that.', true],
  ['The launch is on Friday, it must be done before that.', true],
  ["The offsite is on Friday, before that I'm on holiday.", false],
  ['Same deadline as ever: Thursday.', true],
  ['Deadline for proposals: 15 January.', false],
  ['It must be finished before the conference on the 4th.', true],
])('a day by which it is to be done: “%s”', (words, isDue) => {
  const said = saidOf(`${asked} ${words}`)
  expect(typeof said === 'string' || said.deadlineHours !== null).toBe(isDue)
})

test.each([
  [
    "Plan B in case the grant doesn't come through: a 3B instead of the 14B, and 20M tokens instead of 200M. What would it cost?",
    { params: 3e9, tokens: 20e6 },
  ],
  ['8b instead of 14b and 13b, 20M tokens, cost?', { params: 8e9, tokens: 20e6 }],
])('%s', (text, expected) => expect(saidOf(text)).toMatchObject(expected))

test.each([
  ['70b / 400M / 8xh200 / lora / before friday noon. go', { tokens: 400e6, gpuCount: 8 }],
  ['70b/400M/8xh200/lora', { tokens: 400e6, gpuCount: 8 }],
  ['7b / 20M / 2 4090 / qlora', { tokens: 20e6, gpuCount: 2 }],
  ['8b, 400M/8 tokens on 2 h100', { tokens: 50e6, gpuCount: 2 }],
  ['8b, 1.2B / 3 of tokens', { tokens: 400e6 }],
])('a slash before machines divides nothing: “%s”', (text, expected) => expect(saidOf(text)).toMatchObject(expected))

describe('names that are taken for something else', () => {
  test.each([
    ['llama 8b full on 20k reasoning traces we got out of R1, 3k tokens each', { loraRank: null, tokens: 60e6 }],
    ['llama 8b lora r1 20M tokens', { loraRank: 1 }],
    ['7b lora, 300 pages of docs (pdf, normal A4)', { gpus: null, method: 'lora' }],
    ['llama 8b full 22M tokens, sequences of 32768', { sequenceLength: 32_768, tokens: 22e6 }],
    ['7b full 100M tokens, compute in fp8', { precision: 'fp8', weights: null }],
    ['nvfp4 pretraining run, 12b, 100B tokens', { precision: 'nvfp4', task: 'pretrain' }],
    ['pretrain a 1.3b on 26B tokens, bf16', { precision: 'bf16', weights: null }],
    ['7b qlora 5M tokens on V100s, so fp16', { precision: 'fp16', method: 'qlora', weights: 'nf4' }],
    ['7b lora 5M tokens, fp16', { precision: null, weights: 'bf16' }],
    ['7b lora 5M tokens, $500 left in the Q4 line', { weights: null, method: 'lora', budgetUsd: 500 }],
    ['7b lora 5M tokens, q4 base', { weights: 'nf4' }],
    ['full gb200 nvl72 rack, 30b lora 600M tokens', { gpuCount: 72, method: 'lora' }],
    ['two gb200 nvl72 racks, 30b lora 600M tokens', { gpuCount: 144 }],
    ['8 gb200 nvl72, 30b lora 600M tokens', { gpuCount: 8 }],
    ['30b lora 600M tokens on a gb300 nvl72', { gpus: ['gb300'], gpuCount: 72 }],
    ['30b lora 600M tokens on one nvl72', { gpus: ['gb200', 'gb300'], gpuCount: 72 }],
    ['half an nvl72, 30b lora 600M tokens', { gpuCount: 36 }],
    ['30b lora 600M tokens on 16 gpus of a gb300 nvl72', { gpuCount: 16 }],
    ['30b lora 600M tokens on a gb200 nvl72 tray', { gpuCount: null }],
    ['30b lora 600M tokens on 8 h100 nvl', { gpuCount: 8 }],
    ['8b lora 20M tokens on a grace hopper', { gpus: ['gh200-144', 'gh200-96'] }],
    ['8b kto 30k thumbs up/down ratings, 600 tokens each', { tokens: 18e6 }],
    ['8b kto 30k thumbs up and thumbs down answers, 600 tokens each', { tokens: 18e6 }],
    ['qwen2.5 1.5b rloo 5000 prompts x 8 rollouts 300 in 700 out', { promptTokens: 300, responseTokens: 700 }],
    ['8b lora 10k examples 300 in, 700 out', { tokens: 10e6 }],
    ['8b lora on 500 hours of calls, 9k words per hour', { tokens: 6e6 }],
    ['8b lora on 500 hours of calls at 9k words an hour', { tokens: 6e6 }],
  ])('%s', (text, expected) => expect(specOf(text)).toMatchObject(expected))

  test.each([
    ['What would it cost to train a lil 135M smollm2 on 10B tokens?', { model: 'smollm2-135m', tokens: 10e9 }],
    ['We have two DGX boxes, 16 x A100 40GB in total. How long is llama 8b LoRA on 50M tokens?', { owned: true }],
    ['Lambda has H100s in stock. How long is an 8B full fine-tune on 200M tokens on 8 of them?', { owned: null }],
    ['Lambda shows GH200 cheap. Can I run an 8B LoRA with 90M tokens on it?', { gpus: ['gh200-144', 'gh200-96'] }],
    ['We rent two DGX boxes, 16 x A100 40GB in total. How long is llama 8b LoRA on 50M tokens?', { owned: null }],
  ])('%s', (text, expected) => expect(saidOf(text)).toMatchObject(expected))
})
