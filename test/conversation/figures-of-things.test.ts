/** Figures of other things than a run: how often, pixels, the length of clips, and counts in brackets. */
import { describe, expect, test } from 'vitest'
import { withCountsBeforeNouns } from '../../src/language/inquiries/count-in-brackets.ts'
import { withFiguresOfThings } from '../../src/language/inquiries/figures-of-things.ts'
import { lastOf } from './thread-driver.ts'

describe('figures of things', () => {
  test.each([
    ['8b lora 3M tokens, 2x a week', '8b lora 3M tokens, 2 times a week'],
    ['an H100 on 7x24', 'an H100 on 24/7'],
    ['9k images, 4k x 4k px', '9k images, 4096 pixels'],
    ['an AI for 10 second clips of shoes, videos', 'an AI for clips of shoes, videos'],
    ['wav2vec2 on 7,200 clips of 5 seconds each', 'wav2vec2 on 10 hours of audio'],
    ['whisper on 12 second audio clips, 1,200 of them', 'whisper on 10 hours of audio'],
  ])('%s', (text, plain) => {
    expect(withFiguresOfThings(text)).toBe(plain)
  })

  test.each(['8b on 2x H100 for a week', '70b lora 8x H100 within 10 minutes', 'train for 30 seconds, 10M samples'])(
    '%s stays',
    (text) => {
      expect(withFiguresOfThings(text)).toBe(text)
    },
  )
})

describe('counts in brackets', () => {
  test.each([
    ['a model on my dictated letters (approx 5,000)', 'a model on my 5,000 dictated letters'],
    ['tune it with support emails (~12k)', 'tune it with 12k support emails'],
    ['our meeting minutes (900 or so)', 'our 900 meeting notes'],
  ])('%s', (text, plain) => {
    expect(withCountsBeforeNouns(text)).toBe(plain)
  })

  test.each(['our emails (2024)', 'on our GPUs (40)', 'the last epochs (10)', 'my letters (in Danish)'])(
    '%s stays',
    (text) => {
      expect(withCountsBeforeNouns(text)).toBe(text)
    },
  )
})

test.each([
  'They must not leave the clinic.',
  'The clinic cannot let the data leave the building.',
  'We are not allowed to let patient records leave our network.',
])('data that may not leave are planned on the card that is there, and no rent stands beside it: %s', (words) => {
  const answer = lastOf([
    `I'd like to finetune a model on my clinic letters (about 5,000). I have a PC with an RTX 3090. ${words}`,
  ])
  expect(answer).toMatch(/^plan: Your 1 × RTX 3090[^]*It stays on your machine, as you ask/u)
  expect(answer).not.toMatch(/Renting is|rent where/u)
})
