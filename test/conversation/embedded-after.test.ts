/** A corpus that is embedded with the model that is trained: both are priced. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    'fine-tune bge-m3 on 400k pairs of 250 tokens, then re-embed our 12M passages. what does all of it cost?',
    /^plan: About \$[\d.]+ in all, \$[\d.]+ of it to embed the corpus[^]*12,000,000 texts × 250 tokens \(as the examples\) = 3B tokens, forward only[^]*49 GB in fp32/u,
  ],
  [
    'e5-large finetune with 200k pairs, 300 tokens each; afterwards we index 8M documents of 400 tokens',
    /8,000,000 texts × 400 tokens = 3\.2B tokens/u,
  ],
])('%s', (text, said) => {
  expect(lastOf([text])).toMatch(said)
})

test('embedding alone is one pass, and a training alone has none', () => {
  expect(lastOf(['embed 20M passages of 200 tokens with bge-m3'])).toMatch(/^answer: No training, one pass/u)
  expect(lastOf(['bge-m3 finetune on 2M pairs of 300 tokens'])).not.toMatch(/Embedding the corpus/u)
})
