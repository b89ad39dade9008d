/**
 * Commands, replies and messages put together from words of the trade, as nobody may ever have written them:
 * golden/made-up.jsonl keeps all that is read of each. UPDATE_GOLDEN=1 writes it anew; read the difference.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMessageOrConfig } from '../../src/language/config/pasted-config.ts'
import { applyTurn } from '../../src/language/replies/turn.ts'
import { parseCommand } from '../../src/language/command.ts'
import { scenarioOf, today, vocabulary } from './fixtures.ts'
import { snapshotFile, resultSnapshot, replySnapshot } from './snapshots.ts'

const first = scenarioOf('70b 2B tokens on 8 h100 under $2000 within 48h')
const second = scenarioOf('70b 2B tokens on 4 h100 under $1500 within 48h spot')

const readers: Readonly<Record<string, (text: string) => object>> = {
  command: (text) => resultSnapshot(parseCommand(text, vocabulary, today)),
  reply: (text) =>
    replySnapshot(applyTurn({ revisions: [first, second], position: 1 }, text, vocabulary, today).result),
  message: (text) => resultSnapshot(readMessageOrConfig(text, vocabulary, today)),
}

/** "reply: under $500" */
const texts = readFileSync(new URL('golden/made-up.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => (JSON.parse(line) as { readonly text: string }).text)
const snapshot = snapshotFile('made-up.jsonl')

test.each(Object.keys(readers))('every %s is read as it was', (kind) => {
  const ours = texts.filter((text) => text.startsWith(`${kind}: `))
  expect(ours.length).toBeGreaterThan(400)
  const others = ours.filter((text) => {
    const [expected, actual] = snapshot(text, readers[kind]?.(text.slice(kind.length + 2)) ?? {})
    return JSON.stringify(expected) !== JSON.stringify(actual)
  })
  expect(others).toEqual([])
})

test('what is suggested instead is understood', () => {
  const refused: string[] = []
  for (const text of texts.filter((each) => each.startsWith('command: '))) {
    const read = parseCommand(text.slice('command: '.length), vocabulary, today)
    if ('scenario' in read) continue
    for (const suggestion of read.problem.suggestions)
      if ('problem' in parseCommand(suggestion, vocabulary, today)) refused.push(`${text} -> ${suggestion}`)
  }
  expect(refused).toEqual([])
})

test('what is suggested in a thread is understood there', () => {
  const refused: string[] = []
  const history = { revisions: [first, second], position: 1 }
  for (const text of texts.filter((each) => each.startsWith('reply: '))) {
    const { result } = applyTurn(history, text.slice('reply: '.length), vocabulary, today, { isAddressed: true })
    if (result.kind !== 'problem') continue
    for (const suggestion of result.problem.suggestions) {
      const tried = applyTurn(history, suggestion, vocabulary, today, { isAddressed: true }).result
      if (tried.kind === 'problem' || tried.kind === 'ignored') refused.push(`${text} -> ${suggestion}`)
    }
  }
  expect(refused).toEqual([])
})
