/** Shares off a price, parts paid ahead, and ways that cost the same an hour, as they were typed in a first text. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const engine = sharedApp().engine()
const asked = { today: '2026-11-27', rules: noRules, teamMeasurements: [], isInteractive: false }

function answerOf(text: string): string {
  const outcome = engine.handle({ kind: 'text', text, inputKind: 'command' }, asked)
  return `${outcome.kind}: ${'content' in outcome ? plainText(outcome.content) : ''}`
}

test.each<[text: string, says: RegExp]>([
  [
    'we have 20% discount on H100 at list 3.10, 70b lora 90M tokens, what do we pay',
    /^plan: [^]*at your \$2\.48\/h a GPU[^]*“20% discount”: \$3\.10\/h less 20% is \$2\.48\/h/u,
  ],
  [
    'llama 70b lora 60M tokens, H100 with 25% off',
    /“25% off” is not in the figures, as the price that it is off from is not said/u,
  ],
  [
    '15% off after 1,500 hours, 8x H200 at 3.20, how much for 4,000 gpu hours',
    /^answer: \$11,600: 1,500 GPU-hours × \$3\.20\/h and 2,500 × \$2\.72\/h/u,
  ],
  [
    'a 1 year commitment is 35% off, 8 H100, used 55% of the time. worth it?',
    /^answer: Stay on demand[^]*at 55% use[^]*“35% off”: \$[\d.]+\/h, the lowest on demand on record/u,
  ],
  [
    "we've prepaid 30% of a 6 month commitment for 16 H100, is that better than on demand",
    /“we've prepaid 30%” is in no sum/u,
  ],
  [
    '8x L40S vs 4x A100 80 for a 13b lora on 40M tokens? same hourly total',
    /At the same total an hour the hours decide, and they are about even/u,
  ],
])('%s', (text, says) => {
  expect(answerOf(text)).toMatch(says)
})

test('what is said twice is not called unused', () => {
  expect(answerOf('sft qwen3 14b full, 300M tokens, need it done overnight (10h)')).not.toMatch(/Not used/u)
})

test('what spot is off is a matter of interruptions', () => {
  expect(answerOf('spot is 60% off for us on 8x A100, 2 day job, do we take it')).toMatch(/60% less, as you say/u)
})
