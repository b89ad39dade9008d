/** Below the price of a training of pictures or sound: what is asked of its figures is worked out, and people are left alone. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const mascot = 'sdxl lora of our mascot, 45 drawings, 3000 steps at 1024'
const detector = 'yolov8l on 80k images, 60 epochs'
const speech = 'fine-tune whisper medium on 150 hours of audio, 4 epochs'
const flux = 'flux dev lora, 24 images, 1800 steps'

test.each<[plan: string, reply: string, says: RegExp]>([
  // A part of it.
  [
    detector,
    'roughly how long is one epoch?',
    /^answer: About [\d.]+ (?:min|h), \$[\d.]+ for 1 epoch \(80,000 images\)/u,
  ],
  [speech, "what's the price per epoch?", /for 1 epoch \(18,000 windows of 30 s\)/u],
  [mascot, 'how many seconds per step?', /^answer: About 0\.\d+ s.* for 1 step of batch 1/u],
  [detector, 'what if we stop at epoch 15?', /^answer: About .* if it stops after 15 epochs: .* less than the whole/u],
  [speech, 'suppose early stopping ends it at 50%?', /if it stops (?:at 50%|halfway)/u],
  [detector, 'and stopping at step 900?', /^answer: That takes the batch/u],
  [detector, 'it died at epoch 20, how much is left?', /^answer: 67% is left: about/u],
  [mascot, 'resuming from step 1000', /^answer: 67% is left/u],
  // Several of it.
  [mascot, 'we have 25 of these, one per character', /25 × SDXL at 1024 pixels, LoRA, 3,000 images each.* on 1 × /u],
  [flux, "that's for one product, we have 90 products", /90 × FLUX\.1 dev/u],
  [mascot, 'how many of those could I get for 20 dollars?', /^answer: About \d+ for \$20: /u],
  [detector, 'we got $300, how many runs would that be', /^answer: About \d+ for \$300: /u],
  [
    detector,
    'we would have to repeat this every other week',
    /^answer: 2\.2 runs a month are \$[\d,]+ a month, \$[\d,]+ a year/u,
  ],
  // What it takes.
  [
    flux,
    'a friend says fp8 is enough. thoughts?',
    /^answer: Yes, and it is counted already: 12B weights are 24 GB in sixteen bits/u,
  ],
  [mascot, 'would 4-bit help?', /^answer: It saves memory and no time: the frozen weights of SDXL shrink by 3\.9 GB/u],
  [detector, 'does int8 make sense here?', /^answer: It changes little: int8 serves weights that are frozen/u],
  [speech, 'do we need fp32?', /^answer: Sixteen bits are enough/u],
  [speech, "what's the smallest gpu that works?", /^answer: As usual it takes 22 GB; the smallest rented card is/u],
  [detector, 'any way to make it cheaper?', /^answer: Yes, from about .*\n.*(?:With 30 epochs|On another card)/u],
  [flux, 'could we run that in 4 bit on a 12 GB card?', /^answer: Yes, a card of 12 GB holds it with every saving/u],
  [mascot, 'what about 768?', /SDXL at 768 pixels/u],
  [mascot, 'can colab do it?', /on the 1 × T4 of Colab/u],
  [detector, '10 times the data', /48,000,000 images/u],
  [detector, 'we dropped 25% of the images', /3,600,000 images/u],
  [detector, "we're 20% in after 2 hours", /^answer: At that speed 8 h and .* more: 10 h in all/u],
  [detector, 'give me a csv', /^answer: gpu,gpus,provider,/u],
  [detector, 'explain the price', /^answer: \$[\d.]+ is .* of \d × /u],
  [mascot, 'would 20 of these be ok for 15 dollars?', /20 × SDXL/u],
  [detector, 'is start-up time included?', /^answer: Yes: 18 min of the/u],
  [speech, 'how accurate is that estimate?', /^answer: Within the range: /u],
  [mascot, 'if I start it at 8pm when is it done?', /^answer: Started \w+ 20:00, it is done about \w+ 20:/u],
  [mascot, 'my own 4090, electricity is 0.35 €/kWh', /^answer: About 0\.\d+ kWh.* at 0\.35 €\/kWh/u],
  [mascot, "we're getting 1.5 it/s", /^answer: With the 1\.5 images a second that you measured/u],
])('%s: %s', (plan, reply, says) => {
  expect(lastOf([plan, reply])).toMatch(says)
})

test.each<[plan: string, reply: string]>([
  [flux, 'Rosa your 24 photos are all blurry, that will never work. can you shoot 12 more?'],
  [mascot, 'Ben, did you use 4 gpus for the last one?'],
  [detector, 'who has the invoice for the last 2 runs?'],
  [detector, 'we have 60 of these cameras on the roof'],
  [detector, 'why is coffee so expensive here'],
  [detector, 'can you put the meeting notes in a table'],
  [detector, 'how much electricity does your fridge use'],
  [detector, 'haha 60 of these and I quit'],
  [detector, 'is the 3090 in the lab free tonight?'],
  [detector, 'Maria labelled another 800 images yesterday, looks fine to me'],
  [detector, 'the old model took 9 epochs to overfit'],
])('people are left alone: %s: %s', (plan, reply) => {
  expect(lastOf([plan, reply])).toMatch(/^ignored/u)
})

test('epochs of a longer run are a change, and no run that has got so far', () => {
  expect(lastMeant([detector, 'what if 90 epochs'])).toMatch(/7,200,000 images/u)
  expect(lastMeant([detector, 'run it on 30 epochs'])).toMatch(/2,400,000 images/u)
})
