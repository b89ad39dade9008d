/** What no rule can read, or what a rule would change, though its words ask one of the questions: said to the app. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

test.each([
  ['8b lora 20M tokens', 'merge_and_unload or keep adapter', /^answer: /u],
  ['qlora 32b 5k examples of 800 tokens', 'must all the gpus be identical', /^answer: .*one kind/u],
  ['8b lora 20M tokens', 'training diverged at 3am, what are the first things to try', /^answer: .*learning rate/u],
  ['dpo 8b 30k pairs', 'rock bottom price', /^answer: With any GPU/u],
])('under “%s”, “%s” is answered', (plan, text, says) => {
  expect(lastMeant([plan, text])).toMatch(says)
})

test.each([
  ['8b 50M tokens', 'assume 500 tokens per row', /^(?!answer)/u],
  ['8b 50M tokens', 'only the last layers', /^(?!answer)/u],
  ['8b 50M tokens', 'can we do it on 2 a100?', /^(?!answer)/u],
])('under “%s”, “%s” is a wish and answers nothing', (plan, text, says) => {
  expect(lastMeant([plan, text])).toMatch(says)
})
