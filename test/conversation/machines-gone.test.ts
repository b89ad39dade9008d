/** Machines that are gone, sellers that have none, and days that are granted: what is told of the plan changes it. */
import { expect, test } from 'vitest'
import { createMemoryConversation } from '../../src/conversation/memory-conversation.ts'
import { noRules } from '../../src/team/team-rules.ts'
import type { Spec } from '../../src/scenario/scenario.ts'
import { sharedApp } from '../shared-app.ts'

const context = { today: '2026-11-27', rules: noRules, teamMeasurements: [], isInteractive: false }

/** The spec after the last of the turns; null where it set none. */
function specAfter(turns: readonly string[]): Spec | null {
  const conversation = createMemoryConversation(sharedApp().engine(), context, false)
  const outcome = turns.map((turn) => conversation.interpret(turn)).at(-1)
  return outcome?.kind === 'scenario' ? outcome.scenario.spec : null
}

const fourMachines = '8b full 9B tokens on our 4 nodes of 8 A100'
const eightCards = 'lora 8b 90M tokens on our 8 L40S'
const atLambda = '8b 2B tokens on 8 H100 at lambda'
const dueSoon = '8b 900M tokens within 3 days'

test.each([
  [fourMachines, 'one of the four went back to the vendor', { nodes: 3, gpuCount: 24 }],
  [fourMachines, 'two nodes are under maintenance until monday', { nodes: 2, gpuCount: 16 }],
  [fourMachines, 'three of the four machines are with the speech group', { nodes: 1, gpuCount: 8 }],
  [fourMachines, 'two more nodes', { nodes: 6, gpuCount: 48 }],
  [eightCards, 'three of the eight are in RMA', { gpuCount: 5 }],
  ['70b full 2B tokens on 2 nodes of 8 H100', 'CFO signed off on 3 nodes', { nodes: 3, gpuCount: 24 }],
  ['70b full 2B tokens on 16 H100', 'make that 4 nodes', { nodes: 4, gpuCount: 32 }],
  ['70b full 2B tokens on 16 H100', 'spread over 4 nodes', { nodes: 4, gpuCount: 16 }],
  [atLambda, 'lambda has no nodes left till march', { excludedProviders: ['lambda'], providers: null }],
  [atLambda, 'lambda told me there are no H100s before june', { excludedProviders: ['lambda'] }],
  [dueSoon, 'client gave us an additional week', { deadlineHours: 240 }],
  [dueSoon, 'three days later is fine for the client', { deadlineHours: 144 }],
])('under “%s”, “%s” is taken for the change that it tells', (plan, text, changed) => {
  expect(specAfter([plan, text])).toMatchObject(changed)
})

test.each([
  [fourMachines, 'sam is with the infra team now'],
  [eightCards, 'two of the eight reviewers are out sick'],
  [dueSoon, 'lets talk the day after the standup'],
  [dueSoon, 'the run took two days longer last time'],
])('under “%s”, “%s” changes nothing', (plan, text) => {
  const before = specAfter([plan])
  const after = specAfter([plan, text])
  expect(after === null || JSON.stringify(after) === JSON.stringify(before)).toBe(true)
})

test('a reply is read below the plan as it is shown, whether the plan was asked for or not', () => {
  const conversation = createMemoryConversation(sharedApp().engine(), context, false)
  conversation.interpret('distill 70b into a 3b, 20B tokens')
  // The teacher’s bill is told of the plan that is shown; the student stays.
  const outcome = conversation.interpret('use a 32b teacher')
  expect(outcome.kind).toBe('answer')
})
