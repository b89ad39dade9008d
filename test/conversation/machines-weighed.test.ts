/** What machines are worth: weeks at hand, a term to sign, more of them. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    "Over the summer break our cluster (8x A100 80GB) sits idle for about 90 days. A student proposed training 'a GPT-4 of our own' on it. How far would we get?",
    /^answer: No, nothing like it: GPT-4 .*8 × 10\^21 operations[^]*8B on about 160B tokens[^]*kWh/u,
  ],
  [
    '8 of our own RTX 4090s are idle for a month: how far do we get with pretraining?',
    /^answer: From nothing .*8 × RTX 4090/u,
  ],
  [
    'nobody uses our DGX H100 for 45 days, an intern wants to pretrain a 70B. realistic?',
    /^answer: No, too large: a 70B sees about 29B tokens/u,
  ],
  [
    '/gpucost 8xH100 30 days what can we pretrain',
    /^answer: From nothing 8B on about 170B tokens[^]*The GPUs cost from \$/u,
  ],
  ["Our lab's 4x H100 node will be idle for all of August. Biggest model we could train from scratch?", /for 31 days/u],
  [
    'I have one A6000 at home and can leave it running for 3 months. What could I pretrain?',
    /^answer: From nothing 1B on about/u,
  ],
])('%s', (text, said) => {
  expect(lastOf([text])).toMatch(said)
})

test('a whole job on them is planned, and what they cost to rent is a price', () => {
  expect(lastOf(['pretrain a 1b on 20B tokens on our own 8x A100, idle for 90 days'])).toMatch(/^plan/u)
  expect(lastOf(['what do 8 H100 cost for 90 days?'])).not.toMatch(/From nothing/u)
  expect(lastOf(['our 8 A100 are idle for 60 days, can we fine-tune a 70b on them?'])).not.toMatch(/From nothing/u)
})

test.each([
  [
    'nvidia-smi shows 97% on all eight H100s but our full 8B fine-tune only does 1,900 tokens/s per GPU at 4k. Deadline is slipping. Should we add a second node?',
    /^plan: No, mend it first: it runs at 2\d% of the speed expected \(\d+% of the peak/u,
  ],
  [
    'My 70B LoRA run on 64 H100s does 12k tok/s. management wants to double the cluster, good idea?',
    /^plan: No, mend it first/u,
  ],
  [
    'On 8 H100 our 8B full fine-tune does 68,000 tok/s. Should we double the GPUs?',
    /^plan: Yes, if time is short: it runs as expected/u,
  ],
])('%s: by the speed', (text, said) => {
  expect(lastOf([text])).toMatch(said)
})

test.each([
  ['smollm3-3b cpt 20B tok 8xh100 - is a 1 week reservation right', /^answer: No: the run takes about/u],
  [
    'full fine-tuning of an 8B on 400M tokens. Sales offers a 3-day minimum on 8xH200, is that too long?',
    /^answer: Yes, too much: the run takes/u,
  ],
  [
    'A one-month commitment on 8 A100s for a LoRA of llama 70B with 200M tokens, right choice?',
    /^answer: No: the run takes/u,
  ],
])('%s: the term against the run', (text, said) => {
  expect(lastOf([text])).toMatch(said)
})
