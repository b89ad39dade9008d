/** What is said once of several jobs that are all done: sellers, places, no spot, money and time. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('limits of stages', () => {
  test('sellers that are named once are those of each stage', () => {
    const answer = says('we may rent from nebius only. pretrain a 1B on 15B tokens, then sft on 50k chats')
    expect(answer.match(/ at Nebius, /gu)).toHaveLength(2)
    expect(answer).toContain('Held for each of them: only Nebius')
  })

  test('money and time are those of all together', () => {
    expect(says('pretrain 1B on 15B tokens, then sft 50k chats, budget $5000, within 5 days. does it fit?')).toMatch(
      /Fits: together \$.*Inside your \$5,000 and your 5 days/su,
    )
    expect(says('pretrain 7B on 50B tokens, then sft 50k chats, budget $300')).toMatch(
      /Does not fit: together \$.*over your \$300/su,
    )
  })

  test('owners that are ruled out are so for each stage', () => {
    const answer = says(
      'no US companies. pretrain a 3B on 4B tokens, then sft on 40k chats. does that fit 1500 dollars?',
    )
    expect(answer).not.toMatch(/ at (?:GMI Cloud|RunPod|AWS|Lambda)/u)
    expect(answer).toMatch(/Fits: together/u)
  })
})
