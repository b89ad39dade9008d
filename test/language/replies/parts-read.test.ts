/** Parts of replies that were read before: read once for one plan, and anew for all that another reading depends on. */
import { expect, test, vi } from 'vitest'
import { keepReadings, type ReadingOf } from '../../../src/language/replies/parts-read.ts'
import type { ReplyAct } from '../../../src/language/replies/reply-act.ts'
import { readReply } from '../../../src/language/replies/reply.ts'
import { scenarioOf, today, vocabulary } from '../fixtures.ts'

const plan = scenarioOf('70b 2B tokens')
const reading: ReadingOf = {
  text: '4-bit',
  scenario: plan,
  vocabulary,
  today,
  isAddressed: false,
  lastPlan: {},
  lastChanged: [],
}
const amended = ({ scenario }: ReadingOf): { readonly act: ReplyAct } => ({
  act: { kind: 'amended', scenario, changed: [] },
})

test('the same text under the same plan is read once', () => {
  const read = vi.fn<typeof amended>(amended)
  const kept = keepReadings(read)
  const same = structuredClone(plan)
  expect(kept(reading)).toBe(kept(reading))
  // Of a plan that is the same, what stays as it is is the plan that is spoken of now.
  expect(kept({ ...reading, scenario: same }).act).toHaveProperty('scenario', same)
  expect(read).toHaveBeenCalledOnce()
})

test.for<Partial<ReadingOf>>([
  { text: '8-bit' },
  { scenario: scenarioOf('8b 2B tokens') },
  { vocabulary: vocabulary.ofEnglish() },
  { today: '2030-01-01' },
  { isAddressed: true },
  { lastPlan: { gpuCount: 8 } },
  { lastChanged: ['gpuCount'] },
])('what a reading depends on makes it another: %o', (other) => {
  const read = vi.fn<typeof amended>(amended)
  const kept = keepReadings(read)
  kept(reading)
  kept({ ...reading, ...other })
  kept(reading)
  expect(read).toHaveBeenCalledTimes(2)
})

test('a part means what it does under the plan of its reply, whatever was read before', () => {
  const text = 'Two things. Context has to be 16k, and twice the tokens please'
  const tokensUnder = (command: string): number | null => {
    const act = readReply(scenarioOf(command), text, vocabulary, today, { isAddressed: true })
    return 'scenario' in act ? act.scenario.spec.tokens : null
  }
  const plans = ['70b 2B tokens', '8b 300M tokens', '70b 2B tokens']
  expect(plans.map(tokensUnder)).toEqual([4e9, 6e8, 4e9])
})
