/** What is said to the app and asks by all of its words, in whatever form, is answered; a wish that is not understood is told so. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

test.each<[plan: string, text: string, says: RegExp]>([
  ['8b lora 20M tokens under $50', 'chance it exceeds 500', /^answer: It is unlikely \(under 2%\) that it costs more than \$500/u],
  ['qwen 2.5 vl 7b 50k images', "we're talking with the client here, could you not butt in", /I answer (?:only )?what speaks of the plan/u],
  ['70b 2B tokens', 'pay one time only', /^answer: It is paid once: \$/u],
  ['7b lora 3 epochs 10k examples on our 2 4090s', 'there is an amount though no vendor is involved', /^answer: It is electricity, no rent: \$/u],
])('under “%s”, “%s” is answered', (plan, text, says) => {
  expect(lastMeant([plan, text])).toMatch(says)
}) // prettier-ignore

test.each(['put the frobnicator on it please', 'please frobnicate the thing'])(
  '“%s” is told as not understood',
  (text) => {
    expect(lastMeant(['8b lora 20M tokens', text])).toMatch(/^problem: /u)
  },
)
