/** Whether what a picture model makes may be sold is answered by its licence. */
import { expect, test } from 'vitest'
import { shownAnswer as shown } from './shown-answer.ts'

test.each([
  [
    'FLUX.1 dev LoRA of our mugs, 25 images: cost, and may we sell the pictures?',
    /licence without commercial use of the model/,
  ],
  ['SDXL LoRA with 40 photos, is commercial use allowed?', /OpenRAIL\+\+-M/],
  ['may we use flux dev outputs in ads?', /the pictures it makes may be used commercially/],
])('%s', (text, said) => {
  expect(shown(text)).toMatch(said)
  expect(shown(text)).not.toMatch(/Check the page of that very model|Not answered/)
})

test('nobody is told of a licence who does not ask', () => {
  expect(shown('FLUX.1 dev LoRA of our mugs, 25 images: cost?')).not.toMatch(/Commercial use/)
})

test.each([
  ['flux dev lora of 30 photos for our online shop', /licence without commercial use/],
  ['yolo11s on 12k images for a client', /AGPL-3\.0/],
  ['flux.1-dev lora in our house style, 30 concept sketches. what do i rent', /\d+ × [^]*licence without commercial/],
  ['we make games: flux lora in our art style on 50 images, how much', /licence without commercial use/],
])('a business is told of what the licence forbids: %s', (text, said) => {
  expect(shown(text)).toMatch(said)
})

test('a licence that forbids nothing is not told unasked', () => {
  expect(shown('sdxl lora of 30 photos for our online shop')).not.toMatch(/Commercial use/)
  expect(shown('rf-detr large on 20k images for a client')).not.toMatch(/AGPL/)
})

test('somebody who does not code is told of a hosted trainer, and to train one first', () => {
  const several = shown("flux loras of 6 products, 25 photos each, I can't code")
  expect(several).toMatch(/hosted trainer \([^)]+\) takes the pictures .* \$2 to \$5 each, \$12 to \$30 for all 6/)
  expect(several).toMatch(/Train one first/)
  expect(shown('lora of my face from 15 selfies, how much?')).toMatch(/FLUX\.1 dev.*LoRA[^]*hosted trainer/)
  expect(shown('flux lora of 30 images, kohya, cheapest gpu?')).not.toMatch(/hosted trainer/)
})
