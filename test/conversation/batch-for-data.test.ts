/** A global batch that is doubted beside the data: the steps that it leaves, and no plan. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    'is a global batch of 128 x 4096 too large for a set of 25M tokens? 8b full finetune on 8x A100',
    /^answer: Too big: .*128 × 4,096 = 524k tokens, so 25M tokens are about 48 optimizer steps an epoch[^]*Take 16 to 32 sequences[^]*hardly changes[^]*an epoch is about/u,
  ],
  ['40M tokens of data and batch 256k tokens, ok?', /^answer: Rather big: .*about 156 .*steps an epoch/u],
  ['are 16 sequences a step enough? no idea', /^(?!answer: Too big)/u],
  [
    'how many steps are 60M tokens at batch size 32 and sequence length 4096, 2 epochs?',
    /^answer: Fine: .*about 458 optimizer steps an epoch, 916 in 2 epochs/u,
  ],
])('%s', (text, said) => {
  expect(lastOf([text])).toMatch(said)
})

test('a batch that is only told belongs to its job', () => {
  expect(lastOf(['8b lora on 100M tokens, global batch 64, is $200 ok?'])).toMatch(/^plan/u)
  expect(lastOf(['8b lora on 100M tokens with batch size 4 on a 4090, will it fit?'])).not.toMatch(
    /optimizer steps an/u,
  )
})
