/** What the logits of a teacher take on disk. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'
import { shownAnswer as shown } from './shown-answer.ts'

test('beside the plan of the student', () => {
  const answer = shown('distill llama 3.3 70B into an 8B on 500M tokens, can I save the logits first?')
  expect(answer).toMatch(/of it for the passes of the teacher/)
  expect(answer).toMatch(/in full 500M tokens × 128,256 of the vocabulary × 2 bytes = 128 TB; the top 64 .* 192 GB/)
})

test.each([
  ['how much disk do all logits of 300M tokens take with a 32k vocabulary?', /The logits can be stored: .* = 19\.2 TB/],
  [
    'we cache top-32 logits of qwen 72b for 1B tokens, storage size?',
    /About 192 GB: 1B tokens × the top 32 .* 15\d,\d+ a token .* 304 TB/,
  ],
])('alone: %s', (text, said) => {
  expect(shown(text)).toMatch(said)
})

test('what is told of them is said once', () => {
  const answer = shown('distill llama 70b -> 3b 2B tokens top-50 logits stored offline')
  expect(answer.match(/About [\d.]+ [GT]B: 2B/gu)).toHaveLength(1)
  expect(answer).not.toContain('Not used')
})

test('below a plan they are of its tokens', () => {
  expect(
    lastOf(['distill 70b teacher into 8b student, 400M tokens', 'how much disk for the logits with top-k 20?']),
  ).toMatch(/^answer: About 48 GB: 400M tokens × the top 20/u)
})

test('logits that run out of memory are none to keep', () => {
  expect(shown('8b full on 100M tokens at 32k, are the logits too big?')).not.toMatch(/can be stored/)
})
