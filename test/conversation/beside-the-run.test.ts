/** What stands beside one run: what it is to be hosted afterwards, runs at once, stages, places, limits and the app itself. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

test.each([
  [
    'qwen 2.5 vl 7b 50k images',
    'how much per month to have it answer visitors of our site',
    /^answer: About \$\d+ a month day/u,
  ],
  [
    '13b full 500M tokens on lambda',
    '3 lrs at once vs one after the other, any $ diff',
    /3 runs like this cost \$\d+ in total/u,
  ],
  ['7b lora 10k examples', 'what do both phases cost together', /^answer: The \$[\d.]+ and .* are of this one stage/u],
  ['mistral nemo 12b lora 80M tokens in germany', 'Is the data centre inside France?', /^answer: No: .* in Germany/u],
  ['mixtral 8x7b 100M tokens under $200', 'so it breaks my 200 now or not', /^answer: No, it is kept/u],
  [
    '8b lora 300M tokens under $200',
    'Does the changed plan still respect the 1,500 limit?',
    /^answer: Yes: .* of the \$1,500/u,
  ],
  [
    'mistral nemo 12b lora 80M tokens',
    'coreweave more than others how come',
    /^answer: Sellers sell different .* On demand, for/u,
  ],
  ['8b dpo 30k pairs', 'frozen policy, extra card?', /^answer: No GPU of its own, and 0 GB more/u],
  ['grpo 7b 2k prompts on 8 H100s', 'extra card for judge?', /^answer: No: .* take turns on the 8 GPUs/u],
  [
    'llama 3.1 405b lora 50M tokens',
    'if the dataloader gets us 25% more throughput, how much is saved',
    /^answer: \$\d+ less .* with 1\.25 times the planned speed/u,
  ],
  ['8b lora 20M tokens', 'put it on a mac after', /^answer: Yes, on a machine with enough memory: some 6/u],
])('under “%s”, “%s” is answered first of all', (plan, text, says) => {
  expect(lastMeant([plan, text])).toMatch(says)
})

test.each([
  ['which slack scopes does the bot need', /^answer: Four: commands/u],
  ['who operates this bot', /^answer: On the server of whoever installed it/u],
  ['open a jira ticket for this', /^answer: No: I open no tickets/u],
  ['where should the huggingface token live', /HF_TOKEN|neither image nor code/u],
  ['can the rented node be peered with our VPC', /^answer: At AWS, Google Cloud and Azure yes/u],
  ['how long does AWS take to approve a quota increase', /^answer: Hours to a few days/u],
  ['does the EU AI act make us a provider', /^answer: Hardly by this run: it takes about \d × 10\^\d+ FLOP/u],
  ['who are their subprocessors', /^answer: That is not on record of/u],
])('“%s” is answered by what is known of it', (text, says) => {
  expect(lastMeant(['llama 3.1 8b lora 20M tokens', text])).toMatch(says)
})
