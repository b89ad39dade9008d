/** fp16 or bf16: by what the card has and what the model is; a name said again leaves the model of the plan. */
import { describe, expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const t5 = 'finetune t5-large on 100k pairs of 512 tokens'
const gemma = 'qlora gemma 2 9b on 20k samples x 1000 tokens'
const llama = 'lora llama 8b 20k samples x 1000 tokens'
const volta = 'qlora llama 8b 20k samples x 1000 tokens on a V100'

describe('the format of 16 bits', () => {
  test.each([
    [t5, 'should I train in fp16? heard T5 goes nan', /^answer: bf16, not fp16: the .* has bf16.* T5 was trained in bf16.*NaN \(recalled\)\./u],
    [t5, 'is fp16 ok or will it nan?', /^answer: bf16, not fp16: .*T5 was trained in bf16/u],
    [t5, 'fp16 or bf16 for t5?', /^answer: bf16, not fp16/u],
    [t5, 'can I use fp16 on T5?', /^answer: bf16, not fp16/u],
    [t5, 'should T5 be trained in bf16 instead?', /^answer: bf16, not fp16/u],
    [gemma, 'should I train in fp16, heard Gemma goes nan', /^answer: bf16, not fp16: .* Gemma was trained in bf16/u],
    [gemma, 'I read that Gemma overflows in half precision, true?', /^answer: bf16, not fp16/u],
    [llama, 'can i use fp16 or do i need bf16?', /^answer: bf16, not fp16: .*The NaN comes from the range/u],
    [volta, 'should I train in fp16?', /^answer: fp16, with loss scaling \(fp16=True\): the V100/u],
    ['flan-t5 xl summarization 50k examples of 1k tokens on 2x T4', 'should I train in fp16, heard T5 goes nan', /^answer: Not in plain fp16: T5/u],
  ])('%s: %s', (first, question, expected) => {
    expect(lastMeant([first, question])).toMatch(expected)
  }) // prettier-ignore

  test.each([
    [gemma, 'train in fp16', /^plan: [\s\S]*Changed: fp16 training/u],
    [llama, 'does the t4 support bf16?', /^answer: The T4 has no bf16/u],
    [llama, 'what does fp16 mean?', /^answer: bf16 and fp16 take two bytes a number/u],
    [llama, 'can I run it on a T4 in fp16?', /^answer: (?:No|Yes)/u],
    [llama, 'my loss is nan, why?', /^answer: A loss that turns NaN/u],
    [t5, 'what about T5 on an L4?', /^(?![\s\S]*223M)[\s\S]*L4/u],
  ])('as before, %s: %s', (first, question, expected) => {
    expect(lastMeant([first, question])).toMatch(expected)
  }) // prettier-ignore
})
