/** What is asked or told beside the figures: machines kept on, requests of a maker's model, memory, contracts, people in places. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('beside the figures', () => {
  test('a machine that is always on is set against runs that are started as they come', () => {
    const answer = says(
      '30 customer loras a month on llama 3.1 8b, each 4k examples of 700 tokens, today an L40S at AWS runs around the clock. What do we save? CEO in Toronto asks.',
    )
    expect(answer).toMatch(/Kept on, .* a month, and 30 such runs use it \d+ % of the time/u)
    expect(answer).toMatch(/a month saved/u)
    expect(answer).not.toContain('no price in Toronto')
  })

  test('requests of a day are no data of the training', () => {
    const answer = says(
      'cheaper: fine-tune gpt-4o-mini at openai or llama 8b ourselves? 6k examples of 500 tokens, 2,000 requests a day',
    )
    expect(answer).toMatch(/on 3M tokens/u)
    expect(answer).toMatch(/Your 60,\d00 requests a month .* GPT-4o mini, fine-tuned/u)
  })

  test('where memory goes is told of the plan', () => {
    expect(
      says(
        'grpo on qwen2.5-3b, 8 rollouts, 1k completion, 4k prompts on my 2 H100. hows the memory split and how long?',
      ),
    ).toMatch(/[\d.]+ GiB of [\d.]+ GiB on each GPU at the expected peak/u)
  })

  test('what to ask before a contract, and what keeps a run from being lost, are answered', () => {
    expect(
      says(
        'We may sign 6 months of 16x H100 at $2.20/GPU/h. What should we ask them before we sign? And what is the total?',
      ),
    ).toMatch(/before we sign.* the start date and what is owed if it slips/u)
    expect(
      says(
        '7b lora 20k examples of 500 tokens died twice on vast. What setup so it doesnt die again, and what does it cost?',
      ),
    ).toMatch(/saves that leave the machine/u)
  })

  test('single-nucleotide tokens are no number of them', () => {
    expect(
      says('pretrain a 300M DNA model on 50B nucleotides (single-nucleotide tokens), 8k context, 8xH100, under $20k?'),
    ).toMatch(/on 50B tokens/u)
  })

  test('a class that trains at once gets a card each', () => {
    const answer = says('18 trainees each train a small lora for 90 minutes: a single large gpu or many small ones?')
    expect(answer).toMatch(/Many small ones, a card each: 18 × .* for 1\.5 h are about \$/u)
    expect(answer).toMatch(/One H100 .* its memory holds/u)
  })

  test('the cards of a place stand beside what is known of a training', () => {
    expect(
      says('nnU-Net on 700 CTs of patients, everything stays in the EU. Which card and what does it cost?'),
    ).toMatch(/In the EU, on record: .* from \$/u)
  })
})
