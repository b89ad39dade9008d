import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { printParseVerbResult } from '../../src/cli/verb.ts'

const { parse, read } = sharedApp().cli
const asked = (verb: typeof parse, text: string) => Object(printParseVerbResult(verb(text, '2026-11-24')).json)

test('a whole job beside a number that counts nothing is asked about, with what was read to choose', () => {
  const { asks, problem } = asked(parse, '70b 2B tokens but only between 22:00 and 06:00')
  expect(problem).toBeUndefined()
  expect(asks.readAs).toContain('“22”')
  expect(asks.choices).toMatchObject([{ text: '70B params, 2B tokens', spec: { params: 70e9, tokens: 2e9 } }])
})

test('a name that nobody knows in the place of a GPU stays a problem', () => {
  expect(asked(parse, '8b 100M tokens on rtx 7090')).toMatchObject({ problem: { kind: 'unknown' } })
})

test('what comes after the pilot is not planned yet, and what a command contradicts is no choice', () => {
  const text = 'For the pilot: 7b, 5M tokens. If that works we scale to 70b.'
  expect(asked(read, text).spec).toMatchObject({ params: 7e9, tokens: 5e6 })
  expect(asked(parse, '8b 13b 100M tokens')).toMatchObject({ problem: { kind: 'conflict' } })
})

test('a long message with two values for one thing is a choice between its readings', () => {
  const text = `Notes of the call: the archive people want their texts in, and so do we. It is Mistral 7B, LoRA, one pass.
The letters are 40k texts of 900 tokens, the minutes are 25k texts of 1,500 tokens. Nobody said which comes first.`
  const { choices } = asked(read, text).asks
  expect(choices.map(({ spec }: { spec: { tokens: number } }) => spec.tokens)).toContain(40_000 * 900)
})
