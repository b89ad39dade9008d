/** A small model that writes ahead of a large one: the small one is trained, and the large one teaches it. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text]).replaceAll(/\s+/gu, ' ')

test.each([
  ['train a drafter, about 0.6b, matched to our 32b for spec decoding, 2B tokens of its answers', '600M'],
  ['speculative decoding: we want to train a 1b draft on 1B tokens for a 70b target', '1B'],
  ['pretrain a 400M draft model to go with our 13b (spec decoding), 5B tokens', '400M'],
  ['how much to train a 0.5b speculator beside our 8b on 900M tokens', '500M'],
])('%s', (text, size) => {
  const answer = says(text)
  expect(answer).toMatch(new RegExp(`^plan: About \\$[\\d,]+ in all, .* A ${size} model on `, 'u'))
  expect(answer).toContain('teaches it')
  expect(answer).not.toMatch(/Not used: “[\d.]+[bm]/iu)
})

test.each([
  'lora of an 8b that drafts emails, 20M tokens, we use a 70b today',
  'an eagle head for llama 70b on 100M tokens',
])('other drafts are none: %s', (text) => {
  expect(says(text)).not.toContain('teaches it')
})
