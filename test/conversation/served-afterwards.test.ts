/** "What do we pay afterwards to run it?": what the model takes when it is trained, and not what the training costs. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const lora = 'llama 8b lora 10k samples, under $50'
const served =
  /^answer: About \$320 a month day and night, .* 1 × L4 .* at \$0\.44\/h, for 8 conversations at once\. The model needs about 25\.5 GiB of GPU memory/u

test.each([
  ['what do we pay afterwards to run it?', served],
  ['what does it cost to run it afterwards?', served],
  ["once it's trained, what do we pay to keep it online?", served],
  ['once trained, what does it cost to run it?', served],
  ['do we have to keep paying after it is trained', /^answer: No, once the machine and its disk are deleted/u],
  ['what do we do afterwards?', /^answer: Copy the weights out first/u],
  ['what does it cost to run it again?', /^answer: \$1\.38 in total/u],
])('%s', (question, expected) => {
  expect(lastMeant([lora, question])).toMatch(expected)
})
