/** A model that hardly anybody trains whole, and two ways to train without a model: each way is priced or told. */
import { expect, test } from 'vitest'
import { shownAnswer as shown } from './shown-answer.ts'

test.each([
  [
    'fine-tuning deepseek v3, price?',
    /yardstick with LoRA, [^]*every weight takes about 11 TB[^]*an hour and more[^]*32B to 70B/u,
  ],
  ['llama 405b finetune, how much is it', /every weight takes about 6\.5 TB/u],
])('%s', (text, said) => {
  expect(shown(text)).toMatch(said)
})

test('of a named method and of smaller models nothing of it is said', () => {
  expect(shown('deepseek v3 lora, cost?')).not.toMatch(/every weight takes/u)
  expect(shown('finetune qwen 72b, how much')).not.toMatch(/every weight takes/u)
})

test.each(['kimi k2 full finetune, how much', 'what does full sft of deepseek r1 cost'])(
  '%s: the memory, the machines and their price come first',
  (text) =>
    expect(shown(text)).toMatch(/^Honestly: every weight takes about \d+ TB[^]*machines of 8 × H100[^]*an hour/u),
)

test('full or an adapter of a giant is told honestly', () => {
  expect(shown('deepseek r1: full or LoRA, 40M tokens?')).toMatch(
    /^full vs LoRA: [^]*Honestly: every weight takes about 11 TB/u,
  )
})

test('continued pretraining or LoRA without a model is set side by side on a usual one', () => {
  const answer = shown('LoRA or continued pretraining with 400M tokens of manuals?')
  expect(answer).toMatch(/^every parameter vs LoRA: /u)
  expect(answer).toContain('an 8B model, as none was named')
})
