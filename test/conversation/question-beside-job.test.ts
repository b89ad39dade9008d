/** What a first text asks besides its job is answered in its card, about the plan of that card. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import type { Outcome } from '../../src/conversation/outcome.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const app = sharedApp()
const context = { today: '2026-11-26', rules: noRules, teamMeasurements: [] }
const ask = (text: string): Outcome => app.engine().handle({ kind: 'text', text, inputKind: 'command' }, context)
const shown = (outcome: Outcome): string => ('content' in outcome ? plainText(outcome.content) : outcome.kind)

test.each([
  ['70b full 2B tokens, how much disk do i need?', /^[\d,]+ ?GB of disk for \d+ h/],
  ['70b full 2B tokens on 64 h100 what mfu', /^The plan comes to \d+% of the peak/],
  ['8b lora 50M tokens. what learning rate?', /^1e-4 to 2e-4 is usual for LoRA/],
  ['70b lora 100M tokens, what happens if it crashes halfway', /^With checkpoints every.* All 2 GPUs are one job/],
  ["7b lora 20M tokens on a 4090 overnight, what's the co2", /^[\d.]+ kWh and \d+ g of CO2/],
  ['32b lora 100M tokens, does the price include VAT?', /^No: VAT /],
  ['8b lora 50M tokens, is that enough data?', /^For a tone, a format /],
])('%s', (text, said) => {
  const outcome = ask(text)
  expect(outcome.kind).toBe('plan')
  const [headline = '', answer = ''] = shown(outcome).split('\n')
  expect(headline).toMatch(/^\d+ × .* in total/)
  expect(answer).toMatch(said)
  expect(shown(outcome)).not.toMatch(/Not used: “(?:disk|mfu)”/)
})

test.each([
  ['how long does loading a 70b take before it starts training', /^Start-up is counted as/],
  ['how much disk do i need for a 70b full finetune', /^[\d,]+ ?GB of disk for \d+ h/],
  ['mfu for 70b on 64 h100', /^The plan comes to \d+% of the peak/],
])('%s: of a usual amount of data', (text, said) => {
  const outcome = ask(text)
  expect(outcome.kind).toBe('answer')
  expect(shown(outcome)).toMatch(said)
  expect(shown(outcome)).toContain('Assumed: 100M tokens, as no data are named.')
})

test.each(['how much does a 70b lora cost', 'what does a 13b take per month', '70b lora'])(
  '%s: asks how much data',
  (text) => {
    const outcome = ask(text)
    expect(outcome.kind === 'problem' && outcome.problem.kind).toBe('missing-data')
  },
)

test.each(['70b 2B tokens', 'how much is 70b on 2B tokens?', 'can you tell me what 8b lora on 50M tokens takes?'])(
  '%s: asks nothing besides',
  (text) => expect(shown(ask(text)).split('\n')[1]).toMatch(/^(?:A|An) \d+B model on/),
)
