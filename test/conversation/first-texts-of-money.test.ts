/** Questions of money in the first text, beside a job or without its data: is a price right, what does a sum buy, by the hour or by the month. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  'is $5k for a 13B sft normal?',
  'they quoted us 7000 euro for fine-tuning an 8b, is that a fair price?',
  'agency asks $9,000 to fine-tune a 7b for us. Is this a usual amount?',
])('a price is judged without the data: %s', (text) => {
  const answer = lastOf([text])
  expect(answer).toMatch(/^problem: Too much for the GPUs of a run of usual size/u)
  expect(answer).toMatch(/\$[\d,]+ would pay for about [\d.]+[BT] tokens/u)
  expect(answer).toContain('As a yardstick with LoRA, 100M tokens')
})

test.each([
  'vendor wants $9k for an 8b fine tune on 30k examples, normal?',
  'fine-tune 13b on 20k examples, quote is $1200, is this a normal amount?',
])('and with them: %s', (text) =>
  expect(lastOf([text])).toMatch(/^(?:plan: Far too much for GPU time alone|answer: Off: the dollars)/u),
)

test('what a sum pays for stands before the question for data', () => {
  expect(lastOf(['cheapest way to tune gemma 27b, $250'])).toMatch(
    /^problem: \$250 pays for about [\d.]+[MB] tokens of \w*LoRA.*How much data\?/su,
  )
})

test.each([
  'qlora 13b on 15M tokens each week, rent by the hour or by the month?',
  'We refresh a LoRA of an 8B on 3M new tokens every Monday, all year. On-demand each time or keep a card by the month?',
  'nightly lora of 7b on 6M tokens, pay monthly or per hour?',
])('by the hour or by the month: %s', (text) => {
  const answer = lastOf([text])
  expect(answer).toMatch(/^plan: By the hour: [\d.]+ runs a month/u)
  expect(answer).toMatch(/Kept all month it is \$[\d,]+ at the same/u)
  expect(answer).not.toMatch(/Not used/u)
})

test('a term against the hour: both are priced', () => {
  expect(lastOf(['6 month reserve vs hourly, 8xH100'])).toMatch(/on demand from .* reserved from /u)
})

test('a training of others that somebody would do today is told by its hours', () => {
  expect(lastOf(['What did it cost to train llama 3 8b, if we did it today?'])).toMatch(
    /^answer: Llama 3 8B: 1,300,000 H100-hours/u,
  )
})

test.each([
  'vendor quotes $26/h for 8x H100, fair? the job is 8b full on 300M tokens',
  '8b full on 200M tokens, they charge us 30 dollars an hour for 8x H100, is that a fair price?',
])('a price of an hour is no sum for the job, and leaves nothing idle: %s', (text) => {
  const answer = lastOf([text])
  expect(answer).toMatch(/^answer: [\w ]+: \$3\.\d\d\/h a GPU for H100/u)
  expect(answer).toMatch(/The job takes about [\d.]+ GPU-hours/u)
  expect(answer).not.toMatch(/idle|undefined/u)
})

test('two languages joined by a sign are words', () => {
  expect(lastOf(['continued pretraining of gemma 9b on Hindi+Marathi, 3B tokens'])).toMatch(/^plan: [^]*on 3B tokens/u)
})

test('what fits in 16 bits is no QLoRA in what a sum trains', () => {
  const answer = lastOf(['what can i finetune with $100?'])
  expect(answer).toContain('A 70B model, LoRA')
  expect(answer).not.toContain('QLoRA')
})

test('the fallback of one GPU is no machine of eight', () => {
  const answer = lastOf([
    'we only have AWS credits ($1000). fine tune llama 3.1 8b on 60k rows, possible? which instance',
  ])
  expect(answer).toMatch(/If no RTX PRO 6000 Blackwell is free: 1 × L40S at AWS/u)
})

test.each([
  ['finetune tinyllama on 1gb of text files', /full fine-tuning[^]*Every parameter is trained/u],
  ['tinyllama lora 1gb of text files', /LoRA, bf16/u],
  ['llama 3.1 8b on 1gb of text', /LoRA is assumed/u],
  ['tinyllama on 100mb of text', /LoRA, bf16/u],
])('much raw text trains all of a small model: %s', (text, says) => expect(lastOf([text])).toMatch(says))

test('what like software turns round is told with its winner', () =>
  expect(lastOf(['h200 vs h100 for qwen 72b lora 20k rows of 1024 tokens seq 8192'])).toMatch(
    /With NeMo[^]*h200 takes 2\.3 h and \$27\. So with like software h200 costs less than h100/u,
  ))
