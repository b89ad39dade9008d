import { expect, it } from 'vitest'
import { isBareQuote } from '../../src/language/inquiries/bare-quote.ts'

it('knows a request that tells nothing', () => {
  expect(isBareQuote('hi, please send a quote for training our AI model by Friday')).toBe(true)
  expect(isBareQuote('what does it cost to fine-tune our model?')).toBe(true)
})

it('leaves alone what tells a model, a task, data or a wish', () => {
  expect(isBareQuote('quote for training our model on support mails')).toBe(false)
  expect(isBareQuote('price for training our 8B')).toBe(false)
  expect(isBareQuote('how much is it to train a model')).toBe(false)
})
