/** What is said of a training of pictures after it was priced. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = 'sdxl lora on 30 photos of our mugs'

test.each<[told: string, says: RegExp]>([
  ['at 768 instead of 1024', /^answer: (?:With “.*?\n)?SDXL at 768 pixels/u],
  ['flux instead of sdxl', /^answer: With “flux”: .*\nFLUX/u],
  ['what would a full finetune cost', /^answer: (?:(?:With “|About ).*?\n)?SDXL at 1024 pixels, full fine-tuning/u],
  ['how much for 12 such loras?', /^answer: With “for 12 such loras”: .*\n12 × SDXL/u],
  ['does it fit on 12 gb', /^answer: Only with every saving/u],
  ['is that ok with 24 gb?', /^answer: Yes: SDXL takes about/u],
  ['which resolution did you take?', /^answer: 1024 pixels a side/u],
  ['are 30 photos enough?', /^answer: Yes: 10 to 50 good pictures/u],
  ['crashed with out of memory at step 10', /^answer: First batch 1 with accumulation/u],
])('“%s”', (told, says) => {
  expect(lastMeant([job, told])).toMatch(says)
})

const tiles = 'segformer b3 on 30k tiles 512px, 40 epochs, 2x 3090 in our office'

test.each<[told: string, says: RegExp]>([
  ['24 imgs/s over both cards', /^answer: With the 24 images a second that you measured, 1,200,000 images take 14 h/u],
  ['why does it take that long, our old resnet ran over lunch', /^answer: 30,000 × 40 epochs are 1,200,000 images at .*\nAnother network/u],
  ['make it 20 epochs. would a rented h100 be faster than our 3090s?', /^answer: Yes, .* for 600,000 images in all: 1 × H100/u],
  ['compliance says the tiles have to remain in germany', /^answer: With “.*\nSegFormer/u],
  ['once a month is plenty', /^answer: One run a month is \$/u],
  ['finished in 9h on the 2 3090s', /^answer: Noted: 9 h.*\nReckon with/u],
])('“%s” below a training on tiles', (told, says) => {
  expect(lastMeant([tiles, told])).toMatch(says)
}) // prettier-ignore

const weekly = 'flux dev lora on 40 photos of our chairs, every week'

test.each<[told: string, says: RegExp]>([
  ['on a 4090 please, there are 60 usd of runpod credits', /^answer: 1 × RTX 4090 at RunPod.* so \$60 of credits pay some \d+ such runs, about .* months/u],
  ['may we sell prints of these pictures?', /^answer: FLUX dev stands under a licence without commercial use/u],
])('“%s” below a weekly training on photos', (told, says) => {
  expect(lastMeant([weekly, told])).toMatch(says)
}) // prettier-ignore

test.each(['how come it takes you that long to review', 'the old unet did 90 img/s', 'every 2 weeks the same meeting'])(
  '“%s” is left to people',
  (told) => {
    expect(lastOf([tiles, told])).toMatch(/^ignored/u)
  },
)
