/** GPUs and sellers that are weighed without a job are set side by side on a usual one. */
import { expect, test } from 'vitest'
import { firstAnswer } from './thread-driver.ts'

test.each<[text: string, says: RegExp]>([
  [
    'if I switch from 4xA100 to 2xH100 do I pay less or more in the end',
    /^answer: 4xA100 vs 2xH100: .*Assumed: an 8B/su,
  ],
  ['swap our 8 a100 for 4 b200, faster?', /^answer: 8 a100 vs 4 b200: /u],
  ['going from an A100 to a 4090 box', /^answer: A100 .*RTX 4090/su],
  ['moving from runpod to lambda, worth it?', /^answer: runpod vs lambda: /u],
  [
    'runpod vs lambda vs coreweave for a team of 4 doing weekly finetunes, what would you pick',
    /^answer: runpod vs lambda vs coreweave: .*Assumed: an 8B model; 100M tokens/su,
  ],
  ['13b on runpod or lambda', /^answer: runpod vs lambda: /u],
  ['8b lora 50M tokens, moving from runpod to lambda', /^plan: /u],
  ['what does it cost to run a training from 2 to 4 H100', /^(?!answer: .* vs )/u],
])('%s', (text, says) => {
  expect(firstAnswer(text, 'command')).toMatch(says)
})

test('talk about sellers is not weighed', () => {
  expect(firstAnswer('Runpod and Lambda were both down yesterday, did you notice?', 'message')).toMatch(/^problem: /u)
  expect(firstAnswer('If I switch from 4xA100 to 2xH100, do I pay less?', 'message')).toMatch(
    /^answer: 4xA100 vs 2xH100/u,
  )
})
