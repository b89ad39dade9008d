/** Two questions in one reply: each is answered by itself, and what nothing is known of is named. */
import { expect, test } from 'vitest'
import { askedParts } from '../../src/language/replies/further-questions.ts'
import { lastMeant, lastOf } from './thread-driver.ts'

test.each([
  ['what speed do you reckon with and what MFU is that?', ['what speed do you reckon with', 'what MFU is that?']],
  ['Is spot risky here? And how do we resume?', ['Is spot risky here?', 'how do we resume?']],
  ['is VAT in it, and who sends the bill? We are a German GmbH.', []],
  // One question, with its reason, a choice, or a clause that tells.
  ['is it sharded, or is it one copy on each?', []],
  ['how long without NVLink, which they do not have?', []],
  ['why, is it the context?', []],
])('“%s” asks %j', (text, parts) => {
  expect(askedParts(text)).toEqual(parts)
})

test.each([
  ['deepseek v3 full 500M tokens', 'what speed do you reckon with and which mfu is that', /tok\/s/u, /MFU/u],
  [
    '8b lora 60M tokens by friday',
    'do we make friday? when is the latest moment to start it',
    /^answer: Yes/u,
    /to be sure of/u,
  ],
  ['70b lora 90M tokens', 'how big is a checkpoint and where do we keep it?', /to resume from/u, /in a bucket/u],
  ['14b lora 40M tokens', 'how large is a checkpoint and where should we keep them', /to resume from/u, /in a bucket/u],
  [
    'grpo qwen 7b math, 8k prompts',
    'how much of those hours is generation vs the training step, and is vllm on the same gpus?',
    /writing the answers/u,
    /take turns/u,
  ],
])('under “%s”, “%s” has both answers', (plan, text, first, second) => {
  const said = lastMeant([plan, text])
  expect(said).toMatch(first)
  expect(said).toMatch(second)
  expect(said.search(first)).toBeLessThan(said.search(second))
})

test('a question of which nothing is known is named beside the one that is answered', () => {
  const said = lastMeant([
    'hipaa: 8b on 1.2M clinical notes, ~900 tokens each',
    'who signs a BAA, and how many of their lawyers are in Texas?',
  ])
  expect(said).toMatch(/signs a BAA/u)
  expect(said).toMatch(/Not answered by itself: “how many of their lawyers are in Texas”/u)
})

test('what the words of both make one question is answered once', () => {
  const said = lastOf([
    'dpo 32b 60k pairs',
    'is the frozen reference model in that memory, and does it take a card of its own?',
  ])
  expect(said.split('\n')).toHaveLength(1)
})
