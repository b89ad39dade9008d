/** What is said to somebody by name, or of what others take: it changes nothing and asks nothing of the app. */
import { expect, test } from 'vitest'
import { readReply } from '../../../src/language/replies/reply.ts'
import { scenarioOf, today, vocabulary } from '../fixtures.ts'

const plan = scenarioOf('pretrain 1.3B from scratch, 30B tokens, on H100 under $500')
const actOf = (text: string) => readReply(plan, text, vocabulary, today)

test.each([
  'Claire, I have $2,000 left in the Q3 bucket, so no stress.',
  "Lee I'd have guessed 500",
  'Ravi did you turn on flash attention?',
  'ravi did you turn on flash attention?',
  'did you turn on flash attention Ravi?',
  'did you book the 8 H100s yet, Marta?',
  'which one do you mean Ingrid, training finished or the demo?',
  'what lr did you use Kim?',
  'Beth can you switch to 4-bit?',
  'hey Sven, did you use spot for the last one?',
  'dana, the 500 comes out of your cost center right?',
])('“%s” is for somebody who is named', (text) => {
  expect(actOf(text)).toEqual({ kind: 'ignored' })
})

test.each([
  'chinchilla would say 26B, so ok',
  'chinchilla optimal would be 26B anyway',
  "Priya's group runs everything on A100",
  'people usually do 3 epochs',
  'the paper would use 2T tokens',
  'meta used 16k h100s',
])('“%s” tells what others take', (text) => {
  expect(actOf(text)).toEqual({ kind: 'ignored' })
})

test.each([
  ['Hannah, I think 2 epochs is enough', 'amended'],
  ['chinchilla says 26B is enough', 'amended'],
  ['could you use Nebius instead?', 'amended'],
  ["use 3 epochs, that's what most people do", 'amended'],
  ['Did you assume Muon?', 'question'],
  ['did you include Tensorboard?', 'question'],
])('“%s” is meant for the app', (text, kind) => {
  expect(actOf(text).kind).toBe(kind)
})
