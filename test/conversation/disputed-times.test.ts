/** Two times for one run: who is right, and what would make the other so. */
import { expect, test } from 'vitest'
import { disputedTimesIn } from '../../src/language/inquiries/disputed-times.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { sharedApp } from '../shared-app.ts'
import { shownAnswer } from './shown-answer.ts'

/** Of a message that is written in Slack. */
function answerOf(text: string): string {
  const asked = { today: '2026-11-26', rules: noRules, teamMeasurements: [], isInteractive: false }
  const outcome = sharedApp().engine().handle({ kind: 'text', text, inputKind: 'message' }, asked)
  return 'content' in outcome ? plainText(outcome.content) : outcome.kind
}

test.each<[text: string, hours: readonly [number, number], rest: string]>([
  [
    "my boss thinks it's 3 hours and the freelancer 2 days: lora 8b, 40M tokens, 2x L40S. who to trust?",
    [3, 48],
    'lora 8b, 40M tokens, 2x L40S',
  ],
  [
    'gemini says 5 days. claude says 14 hours. 34b lora, 80M tokens, 8x A100; which one is realistic?',
    [120, 14],
    '34b lora, 80M tokens, 8x A100',
  ],
  [
    'vendor quotes 300 gpu hours, our dev says 40 for a 13b lora on 80M tokens. whose number?',
    [300, 40],
    'a 13b lora on 80M tokens',
  ],
])('%s', (text, hours, rest) => {
  const found = disputedTimesIn(text)
  expect(found?.claims.map((claim) => claim.hours)).toEqual(hours)
  expect(found?.rest).toBe(rest)
})

test('both are set against our range, and neither is a deadline', () => {
  const shown = answerOf(
    'the agency says 3 days, our intern says 20 hours for a 70b lora on 100M tokens on 8x A100. who is right?',
  )
  expect(shown).toMatch(/^Neither, both are too long, “20 hours” is the nearer: 8 × A100/u)
  expect(shown).toMatch(/“20 hours” \(\$\d+\) is 2\.\d times that[^]*“3 days” \(\$\d+\) is 9\.?\d* times that/u)
  expect(shown).toMatch(/measure 20 minutes of it: .*means “3 days”/u)
  expect(shown).not.toMatch(/deadline/u)
})

test('one of them is right', () => {
  expect(shownAnswer('the blog says 2 h, our intern needed 12 h: 8b qlora, 15M tokens, L40S. who is off?')).toMatch(
    /“2 h” is right/u,
  )
})

test.each([
  'lora 8b 20M tokens in 3 hours or 5 hours, which is cheaper?',
  'the agency says 3 days for a 70b lora on 100M tokens',
  'is it 2 GPUs or 4 for an 8b lora?',
])('nothing is disputed: %s', (text) => {
  expect(disputedTimesIn(text)).toBeNull()
})
