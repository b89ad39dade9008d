import { expect, it } from 'vitest'
import { memoryOfFullIn } from '../../src/language/inquiries/memory-of-full.ts'

it('hears why full fine-tuning needs so much', () => {
  expect(memoryOfFullIn('why does a full finetune of 9B need 4 cards, the weights are 18 GB')).toMatchObject({
    count: 4,
  })
  expect(memoryOfFullIn('i dont get why fully training an 8B takes 130 GB while lora fits on 24')).not.toBeNull()
})

it('leaves other reasons and whole jobs alone', () => {
  expect(memoryOfFullIn('why is full fine-tuning of 8B so slow on 4 cards')).toBeNull()
  expect(memoryOfFullIn('full finetune of 8B on 20M tokens, why 8 gpus')).toBeNull()
  expect(memoryOfFullIn('full finetune of 8B on 4 cards, 24 GB each')).toBeNull()
})
