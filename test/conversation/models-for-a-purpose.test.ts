/** Who has data and a sum, and knows no model, is planned one that does it; the largest only where that is asked. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  'we have 30k product reviews, which llm should we tune to draft replies, budget $80',
  'around 6,000 chat logs of our hotel desk. I want a bot that answers in our tone, no idea what model, 250 dollars',
])('%s', (text) => {
  const said = lastOf([text])
  expect(said).toMatch(/^plan: [^]*An 8B model on .*LoRA[^]*Guessed: an 8B model/u)
  expect(said).not.toMatch(/405B|70B/u)
})

test('the largest, with what the data may be', () => {
  const said = lastOf(['whats the biggest model i can fine tune with $150 and 2,000 customer emails?'])
  expect(said).toMatch(
    /the largest is[^]*“emails” may be personal|the largest is[^]*“customer emails” may be personal/u,
  )
})

test.each([
  [
    'math tutor for pupils of grade 6-9, 8,000 solved exercises, which gpu and how much?',
    /An 8B model on 12\.3M tokens/u,
  ],
  ['we want a model that grades essays, 12k essays with scores, which gpu?', /ModernBERT large on 18\.4M tokens/u],
  ['a model that talks like our founder, 900 blog posts of 700 words', /An 8B model on 2\.52M tokens/u],
])('what it is to do tells the kind of model: %s', (text, says) => expect(lastOf([text])).toMatch(says))

test('a GPU for an amount alone is no purpose', () =>
  expect(lastOf(['which gpu for 20M tokens?'])).toMatch(/Which model\?/u))
