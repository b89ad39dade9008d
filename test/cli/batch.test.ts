import { expect, test } from 'vitest'
import { gpucost } from './run-gpucost.ts'

const lines = (output: string) =>
  output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

test('one line for each line, in order, with its id', async () => {
  const input = '{"id": 7, "text": "70b 2B tokens"}\n\n{"text": "blorp"}\n{"id": "x", "text": "8b 1B tokens"}'
  const { status, output } = await gpucost(['parse', '--batch'], input)
  expect(status).toBe(0)
  expect(lines(output)).toMatchObject([
    { id: 7, spec: { tokens: 2e9 } },
    { problem: { kind: 'unknown' } },
    { id: 'x', spec: { tokens: 1e9 } },
  ])
})

test('a broken line is answered by a problem, and the batch goes on', async () => {
  const input = '{"id": 1, "text": \nnonsense\n{"id": 3}\n[]\n{"id": 5, "text": "70b 2B tokens"}\n'
  const { status, output } = await gpucost(['ask', '--batch'], input)
  expect(status).toBe(0)
  expect(lines(output)).toMatchObject([
    { problem: { kind: 'bad-value', message: expect.stringMatching(/Line 1 is not JSON/) } },
    { problem: { kind: 'bad-value', message: expect.stringMatching(/Line 2 is not JSON/), terms: ['nonsense'] } },
    { id: 3, problem: { message: expect.stringMatching(/Line 3 lacks what the question needs/) } },
    { problem: { kind: 'bad-value' } },
    { id: 5, recommendation: { best: { gpu: 'h100-sxm' } } },
  ])
})

test('a fault in one line is told in that line; the status is 1', async () => {
  const { status, output } = await gpucost(
    ['ask', '--batch'],
    '{"id": 1, "text": "explode"}\n{"text": "70b 2B tokens"}\n',
  )
  expect(status).toBe(1)
  expect(lines(output)).toMatchObject([{ id: 1, fault: { line: 1 } }, { spec: { tokens: 2e9 } }])
})

test('conversations and rows come in their own forms', async () => {
  const talk = await gpucost(['converse', '--batch'], '{"id": 1, "text": "70b 2B tokens", "turns": ["thanks"]}\n')
  expect(lines(talk.output)).toMatchObject([{ id: 1, turns: [{ spec: { tokens: 2e9 } }, { ignored: true }] }])
  const rows = await gpucost(['predict'], '{"id": "a", "gpu": "h100-sxm"}\n3\n')
  expect(lines(rows.output)).toMatchObject([{ id: 'a', fits: 'yes' }, { problem: { kind: 'bad-value' } }])
})

test('a slow reader is waited for, and nothing is lost', async () => {
  const input = Array.from({ length: 2000 }, (_, id) => JSON.stringify({ id, text: '70b 2B tokens' })).join('\n')
  const { output } = await gpucost(['parse', '--batch'], input)
  expect(lines(output).map(({ id }) => id)).toEqual(Array.from({ length: 2000 }, (_, id) => id))
})
