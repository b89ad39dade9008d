/** First texts that say where a run may stand, what it may cost and how long it may take. */
import { describe, expect, test } from 'vitest'
import { sameHourlyIn } from '../../src/language/inquiries/discounted-price.ts'
import { lastOf } from './thread-driver.ts'

describe('a place that nothing may leave', () => {
  test.each([
    ['8B lora, 50M tokens, no cloud outside the US', 'plan: 1 × H100 SXM at Massed Compute in the US'],
    ['8B lora, 50M tokens, nothing outside the US', 'in the US'],
    ['8B lora, 50M tokens, outside the US is not allowed', 'in the US'],
    ['8B lora, 50M tokens, anywhere outside the US', 'in places outside the US'],
    ['8B lora, 50M tokens, we have no budget limit but run outside the US', 'in places outside the US'],
    ['no cloud, 8b lora 20M tokens', 'it takes cards of your own'],
  ])('%s', (text, expected) => {
    const answer = lastOf([text])
    expect(answer).toContain(expected)
  })
})

describe('what it may cost and how long it may take', () => {
  test.each([
    ['llama 4 scout lora on legal Q&A, 30k examples, what hardware do we need and is it under 2k', '$2,000 budget'],
    ['8b lora, 50M tokens, will it stay below 5k?', '$5,000 budget'],
    [
      'is 3k enough to do qlora on llama 3.3 70b w/ 60k examples, avg 1500 tokens, 2 epochs? or do I need to ask for more',
      '$3,000 budget',
    ],
    ['fine-tune 8b on 20k tickets, is 3k enough examples?', 'good examples do'],
    ['8b lora, 50M tokens, finish in one working day', 'deadline of 8 h'],
    ['8b lora 20M tokens within 3 working days', 'deadline of 3 days'],
    [
      'want to train a model for answering customers on whatsapp, have about 8000 tickets. how much does it cost?',
      'in total',
    ],
    ['45k PDFs pages, 30b lora', 'on 30M tokens'],
    [
      "we've got $10k of GCP credits expiring end of month, whats the bigest model we could finetune on 100M tokens",
      'the largest is a ',
    ],
    ['what would 8xH200 for a weekend get me in terms of tokens for a 7B full fine-tune?', '48 h are enough for about'],
  ])('%s', (text, expected) => {
    expect(lastOf([text])).toContain(expected)
  })

  test('the money of a month is judged once', () => {
    const answer = lastOf(['got $3k/month, want to retrain a 13B weekly on 25M tokens, does that fit the budget?'])
    expect(answer).toContain('such runs a month cost')
    expect(answer).not.toContain('No sum is known')
  })
})

describe('memory decides', () => {
  test('own cards are weighed with 8-bit states where those in fp32 leave no room', () => {
    const answer = lastOf([
      'Our box has 4x A6000. Full fine-tune of a 7B on 60k examples, how many days vs just renting H100s?',
    ])
    expect(answer).toContain('Use your own')
    expect(answer).toContain('8-bit states of AdamW')
    expect(answer).not.toContain('good examples do')
  })

  test('machines that are asked about are no GPUs', () => {
    const answer = lastOf(['full ft of Qwen2.5-72B, 60M tokens. 8xH100 enough memory or do I need two nodes?'])
    expect(answer).toContain('2 machines of 8 H100')
    expect(answer).toContain('as both do')
  })
})

// Each is taken away by itself and the rest read anew: a message of thousands of them ran out of stack.
test('ways that cost the same are looked for in short texts alone', () => {
  expect(sameHourlyIn('8x L40S or 4x A100 for a 13b lora, same hourly total')?.words).toBe('same hourly total')
  expect(sameHourlyIn(', same costs'.repeat(1000))).toBeNull()
})
