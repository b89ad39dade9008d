/** Threads about what is no training of tokens: talk with a word of it, and questions that data of a job would not answer. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const sound = 'finetune whisper large v3 on 800 hours of swiss german audio'
const served = 'serve mistral small 24b, 5 requests per second, 1k in 300 out, 1 month'

test.each<[turns: readonly string[], says: RegExp]>([
  [[sound, 'whisper was never great with bernese dialect anyway'], /^ignored/u],
  [
    [sound, 'whisper was never great with bernese dialect anyway', '5 epochs'],
    /^answer: (?:(?:With “|About ).*?\n)?Whisper large.*480,000/su,
  ],
  [[sound, 'we had whisper at my last job, it was a mess'], /^ignored/u],
  [[served, 'what latency do we get?'], /^answer: About \d+ tokens a second for each of 100 answers/su],
  [[served, 'how many users can it take before we need a second gpu?'], /^answer: I do not know that/u],
  // What changes it is heard.
  [[served, 'true, only 10 hours a day on weekdays'], /^answer: (?:With “.*?\n)?Hosting .*220 GPU-hours/su],
  [[served, 'int8 ok'], /^answer: (?:With “.*?\n)?Hosting .*8-bit/su],
  [
    [sound, 'make it 600 hours, the rest is garbage quality'],
    /^answer: (?:(?:With “|About ).*?\n)?Whisper large.*216,000/su,
  ],
  [
    [sound, 'And how long would it run on the A100 we have in the basement?'],
    /^answer: (?:(?:With “|About ).*?\n)?Whisper.*A100/su,
  ],
])('%s', (turns, says) => {
  expect(lastOf(turns)).toMatch(says)
})

test.each<[told: readonly string[], says: RegExp]>([
  // What is compared after a training of pictures is that training.
  [['sdxl lora on 30 images', 'more with aws or gcp?'], /^answer: (?:With “.*?\n)?SDXL .* at AWS/su],
  [['sdxl lora on 30 images', 'a100 or h100?'], /^answer: (?:With “.*?\n)?SDXL .* on 1 × A100/su],
  [['sdxl lora on 30 images', 'how long with 5000 steps?'], /^answer: (?:With “.*?\n)?SDXL .*5,000 images/su],
  [['sdxl lora on 30 images', 'h100 price'], /^answer: H100: from/su],
])('%s', (turns, says) => {
  expect(lastOf(turns)).toMatch(says)
})
