/** Data that are told factor by factor, each of the one before it. */
import { describe, expect, test } from 'vitest'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

const specOf = (text: string) => {
  const result = readMessage(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : { problem: 'problem' in result ? result.problem.message : null }
}

describe('a chain of factors', () => {
  test.each([
    ['60 manuals, 400 pages in each manual, 500 tokens a page, three epochs, Qwen3 8B LoRA', 36e6],
    ['130 wards × 40 reports per ward × 1,000 tokens a report, three epochs, Granite 3.3 8B LoRA', 15.6e6],
    ['45 courses. A course has 12 lectures, a lecture is 5,000 tokens. Two passes, Qwen3 8B LoRA', 5.4e6],
    ['We have 75 books with 100,000 words each; one word is 1.5 tokens, two passes. Gemma 3 12B, LoRA', 22.5e6],
    ['4k seeds, each seed is expanded into 10 variants, 450 tokens per variant, 1 epoch, Qwen3 8B LoRA', 18e6],
    ['30 teachers wrote 70 worksheets each, 2,000 tokens a worksheet, Qwen3 8B LoRA, 3 epochs', 12.6e6],
  ])('is put together by what each number is of: “%s”', (text, tokens) =>
    expect(specOf(text)).toMatchObject({ tokens }),
  )

  test.each([
    ['600 hours of interviews, 8,000 tokens an hour, 2 epochs, Qwen3 8B LoRA, one A100', 9.6e6],
    ['500 mails a day, we take 90 days, 300 tokens per mail, 1 epoch, Llama 3.1 8B QLoRA', 13.5e6],
    ['1B from scratch, 2,000,000 tokens per optimizer step, 10,000 steps, 64x H100', 20e9],
    ['350M parameters from scratch. Each day brings 200 million tokens and we use 30 days. One pass, 8 H100', 6e9],
  ])('may begin with a time or with steps, which are no deadline: “%s”', (text, tokens) =>
    expect(specOf(text)).toMatchObject({ tokens, deadlineHours: null }),
  )

  test.each([
    ['50 ledgers of 200 pages each, 300 tokens a page. Three are damp, so call it 47. Qwen3 4B LoRA, 5 epochs', 14.1e6],
    ['60 days collected, 800 chats per day, 1,200 tokens per chat. So 50 days for training. Qwen3 8B LoRA', 48e6],
    ['5,000 hours of calls, 9,500 tokens per hour; 40% of the hours = 2,000 hours. 2 epochs, Qwen3 8B LoRA', 38e6],
    ['2,000 mails a week and we kept 50 weeks, so 100,000. One mail is about 160 tokens. Qwen3 4B QLoRA', 16e6],
    ['40k duels, 2k of them held out, train on 38k. One duel = two answers of 400 tokens each, Qwen3 8B LoRA', 30.4e6],
  ])('counts what holds of what is counted, and knows its own products: “%s”', (text, tokens) =>
    expect(specOf(text)).toMatchObject({ tokens }),
  )

  test.each([
    ['10,000 chats with 300 tokens per chat, 3 epochs, Llama 3.1 8B LoRA', 9e6],
    ['20k rows, 300 tokens each, Llama 3.1 8B LoRA, 1 epoch, 2 nodes of 8 H100 each', 6e6],
    ['Llama 3.1 8B LoRA on 20M tokens, we get 3,000 tokens per second per GPU, 5 days at most', 20e6],
  ])('is none where two numbers tell all, or one is a speed: “%s”', (text, tokens) =>
    expect(specOf(text)).toMatchObject({ tokens }),
  )
})

test.each([
  ['Llama 3.1 8B LoRA, 20M tokens, 4 pcs. H100', 4],
  ['Llama 3.1 8B LoRA, 20M tokens. We rent 2 pcs. RTX A6000.', 2],
  ['Llama 3.1 8B LoRA, 20M tokens, qty 8 ea. L40S', 8],
])('pieces stand before their GPUs as well: “%s”', (text, gpuCount) => expect(specOf(text)).toMatchObject({ gpuCount }))
