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
