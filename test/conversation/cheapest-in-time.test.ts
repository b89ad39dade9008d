/** "What's the cheapest that finishes overnight?": the plan that does it for least, or that it is the one shown. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const lora = 'llama 8b lora 10k samples, under $50'

test.each([
  [
    lora,
    "what's the cheapest that finishes overnight?",
    /^answer: 1 × A30 .*\$1\.08 in total, .* Reply “within 12 h”/u,
  ],
  [lora, "cheapest option that's done overnight?", /^answer: 1 × A30 .*“within 12 h”/u],
  [lora, 'cheapest one that finishes in under 6 hours?', /^answer: 1 × A30 .*“within 6 h”/u],
  [lora, 'which is cheapest and still done by 9am tomorrow?', /^answer: 1 × A30 .*“within \d+ h”/u],
  [
    lora,
    'least expensive option that takes less than 30 minutes?',
    /^answer: The plan does it already: 25 min and \$1\.38 in total, of 30 min\. At the high end .* it is over: 43 min/u,
  ],
  [`${lora}, cheapest`, "what's the cheapest that finishes overnight?", /^answer: The plan does it already: 58 min/u],
  [lora, 'does it finish overnight?', /^answer: Yes/u],
  [lora, 'can it run overnight?', /^answer: Yes: it takes 25 min .* a night has 14 h/u],
  [lora, "what's the cheapest?", /^answer: With any GPU, provider and place: 1 × A30/u],
  [lora, 'cheapest within 2h', /^plan: .*Changed: within 2 h, cheapest/su],
])('%s › %s', (job, question, expected) => {
  expect(lastMeant([job, question])).toMatch(expected)
})
