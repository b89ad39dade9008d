/** A closed model at its maker against an open one on rented GPUs: both sums, and what decides. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

describe('a closed model or an open one', () => {
  test.each([
    ['openai fine-tuning of gpt-4o-mini vs our own mistral 7b lora, 8M tokens 2 epochs, which is cheaper?', '$48'],
    ['fine tune gpt-4o-mini via the API with 5M tokens for 3 epochs or lora llama 3.1 8b on a rented gpu?', '$45'],
    ['is fine-tuning gpt-4o cheaper than training mistral 7b lora ourselves? 8M tokens', '$200'],
  ])('%s', (text, sum) => {
    const answer = lastOf([text])
    expect(answer).toMatch(/^plan: /u)
    expect(answer).toContain('Renting is cheaper to train')
    expect(answer).toContain(`against ${sum} for gpt-4o`)
    expect(answer).toContain('Answering decides, not training')
    expect(answer).not.toContain('There is no data on')
    expect(answer).not.toContain('take it; above')
  })

  test('where no price is on record that is said', () => {
    const answer = lastOf(['gpt-4.1-mini fine-tuning at openai vs our own qwen 14b lora, 20M tokens, cheaper?'])
    expect(answer).toContain('No training price of gpt-4.1-mini is on record here')
  })

  test('what writes the data is not trained', () => {
    expect(lastOf(['lora llama 8b or qwen 14b on 10M tokens of answers written by gpt-4o?'])).not.toContain(
      'cheaper to train',
    )
  })
})
