/** What a reader takes for something, and is talk between people all the same; and what is meant in the same words. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { replyCandidates } from '../../../src/language/replies/reply.ts'
import { talkLines, evaluateTalk } from '../../../src/tasks/train/talk-lines.ts'
import { belowPlan } from '../../../src/tasks/train/thread-of-plan.ts'
import { vocabulary } from '../fixtures.ts'

const today = '2026-12-01'

function isLeftAlone(plan: string, text: string, isAddressed = false): boolean {
  const read = parseCommand(plan, vocabulary, today)
  if (!('scenario' in read)) throw new Error(`${plan} is no plan`)
  const taken = [...replyCandidates(belowPlan(read.scenario), text, vocabulary, today, { isAddressed })]
  return taken.every(({ act }) => act.kind === 'ignored')
}

const talk: readonly (readonly [plan: string, text: string])[] = [
  ['8b lora 50M tokens', 'amd up 6% after earnings, told you so'],
  ['llama 3.1 70b 200M tokens', 'the openai paper says they used 10k A100s for that, crazy'],
  ['qwen3 14b 60M tokens qlora', 'our old 7b in prod does 45 tok/s on two L4s, nobody noticed the switch'],
  ['mixtral 8x7b 90M tokens lora', 'somebody at the meetup said their mixtral run diverged twice'],
  ['8b 2B tokens 16xH100', 'who booked the meeting room for 3 to 5 today? we have the auditors'],
]

const meant: readonly (readonly [plan: string, text: string])[] = [
  ['8b lora 50M tokens', 'raise the budget by 6% please'],
  ['llama 3.1 70b 200M tokens', 'what would it take on 512 A100s?'],
  ['qwen3 14b 60M tokens qlora', 'we measured 2,300 tok/s on the L40S'],
  ['mixtral 8x7b 90M tokens lora', 'is it usual that a run like this diverges?'],
  ['8b 2B tokens 16xH100', 'can we have it done by 5 today?'],
]

test.each(talk)('below “%s”: “%s” is left alone', (plan, text) => expect(isLeftAlone(plan, text)).toBe(true))

test.each(meant)('below “%s”: “%s” is taken', (plan, text) => expect(isLeftAlone(plan, text)).toBe(false))

test('what was sent to the app is never left alone', () => {
  for (const [plan, text] of talk) expect(isLeftAlone(plan, text, true)).toBe(false)
})

test('lines are told with what they are taken for, and weighed with each writer left out', () => {
  const lines = [...talk, ...meant].map(([plan, text], at) =>
    JSON.stringify({ plan, text, act: at < talk.length ? 'talk' : 'wish', writer: at % 2 === 0 ? 'one' : 'other' }),
  )
  const read = talkLines(lines.join('\n'), vocabulary, today)
  expect(read.map(({ label }) => label)).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0])
  expect(evaluateTalk(read)).toMatch(
    /^from 0\.3: \d of \d taken lines of talk are left alone, \d of \d that are meant$/mu,
  )
})
