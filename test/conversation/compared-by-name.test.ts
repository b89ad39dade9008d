/** Questions that compare the plan with what they name, and questions to a colleague that have words of ours. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const german = 'qlora llama 3.1 8b on 25k manuals, ~3k tokens each, has to stay in Germany'

test.each<[asked: string, says: RegExp]>([
  ['why is it so much pricier than US?', /^answer: The GPUs differ: .*; in the US: \$/u],
  ['why so expensive compared to the us', /^answer: The plan \(.*OVHcloud\): \$.* more.* What moved: .* instead of/u],
  ['is it cheaper than in the US?', /^answer: No, \$\S+ more .* in the US/u],
  ['how much cheaper is it than aws', /^answer: \$\d+ less: .* at AWS/u],
  ['would the 70b be slower?', /^answer: (?:Yes|No), .* with Llama 3\.1 70B/u],
  ['would a100s be cheaper?', /^answer: (?:Yes|No), .* on \d+ × A100/u],
  ['what do we lose with the cheapest one?', /^answer: Nothing: with cheapest it stays/u],
  ['is this more expensive than $300?', /^answer: Inside it: \$/u],
  ['is it worse than full fine-tuning?', /^(?!answer: (?:As it is vs|Yes,|No,))/u],
  // Of a card that is named.
  ['is a T4 too small?', /^answer: 1 × T4/u],
  ['how many gpus does it need', /^answer: (?:One GPU is enough: 1 × .* holds [\d.]+ GiB of|These fit: 1 × )/u],
  // What words mean, and what is assumed.
  ['whats a checkpoint lol', /^answer: A checkpoint is/u],
  ['what resolution do you assume', /^answer: No images are in the plan/u],
  ['how did u get from gb to tokens', /^answer: 25,000 examples × 3,000 tokens .*= 75M tokens/u],
  ['is the data stored anywhere after the run?', /^answer: They are deleted with the machine/u],
])('“%s”', (asked, says) => {
  expect(lastOf([german, asked])).toMatch(says)
})

test.each([
  'Helena the AWS commit runs out in November right?',
  'Tom, is the A100 node free on Monday?',
  'Priya which cluster has the H100s now?',
  "That's just under what we need. @Dave was that with prefix caching?",
  'Jonas, does legal still want it in the EU?',
  'which resolution did you use Anna?',
])('“%s” is asked of a colleague', (asked) => {
  expect(lastOf([german, asked])).toMatch(/^ignored/u)
})

test.each<[asked: string, says: RegExp]>([
  ['Nebius, is it any good?', /^(?!ignored)/u],
  ['Spot, is that risky?', /^(?!ignored)/u],
  ['What about AWS?', /^(?!ignored)/u],
  ['Tom, I need 2 epochs', /^(?!ignored)/u],
])('“%s” is asked of the app', (asked, says) => {
  expect(lastOf([german, asked])).toMatch(says)
})
