/** Places and owners that a reply rules out: a refused place never becomes the one that is wished. */
import { expect, test } from 'vitest'
import { currentScenario } from '../../src/language/replies/revision-history.ts'
import { createMemoryConversation } from '../../src/conversation/memory-conversation.ts'
import type { Spec } from '../../src/scenario/scenario.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { sharedApp } from '../shared-app.ts'

const engine = sharedApp().engine()
const context = { today: '2026-11-27', rules: noRules, teamMeasurements: [], isInteractive: false }

/** The job of a plan after one reply. */
function specAfter(plan: string, text: string): Spec {
  const conversation = createMemoryConversation(engine, context, false)
  conversation.say(plan)
  const outcome = conversation.say(text)
  if (outcome.kind !== 'plan') throw new Error(`${text}: ${outcome.kind}`)
  return currentScenario(outcome.thread.conversation).spec
}

test.each<[text: string, region: string]>([
  ['Our security officer has banned anything that is hosted in the US', 'outside-us'],
  ['procurement vetoed machines in India', 'outside-india'],
  ['anywhere except Singapore', 'outside-singapore'],
  ['keep it out of the UK', 'outside-uk'],
  ['our auditor would fire me if this ran in the US, somewhere in Finland or so', 'finland'],
  ['Germany, not Ireland', 'germany'],
  // The border of what is allowed is no refusal.
  ['nothing outside of Canada', 'canada'],
  ['the data must not leave Norway', 'norway'],
  ['outside the EU is a no', 'eu'],
])('%s', (text, region) => {
  expect(specAfter('8b lora 10M tokens', text).region).toBe(region)
})

test.each([
  'Our auditors came back: nothing with an American parent, wherever the data centre stands.',
  'no vendor that belongs to a US company',
])('%s', (text) => {
  const { excludedProviders, region } = specAfter('8b lora 10M tokens in germany', text)
  expect(excludedProviders).toContain('lambda')
  expect(region).toBe('germany')
})

test('Of a list behind a refused seller one is chosen', () => {
  const { providers, excludedProviders } = specAfter(
    '8b lora 10M tokens',
    'skip runpod, hyperstack or nebius whichever costs less',
  )
  expect(excludedProviders).toEqual(['runpod'])
  expect(providers).toEqual(['hyperstack', 'nebius'])
})
