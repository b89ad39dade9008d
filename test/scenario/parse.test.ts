/** Commands as people type them, each with what must be read: golden/commands.jsonl. */
import { expect, test } from 'vitest'
import { parse } from '../../src/scenario/parse.ts'
import { golden, unlike } from './expectation.ts'
import { today, vocabulary } from './language.ts'
import { keptIn, saidOf } from './said.ts'

const keep = keptIn('commands-said.jsonl')

test.for(golden('commands.jsonl').map((line) => [line.text, line] as const))('%s', ([text, line]) => {
  const read = parse(text, vocabulary, today)
  expect(unlike(read, line)).toEqual([])
  const [kept, shown] = keep(text, saidOf(read))
  expect(shown).toEqual(kept)
})

test.each([
  ['8b 100M tokens cheapest GPU with at least 48GB', 48],
  ['8b 100M tokens >= 40GB vram', 40],
])('%s: every GPU that is sold with as much, and no other', (text, gb) => {
  const read = parse(text, vocabulary, today)
  const sold = [...vocabulary.gpus.byId.values()].filter(({ memory }) => memory.base >= gb * 1e9)
  expect('scenario' in read && read.scenario.spec.gpus?.toSorted()).toEqual(sold.map(({ id }) => id).toSorted())
})
