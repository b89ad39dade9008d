/** What a plan has changed against the one before, asked in words that name neither. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const job = '8b lora 50M tokens'

test.each([
  'ok and how much slower is that per step',
  'how much slower does that make it?',
  'how many hours longer is that',
  'what’s the diff in dollars',
  'hmm wait, the 4090 thing, what does it do to wall clock vs the plan before',
  'what does that do to the bill?',
  'what did you give up to get there',
  'by how much did it change?',
  'can we see the very first card again?',
  'how much did that save',
  'how many dollars difference was that',
  'Did the price move at all',
  'how come that made it so much slower',
  'why did the hours jump?',
  'has the memory changed?',
  'so what changed',
])('“%s” sets both side by side', (asked) => {
  expect(lastOf([job, 'on a 4090', asked])).toMatch(
    /^answer: (?:As it was vs As it is: |.*\bbefore\b|.*instead of 60\.7 GiB)/u,
  )
})

test('of plans that stand side by side it is asked of them', () => {
  expect(lastOf([job, 'on a 4090', 'what if we used an a100?', 'how much slower is that?'])).toMatch(
    /^answer: 1\.6 h longer: 3\.1 h instead of 1\.5 h/u,
  )
})

test.each<[asked: string, says: RegExp]>([
  ['what does it cost?', /^answer: \$/u],
  ['how much more data do we need?', /^answer: How much data/u],
  ['what does it do to people, all this waiting', /^(?!answer: .*\bbefore\b)/u],
  ['what changed in the contract with legal?', /^(?!answer: .*\bbefore\b)/u],
  ['how many gpus was that box', /^ignored/u],
  ['did the price of your flat move', /^(?!answer: .*\bbefore\b)/u],
  ['how much longer is the meeting', /^(?!answer: .*\bbefore\b)/u],
  ['compare with an h100', /^answer: As it is vs H100/u],
])('“%s” is something else', (asked, says) => {
  expect(lastOf([job, 'on a 4090', asked])).toMatch(says)
})
