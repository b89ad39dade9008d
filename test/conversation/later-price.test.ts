import { expect, it } from 'vitest'
import { laterPriceIn } from '../../src/language/inquiries/later-price.ts'

const today = '2026-11-28'

it('reads a card and a time that has not come', () => {
  expect(laterPriceIn('what does an A100 hour cost in June 2029?', today)).toMatchObject({
    gpu: 'A100',
    pricing: 'on_demand',
  })
  expect(laterPriceIn('H200 hourly rate, Q2 2028', today)?.years).toBeCloseTo(1.5, 0)
  expect(laterPriceIn('B200 spot price in three years?', today)).toMatchObject({ years: 3, pricing: 'spot' })
})

it('leaves what was, what is, and jobs alone', () => {
  expect(laterPriceIn('H100 price in 2025?', today)).toBeNull()
  expect(laterPriceIn('H100 price today', today)).toBeNull()
  expect(laterPriceIn('lora of 8b on 20M tokens on H100 in 2028, price?', today)).toBeNull()
})
