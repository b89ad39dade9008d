/** A language model and a model of pictures or sound in one text: both are priced, in either order. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    'mistral 7b lora on 30M tokens plus an SDXL LoRA with 150 photos, price of both',
    /^plan: About \$[\d.]+ in all, \$[\d.]+ of it for SDXL; the language model alone: [^]*on 30M tokens[^]*SDXL at 1024 pixels, LoRA/u,
  ],
  ['a flux lora on 30 pictures; then a 14b qlora on 8M tokens', /of it for FLUX\.1 dev[^]*14B model on 8M tokens/u],
  ['8b full fine-tune, 60M tokens. also whisper small on 80 h of speech', /Whisper small, full fine-tuning/u],
])('%s', (text, said) => {
  expect(lastOf([text])).toMatch(said)
})

test('pictures alone and a language model alone stay what they are', () => {
  expect(lastOf(['SDXL lora on 40 pictures and a flux lora on 30 pictures'])).toMatch(/^answer: 2 trainings/u)
  expect(lastOf(['mistral 7b lora on 30M tokens and then 10M tokens of chats'])).not.toMatch(/SDXL|FLUX/u)
})

test('below a plan the pictures are priced beside what else is said', () => {
  const plan = '8b lora 30M tokens'
  expect(lastOf([plan, 'does it fit on a 4090, and what is an SDXL lora with 80 photos?'])).toMatch(
    /^answer: Yes: 1 × RTX 4090[^]*SDXL at 1024 pixels, LoRA/u,
  )
  expect(lastOf([plan, 'also a flux lora with 25 pictures, how much would that add?'])).toMatch(/^answer: FLUX\.1 dev/u)
})
