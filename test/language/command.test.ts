/** Commands as people type them, each with what must be read: golden/commands.jsonl. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../src/language/command.ts'
import { goldenLines, differencesFrom } from './golden-lines.ts'
import { today, vocabulary } from './fixtures.ts'
import { snapshotFile, resultSnapshot } from './snapshots.ts'

const snapshot = snapshotFile('commands-said.jsonl')

test.for(goldenLines('commands.jsonl').map((line) => [line.text, line] as const))('%s', ([text, line]) => {
  const result = parseCommand(text, vocabulary, today)
  expect(differencesFrom(result, line)).toEqual([])
  const [expected, actual] = snapshot(text, resultSnapshot(result))
  expect(actual).toEqual(expected)
})

test.each([
  ['8b 100M tokens cheapest GPU with at least 48GB', 48],
  ['8b 100M tokens >= 40GB vram', 40],
])('%s: every GPU that is sold with as much, and no other', (text, gb) => {
  const result = parseCommand(text, vocabulary, today)
  const sold = [...vocabulary.gpus.byId.values()].filter(({ memory }) => memory.base >= gb * 1e9)
  expect('scenario' in result && result.scenario.spec.gpus?.toSorted()).toEqual(sold.map(({ id }) => id).toSorted())
})
