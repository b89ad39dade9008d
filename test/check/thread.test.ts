/** Claims as replies in a thread. */
import { expect, test } from 'vitest'
import { compose } from '../../src/compose.ts'
import { validateMessage } from '../../src/reply/limits.ts'
import { noRules } from '../../src/team/rules.ts'
import { golden } from '../scenario/expectation.ts'
import { isClaimed, today } from './desk.ts'

const { desk } = compose().slack()
const setting = { today, rules: noRules, own: [] }
const started = desk.start('70b 2B tokens', 'command', setting)
if (started.kind !== 'plan') throw new Error('no thread')
const { held } = started
const reply = (text: string) => desk.turn(held, text, false, setting)

test('a pasted claim gets a verdict on the thread’s own run; nothing else of the thread changes', () => {
  const said = reply('they say 1,800 tok/s is 5.1 hours on one H100')
  if (said.kind !== 'words') throw new Error(said.kind)
  expect(validateMessage(said.message)).toEqual([])
  expect(said.message.text).toMatch(/^Off: the hours, 61 times too small\n.*2B tokens ÷ 1,800 tok\/s = 1,111,111 s/)
  const asked = reply('check: $2.69 x 5.1 = $13.72')
  expect(asked).toMatchObject({ kind: 'words', message: { text: expect.stringMatching(/^Consistent/) } })
})

test('replies that change, ask, report or chat are taken as before', () => {
  expect(reply('4-bit').kind).toBe('plan')
  expect(reply('we measured 2,300 tok/s').kind).toBe('report')
  expect(reply('thanks, talk tomorrow').kind).toBe('silence')
  expect(reply('under $3000 within 5 days').kind).toBe('plan')
  const turns = golden('amendments.jsonl').flatMap((row) =>
    'turns' in row && Array.isArray(row.turns) ? row.turns.map((turn: unknown) => String([turn].flat()[0])) : [],
  )
  expect(turns.length).toBeGreaterThan(100)
  expect(turns.filter(isClaimed)).toEqual([])
})
