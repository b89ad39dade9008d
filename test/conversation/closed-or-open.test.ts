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

  test.each([
    ['gpt-4o finetune or rent? 3M tokens chat logs', /\$75 for gpt-4o \(\$25 a million/u],
    ['fine-tuning gpt-4o-mini vs renting a gpu, 12M tokens', /\$36 for gpt-4o-mini/u],
  ])('without an open model one is taken, and what ends is told first: %s', (text, sum) => {
    const answer = lastOf([text])
    expect(answer).toMatch(/^plan: /u)
    expect(answer).toMatch(/No open model is named[^]*Do not begin there: OpenAI is closing[^]*Renting is cheaper/u)
    expect(answer).toMatch(sum)
    expect(answer).toMatch(/Hosted, the same tokens are \$[^]*a million/u)
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

describe('a closed model asked about in a thread', () => {
  const job = 'lora mistral 7b on 40M tokens'
  test.each([
    ['why not simply finetune gpt-4o-mini, what would that be?', '$120 for gpt-4o-mini', '40M tokens'],
    ['what does openai take for fine-tuning gpt-4o on this data', '$1,000 for gpt-4o', '40M tokens'],
    ['and gpt-4o-mini training through the api for 100M tokens?', '$300 for gpt-4o-mini', '100M tokens'],
  ])('%s', (asked, sum, tokens) => {
    const answer = lastOf([job, asked])
    expect(answer).toMatch(/^answer: Do not begin there: OpenAI is closing this: .*\nRenting is cheaper to train/u)
    expect(answer).toContain(`against ${sum}`)
    expect(answer).toContain(`all ${tokens}`)
  })

  test('a price that is not on record is not made up', () => {
    expect(lastOf([job, 'how much would tuning claude haiku cost instead?'])).toMatch(
      /^answer: No training price of claude haiku is on record here: .* × 40 is the sum to set against the \$/u,
    )
  })

  test.each(['the labels came from gpt-4o, is training on them ok?', 'we fine-tuned gpt-4o last year, was meh'])(
    '“%s” asks no price of its training',
    (said) => expect(lastOf([job, said])).not.toMatch(/\$[^.]*to train/u),
  )
})
