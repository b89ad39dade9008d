/** Claims as replies in a thread. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { validateMessage } from 'local-slack/block-kit/validator'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { renderMessage } from '../../src/presentation/slack/render-message.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { goldenLines } from '../language/golden-lines.ts'
import { isClaimText, today } from './claim-checker.ts'

const { engine } = sharedApp().slack()
const requestContext = { today, rules: noRules, teamMeasurements: [] }
const outcome = engine.handle({ kind: 'text', text: '70b 2B tokens', inputKind: 'command' }, requestContext)
if (outcome.kind !== 'plan') throw new Error('no thread')
const { thread } = outcome
const reply = (text: string) => engine.handle({ kind: 'reply', text, isAddressed: false, thread }, requestContext)

test('a pasted claim gets a verdict on the thread’s own run; nothing else of the thread changes', () => {
  const verdict = reply('they say 1,800 tok/s is 5.1 hours on one H100')
  if (verdict.kind !== 'answer') throw new Error(verdict.kind)
  expect(validateMessage(renderMessage(verdict.content))).toEqual([])
  expect(plainText(verdict.content)).toMatch(
    /^Off: the hours, 61 times too small\n.*2B tokens ÷ 1,800 tok\/s = 1,111,111 s/,
  )
  const checkVerdict = reply('check: $2.69 x 5.1 = $13.72')
  expect(checkVerdict).toMatchObject({ kind: 'answer', detail: { result: { verdict: 'consistent' } } })
})

test('replies that change, ask, report or chat are taken as before', () => {
  expect(reply('4-bit').kind).toBe('plan')
  expect(reply('we measured 2,300 tok/s').kind).toBe('report')
  expect(reply('thanks, talk tomorrow').kind).toBe('ignored')
  expect(reply('under $3000 within 5 days').kind).toBe('plan')
  const turns = goldenLines('amendments.jsonl').flatMap((row) =>
    'turns' in row && Array.isArray(row.turns) ? row.turns.map((turn: unknown) => String([turn].flat()[0])) : [],
  )
  expect(turns.length).toBeGreaterThan(100)
  expect(turns.filter(isClaimText)).toEqual([])
})
