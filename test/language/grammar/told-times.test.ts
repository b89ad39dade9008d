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
