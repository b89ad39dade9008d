import { expect, it } from 'vitest'
import { lastOf } from './thread-driver.ts'

it('names a free notebook where a small job is to cost as little as possible', () => {
  expect(lastOf(['roberta-base on 40k labelled reviews of 150 tokens, as cheap as possible'])).toMatch(/Free: /u)
})

it('names none where the job is too large for one, or money is not all', () => {
  expect(lastOf(['cheapest possible full finetune of 70b on 100M tokens'])).not.toMatch(/Free: /u)
  expect(lastOf(['8b lora on 40k rows of 150 tokens'])).not.toMatch(/Free: /u)
})
