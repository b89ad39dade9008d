/** Questions below plans that were set side by side: answered of both, with a pick where one is asked for; nothing is planned by them. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const cards = '70b 500M tokens lora, 4xH100 vs 8xA100'
const unlike = '8b 200M tokens lora, 1xH100 vs 2xL40S'
const methods = 'qwen 32b 80M tokens, lora vs qlora on 1xH100'
const alike = '13b 100M tokens qlora, 1xA100 vs 1xH200'

describe.each<[plan: string, questions: readonly [asked: string, says: RegExp][]]>([
  [
    cards,
    [
      [
        'ok which one would you take if it was your money',
        /^answer: I would take 8xA100: \$\S+ in total .* for 4xH100/u,
      ],
      ['so which one', /^answer: I would take 8xA100/u],
      ['first or second?', /^answer: I would take 8xA100/u],
      ['is the difference worth it', /^answer: No: 4xH100 costs \$\S+ \(\d+%\) more and saves/u],
      ['is the h100 worth it?', /^answer: No: 4xH100 costs/u],
      ['how much faster is the first', /^answer: 4xH100 against 8xA100 is .* shorter/u],
      ['what’s the price difference', /^answer: 4xH100 against 8xA100 is \$\S+ more/u],
      ['which has more memory to spare', /^answer: 8xA100: [\d.]+ GiB of .* are left, against/u],
      ['why are 4 h100s so close to 8 a100s in price', /^answer: Because .* times the work .* times an hour/u],
      ['why are they so close', /^answer: Because the price of the hour/u],
      ['why these two', /^answer: Because you named them: 4xH100 and 8xA100\..*\n?.*/u],
    ],
  ],
  [
    unlike,
    [
      ['which would you go for and why', /^answer: I would take 1xH100: .* less and .* shorter/u],
      ['why is the l40s pair so much slower', /^answer: A GPU of 1xH100 does [\d.]+ times the work/u],
      ['is the h100 worth the extra', /^answer: Yes, it is cheaper and faster/u],
      ['how much slower is the second one', /^answer: 2xL40S against 1xH100 is .* longer/u],
    ],
  ],
  [
    methods,
    [
      ['how much cheaper is qlora', /^answer: (?:Qlora|qlora) against lora is \$\S+ less/u],
      ['which uses less memory', /^answer: qlora: /u],
    ],
  ],
  [alike, [['which is the safer choice', /^answer: I would take 1xH200/u]]],
])('below “%s”', (plan, questions) => {
  test.each(questions)('“%s”', (asked, says) => {
    expect(lastOf([plan, asked])).toMatch(says)
  })
})

test.each(['what if we go with the second', 'ok let’s take the second', 'use the latter'])(
  '“%s” plans the second',
  (taken) => {
    expect(lastOf([cards, taken])).toMatch(/^plan: 8 × A100/u)
  },
)

test.each([
  'which one is cheaper to serve later?',
  'anna which cluster has the cards now?',
  'thanks, that helps a lot',
])('“%s” is of something else', (asked) => {
  expect(lastOf([cards, asked])).not.toMatch(/^answer: (?:I would take|4xH100 against|8xA100 against)/u)
})
