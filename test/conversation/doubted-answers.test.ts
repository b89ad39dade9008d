/** Where a word of a topic would answer a reply that asks something else, what is near is offered instead. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  ['mistral 7b dpo 20k pairs', 'We only have thumbs up / thumbs down from users, not pairs. Does this still work?'],
  ['yi 34b full 1B tokens', 'honestly, is friday doable? I must tell my boss yes or no'],
])('under “%s”, “%s” is told as not known', (plan, text) => {
  expect(lastOf([plan, text])).toMatch(/^answer: (?:I do not know that|I cannot answer that)/u)
})

test('what has an answer of its own is told', () => {
  expect(
    lastOf(['nllb 3.3B finetune, 40M sentence pairs', 'it is an encoder-decoder, did you treat it as decoder only?']),
  ).toMatch(/^answer: The count passes every token through the whole model, 3\.3B, so it errs on the dear side/u)
})

test.each([
  ['8b 50M tokens', 'how many retrains fit into $5,000 a quarter?', /^answer: \d/u],
  ['8b 50M tokens', 'would two runs of 25M each cost the same as the one?', /^answer: Nearly/u],
  ['8b 50M tokens', 'what is not counted in that total of yours?', /^answer: Not counted/u],
  ['70b full 1B tokens 8 b200', 'is the memory of those cards nearly full or is there room left on them?', /GiB/u],
])('under “%s”, “%s” is answered', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
})

test.each([
  ['mixtral 8x7b lora 100M tokens', 'only lambda or runpod, our company has accounts there', /^plan: /u],
  ['mixtral 8x7b lora 100M tokens', 'on demand only since the job cannot be resumed', /^plan: /u],
  [
    'qwen3 32b lora 60M tokens aws us-east-1',
    'our negotiated rate is 1.95 per gpu hour',
    /^plan: .* at AWS for your \$1\.95\/h/u,
  ],
])('under “%s”, “%s” is heard', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
})

test('a value of the plan is told once, and that it was asked for once', () => {
  const plan = 'mistral small 24b lora, 60k support chats around 900 tokens each, 2 epochs, axolotl'
  const text =
    'the total at the top, is that just the gpu hours or are storage and downloading the adapter in there too?'
  expect(lastOf([plan, text])).not.toMatch(/It was asked for\.\s+It was asked for/u)
})

test.each([
  'which part of the hours is generating and which is training?',
  'where does the time go, generation or training',
  'what share of the time goes on generating rather than training?',
])('under a plan that writes its own answers, “%s” is told the share of the writing', (text) => {
  expect(lastOf(['qwen2.5 7b grpo 8k math prompts', text])).toMatch(/goes into writing the answers/u)
})
