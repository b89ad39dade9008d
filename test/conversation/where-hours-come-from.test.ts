/** "How did you get 13k tok/s?", "where do the hours come from?": the sum once, in plain words. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const lora = 'llama 8b lora 10k samples, under $50'
const speed =
  /^answer: 4,667 tok\/s on one A100 SXM 40GB, where it uses 48% .* 5\.12M tokens ÷ 4,667 tok\/s ÷ 3,600 = /u
const time = /^answer: 25 min: 5\.12M tokens ÷ 4,667 tok\/s over one GPU ÷ 3,600 = /u

test.each([
  [lora, 'how did you get 4.67k tok/s?', speed],
  [lora, 'where does the tokens per second number come from', speed],
  [lora, 'how is the throughput calculated?', speed],
  [lora, 'how did you get 13k tok/s?', /^answer: The plan has 4\.67k tok\/s, not 13k.*: 4,667 tok\/s on one A100/u],
  ['70b full 2B tokens', 'how did you get that tok/s?', /^answer: 56\.4k tok\/s = 32 × 1,762 tok\/s on each B200 SXM/u],
  [lora, 'how did you arrive at that time?', time],
  [lora, 'where do the hours come from?', time],
  [lora, 'how long?', time],
  [lora, 'how many hours?', time],
  [lora, 'hours of GPU or wall clock?', /^answer: The 25 min are wall clock/u],
  [lora, 'why so slow?', /^answer: It is the training: /u],
  [lora, 'how many tok/s do you expect?', /^answer: 4\.67k tok\/s on one GPU/u],
])('%s › %s', (job, question, expected) => {
  expect(lastMeant([job, question])).toMatch(expected)
})
