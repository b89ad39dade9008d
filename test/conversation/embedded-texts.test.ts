/** Texts that only become vectors: no embedder need be named, and more cards than that takes are called so. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    'A reseller insists we need four H200s to embed our 6 million documents, around 800 tokens each, afterwards maybe 5,000 new ones per day.',
    /^answer: No, so many are not needed[^]*4\.8B tokens through BGE-M3[^]*The 5,000 a day after that[^]*No embedder was named/u,
  ],
  ['my boss thinks we need an H100 to embed 300k pages x 500 tokens', /^answer: No, none of that kind is needed/u],
  ['Is one L40S sufficient to vectorize 10M passages, 300 tokens each?', /^answer: Yes, 1 × L40S is enough/u],
  [
    'what would it cost to create vector embeddings for 900k abstracts, ~350 tokens a piece?',
    /315M tokens through BGE-M3/u,
  ],
  [
    'We embed 10,000 new documents a day, 700 tokens each. GPU running all day?',
    /a day on 1 × [^]*7M tokens[^]*A month of it/u,
  ],
  ['re-embedding our 15M docs of 400 tokens every quarter, what does that cost a year?', /4 times a year/u],
])('%s', (text, said) => {
  expect(lastOf([text])).toMatch(said)
})

test('a model that is named is taken, and a training is none of it', () => {
  expect(lastOf(['embed 20M passages of 200 tokens with qwen3-embedding-0.6b'])).not.toMatch(/No embedder was named/u)
  expect(lastOf(['train an embedding model on 2M pairs of 200 tokens'])).not.toMatch(/one pass/u)
})
