/** Commands as people type them, each with what must be read: golden/commands.jsonl. */
import { expect, test } from 'vitest'
import { parse } from '../../src/scenario/parse.ts'
import { golden, unlike } from './expectation.ts'
import { today, vocabulary } from './language.ts'

test.for(golden('commands.jsonl').map((line) => [line.text, line] as const))('%s', ([text, line]) => {
  expect(unlike(parse(text, vocabulary, today), line)).toEqual([])
})
