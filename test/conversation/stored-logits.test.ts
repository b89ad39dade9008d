/** What the logits of a teacher take on disk. */
import { expect, test } from 'vitest'
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
    /× 15\d,\d+ of the vocabulary .*the top 32 .* 192 GB/,
  ],
])('alone: %s', (text, said) => {
  expect(shown(text)).toMatch(said)
})

test('what is told of them is said once', () => {
  const answer = shown('distill llama 70b -> 3b 2B tokens top-50 logits stored offline')
  expect(answer.match(/can be stored/gu)).toHaveLength(1)
  expect(answer).not.toContain('Not used')
})

test('logits that run out of memory are none to keep', () => {
  expect(shown('8b full on 100M tokens at 32k, are the logits too big?')).not.toMatch(/can be stored/)
})
