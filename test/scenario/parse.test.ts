/** Commands as people type them, each with what must be read: golden/commands.jsonl. */
import { expect, test } from 'vitest'
import { parse } from '../../src/scenario/parse.ts'
import { type Expected, differences, golden } from './expectation.ts'
import { today, vocabulary } from './language.ts'

type Line = { readonly text: string; readonly expect?: Expected; readonly reject?: string; readonly names?: string }

const lines = golden<Line>('commands.jsonl')

test.for(lines.map((line) => [line.text, line] as const))('%s', ([text, line]) => {
  const parsed = parse(text, vocabulary, today)
  if (line.reject !== undefined) {
    if (!('problem' in parsed)) expect.fail(`expected ${line.reject}, got ${JSON.stringify(parsed.scenario.spec)}`)
    expect(parsed.problem.kind, parsed.problem.message).toBe(line.reject)
    if (line.names !== undefined) expect(parsed.problem.message.toLowerCase()).toContain(line.names.toLowerCase())
    return
  }
  if ('problem' in parsed) expect.fail(`${parsed.problem.kind}: ${parsed.problem.message}`)
  expect(differences(parsed.scenario, line.expect ?? {})).toEqual([])
})
