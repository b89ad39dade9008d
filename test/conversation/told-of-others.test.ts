/** What others say, did and used, beside a job: no budget and no machine of it. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  'My manager thinks it takes $30k to fine-tune a 13b on 40M tokens.',
  'somebody on twitter said a 7b finetune is 900 dollars. 20k examples of 300 tokens for us',
  'I was told $4k for a full ft of a 3b on 30M tokens',
])('%s: a sum to judge', (text) => {
  const said = lastOf([text])
  expect(said).toMatch(/^plan: Far too much for GPU time alone/u)
  expect(said).not.toMatch(/Inside your/u)
})

test('money that somebody has is a budget', () => {
  expect(lastOf(['my boss says we have $500. 7b lora on 20k examples of 300 tokens'])).toMatch(
    /Inside your \$500 budget/u,
  )
})

test.each([
  'The authors trained on 32 A100s for two weeks. For us it is a lora of a 7b on 20M tokens.',
  'they used 8xH200 which we cannot get. 13b lora, 30M tokens',
])('%s: their machine is named, and not planned on', (text) => {
  const said = lastOf([text])
  expect(said).toMatch(/^plan: 1 × /u)
  expect(said).toMatch(/Not used: “(?:The authors trained on 32 A100s|they used 8xH200)/u)
})

test('hours that a lab pays for are rented, and set against the run', () => {
  const said = lastOf([
    'GRPO of a 1.5B, 900 steps, batch 128, 16 samples per prompt, 8k max length. Our lab can pay for 150 H100 hours.',
  ])
  expect(said).toMatch(/^plan: Not enough hours: \d+ × H100 SXM at [^]*Not enough: “150 H100 hours”/u)
  expect(said).not.toContain('Your ')
})

test('a run that counts and those that fail', () => {
  expect(lastOf(['8b lora 20M tokens, one real run and two failed ones'])).toMatch(/^plan: 3 runs cost/u)
  expect(lastOf(['14M tokens, 8B or 14B, whichever, lora: one good run plus a couple of test runs'])).toMatch(
    /^plan: 3 runs cost/u,
  )
})

test('what restarts cost is told of each of several plans', () => {
  expect(
    lastOf(['Pretraining a 7B on 300B tokens, 128 or 256 H100s. Last time we lost 10% to node failures.']),
  ).toMatch(/lost 10% to node failures”: with that each takes 11 % more/u)
})
