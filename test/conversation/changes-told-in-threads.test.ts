/** Changes that are told in passing: another teacher, the mean of the lengths, another rhythm. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const distilled = 'distill a 14b teacher into a 1.5b student: 200M teacher tokens, 3 epochs on the student, under $300'
const lettered = 'roberta-large classifier, 500k letters at 384 tokens, 2 epochs, on one L4'
const continued = 'continued pretraining of qwen2.5 14b on 4B tokens'
const repeated = 'lora on mistral 7b, 20M tokens, retrained every week'

test.each<[plan: string, told: string, says: RegExp]>([
  [distilled, 'could the 70b be the teacher and it still stays below 300?', /^answer: (?:Yes|No), \$.* A teacher of 70B takes about \$/u],
  [distilled, 'teacher is really a 32B', /^answer: Yes, \$.* A teacher of 32B/u],
  [lettered, 'most letters are short, the mean is 120 tokens if batches are padded dynamically', /^plan: [^]*Changed: 120M tokens/u],
  [repeated, 'every two weeks is plenty honestly', /^answer: 2\.17 such runs a month/u],
  [continued, 'only 1B of it is norwegian, and we mix it 1:1 with english', /^plan: [^]*Changed: 2B tokens/u],
  [`${continued}, budget 9k euros`, 'budget went down to 6k, still ok?', /^plan: [^]*Changed: under \$7,0/u],
  [repeated, 'what about qlora on the 3090 in the lab?', /^answer: On 1 × RTX 3090 of your own, QLoRA, 4-bit/u],
  ['roberta-large classifier, 500k letters at 384 tokens, 2 epochs, on our own T4', 'what is the electricity of that at 29 ct', /^answer: \d+\.\d\d of electricity for [\d.]+ kWh at 0\.29: /u],
  [repeated, 'we stopped it after 40 min, loss went to nan at step 300', /^answer: Noted: stopped after 40 min, about \$.*; of no use from step 300 on/u],
  [repeated, 'all done: 2h40 on a 4090, 1.35 in all', /^run: [^]*\$1\.35 in 2\.7 h/u],
])('%s: “%s”', (plan, told, says) => {
  expect(lastMeant([plan, told])).toMatch(says)
}) // prettier-ignore

test.each<[plan: string, told: string]>([
  [distilled, 'my teacher had 32 kids in that class'],
  [lettered, 'the median age here is 41'],
  [repeated, 'weekly sync is fine'],
  [repeated, 'they stopped the meeting after 2 h, the mood exploded'],
  [lettered, '2 L4s? in this economy 😂'],
  ['lora on mistral 7b, 20M tokens', 'every two weeks is fine by me'],
])('%s: “%s” is left to people', (plan, told) => {
  expect(lastOf([plan, told])).toMatch(/^ignored/u)
})
