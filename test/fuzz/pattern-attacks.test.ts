/** Some of the attacks on our own regular expressions; all of them are `npm run attacks`. */
import { expect, test } from 'vitest'
import { allPumps, attackBy, distinctPumps, patternsInSource } from './pattern-attacks.ts'
import { today, vocabulary } from '../language/fixtures.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { sharedApp } from '../shared-app.ts'
import { toProblem } from '../../src/language/resolution/draft-problem.ts'
import { understand } from '../../src/language/pipeline.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { conversationReaders, readers, timeReaders } from './timed-readers.ts'

/** Every so many, from the place that SEED says. */
const stride = 1000
/** Milliseconds; on a machine that does nothing else a reader takes 50, and a conversation 100. */
const mostMs = 300
const slowestReader = (attack: string): number =>
  Math.max(...Object.values(timeReaders(attack, mostMs, { ...readers, ...conversationReaders })))

test('no text made against one of our patterns hangs a reader', () => {
  expect(patternsInSource().length).toBeGreaterThan(500)
  const pumps = distinctPumps(allPumps())
  const slow: string[] = []
  for (let at = Number(process.env['SEED'] ?? 7) % stride; at < pumps.length; at += stride) {
    const pump = pumps[at] ?? ''
    const attack = attackBy(pump)
    // The first call compiles the patterns, and the machine may have been busy: what hangs does so again.
    const first = slowestReader(attack)
    const slowest = first > mostMs ? slowestReader(attack) : first
    if (slowest > mostMs) slow.push(`${JSON.stringify(pump)}: ${slowest.toFixed(0)} ms`)
  }
  expect(slow).toEqual([])
}, 120_000)

const asked = { today, rules: noRules, teamMeasurements: [], isInteractive: true }
const engine = sharedApp().engine()
const plan = engine.handle({ kind: 'text', text: '70b 2B tokens', inputKind: 'command' }, asked)
const figures = '$2.10/h on 8 h100, 12h or 1 Dec 5 x 3 '.repeat(1000)
const prose = 'we would like to know what it costs to train a model on all of our letters. '.repeat(500)
const progress = (step: number) => `${step / 40}%|##  | ${step}/4000 [01:01<10:21, 1.21it/s]`
const log = Array.from({ length: 3210 }, (_, step) => progress(step + 1)).join('\n')

test.each([
  [
    'a command of figures',
    { kind: 'text', inputKind: 'command', text: figures.slice(0, 3000) },
    'more than 100 numbers',
  ],
  ['a long command', { kind: 'text', inputKind: 'command', text: prose }, 'at most 4000 are read'],
  [
    'a message of figures',
    { kind: 'text', inputKind: 'message', text: `8b 10M tokens: ${figures}` },
    'more than 100 num',
  ],
  ['a long message', { kind: 'text', inputKind: 'message', text: `8b 10M tokens. ${prose}` }, 'first 12000 characters'],
  [
    'a long claim',
    { kind: 'check', text: `8b on 1B tokens takes 5 hours on 8 h100. ${prose}` },
    'first 4000 characters',
  ],
] as const)('of %s it is said what was not read', (_, request, said) => {
  const outcome = engine.handle(request, asked)
  expect(outcome.kind === 'ignored' ? '' : plainText(outcome.content)).toContain(said)
})

test('of a long reply the beginning and the end are read: the newest line of a log is its last', () => {
  if (plan.kind !== 'plan') throw new Error('no plan')
  const reply = { kind: 'reply', isAddressed: true, thread: plan.thread, text: log } as const
  expect(engine.interpret(reply, asked)).toMatchObject({ kind: 'run', event: { step: 3210 } })
  const outcome = engine.handle(reply, asked)
  expect(outcome.kind === 'ignored' ? '' : plainText(outcome.content)).toContain('the last 6000 were read')
})

test('texts to type instead are tried when they are asked for, and a few of the longest kind alone', () => {
  const text = '8b 70b h100 a100 1B tokens 2B tokens '.repeat(8)
  const { draft } = understand(text, { mode: 'message', vocabulary, today })
  let characters = 0
  const problem = toProblem(text, draft, (candidate) => {
    characters += candidate.length
    return false
  })
  expect(characters).toBe(0)
  expect(problem.suggestions.length).toBeGreaterThan(0)
  expect(characters).toBeGreaterThan(0)
  expect(characters).toBeLessThan(3001)
})
