/** What is said of a training of pictures after it was priced. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const job = 'sdxl lora on 30 photos of our mugs'

test.each<[told: string, says: RegExp]>([
  ['at 768 instead of 1024', /^answer: (?:With “.*?\n)?SDXL at 768 pixels/u],
  ['flux instead of sdxl', /^answer: With “flux”: .*\nFLUX/u],
  ['what would a full finetune cost', /^answer: (?:With “.*?\n)?SDXL at 1024 pixels, full fine-tuning/u],
  ['how much for 12 such loras?', /^answer: With “for 12 such loras”: .*\n12 × SDXL/u],
  ['does it fit on 12 gb', /^answer: Only with every saving/u],
  ['is that ok with 24 gb?', /^answer: Yes: SDXL takes about/u],
  ['which resolution did you take?', /^answer: 1024 pixels a side/u],
  ['are 30 photos enough?', /^answer: Yes: 10 to 50 good pictures/u],
  ['crashed with out of memory at step 10', /^answer: First batch 1 with accumulation/u],
])('“%s”', (told, says) => {
  expect(lastMeant([job, told])).toMatch(says)
})
