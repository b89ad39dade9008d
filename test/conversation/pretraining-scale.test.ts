/** So many tokens for each parameter are pretraining, whatever the size of the model. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each(['13b on 400B tokens', 'a 3B dense decoder, 90B tokens, on H100s', 'tinyllama 1.1B 2T tokens'])(
  '%s',
  (text) => {
    const said = lastOf([text])
    expect(said).toMatch(/tokens: pretraining, bf16[^]*tokens a parameter are read as pretraining from scratch/u)
    expect(said).not.toContain('more than adapters take in')
  },
)

test('fewer are training of every parameter', () => {
  expect(lastOf(['8b 2B tokens'])).toMatch(/2B tokens: full fine-tuning[^]*more than adapters take in/u)
})
