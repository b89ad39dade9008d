/** A message that was sent to the app, by a mention or alone with it, is answered as a command is; what is only told is not. */
import { expect, test } from 'vitest'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { sharedApp } from '../shared-app.ts'

const context = { today: '2026-11-27', rules: noRules, teamMeasurements: [], isInteractive: false }

function said(text: string, inputKind: 'command' | 'message'): string {
  const sent = inputKind === 'message' ? { isAddressed: true as const } : {}
  const outcome = sharedApp()
    .engine()
    .handle({ kind: 'text', text, inputKind, ...sent }, context)
  return `${outcome.kind}: ${'content' in outcome ? plainText(outcome.content) : ''}`
}

test.each<[text: string, says: RegExp]>([
  [
    'check this invoice please: 8 A100s for exactly 3 days, it says 1,152 GPU hours and $2,419.20',
    /^answer: .*1,152/su,
  ],
  ['lambda vs runpod vs coreweave for 8xh100, 3 days straight, just give me the numbers', /^answer: .*8 × H100/su],
  ['wan 2.1 14b video lora on 50 short clips of our mascot: will a 24gb card do?', /^answer: .*FP8/su],
])('%s', (text, says) => {
  expect(said(text, 'message')).toMatch(says)
})

test.each([
  'Ran the 8B on 40M tokens yesterday, 20 bucks. Nice.',
  'GPT-2 124M took 90 minutes on 8xH100 for 10B tokens. Wow.',
])('%s asks nothing', (text) => {
  expect(said(text, 'message')).toMatch(/^problem: This message asks for no estimate/u)
})

test('sentences that are typed as a command are read as such where a word stops the command', () => {
  const text =
    'I would like to finetune llama 8b with qlora on my dictated letters, 6,000 of them. I have a PC with a RTX 3060 12GB. Must not leave the practice.'
  expect(said(text, 'command')).toMatch(/^plan: Your 1 × RTX 3060 12GB/u)
})
