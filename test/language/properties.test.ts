/** What holds for every text: nothing throws or hangs, descriptions parse back, order does not matter. */
import { array, assert, constantFrom, infiniteStream, nat, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { readReply } from '../../src/language/replies/reply.ts'
import type { RevisionHistory } from '../../src/language/replies/revision-history.ts'
import { applyTurn } from '../../src/language/replies/turn.ts'
import { toText } from '../../src/language/to-text.ts'
import { readMessage } from '../../src/language/message.ts'
import { parseCommand } from '../../src/language/command.ts'
import type { Problem } from '../../src/scenario/problem.ts'
import { specSchema } from '../../src/scenario/scenario.ts'
import { goldenLines } from './golden-lines.ts'
import { scenarioOf, today, vocabulary } from './fixtures.ts'
import { arbitrarySpec } from './arbitrary-specs.ts'

const start = scenarioOf('70b 2B tokens')

const words = goldenLines('commands.jsonl').flatMap(({ text }) => text.split(/\s+/))
const signs = ['(', ')', '*', '-', '$', '%', ',', '=', '--', '^', '/', ':', '😀', '\u0000', 'ﷺ']
const soup = array(oneof(constantFrom(...words), constantFrom(...signs), string({ unit: 'binary', maxLength: 4 })), {
  maxLength: 40,
}).map((parts) => parts.join(' '))
const anyText = oneof(string({ unit: 'binary', maxLength: 300 }), string({ unit: 'grapheme', maxLength: 120 }), soup)

test('any text is parsed, read and amended without a fault, and what comes out holds to its schema', () => {
  assert(
    property(anyText, (text) => {
      const turns = [true, false].map((addressed) =>
        readReply(start, text, vocabulary, today, { isAddressed: addressed }),
      )
      const scenarios = [parseCommand(text, vocabulary, today), readMessage(text, vocabulary, today), ...turns].flatMap(
        (read) => ('scenario' in read ? [read.scenario] : []),
      )
      for (const { spec } of scenarios) specSchema.parse(spec)
      expect(turns[0]?.kind).not.toBe('ignored')
    }),
    { numRuns: 700 },
  )
})

/** Terms that the message does not name, and suggestions that are not understood. */
function defectsOf(
  { message, terms, suggestions }: Problem,
  isUnderstood: (text: string) => boolean,
): readonly string[] {
  const unnamed = terms.slice(0, 3).filter((term) => term.length <= 57 && !message.includes(term))
  const useless = suggestions.filter((suggestion) => !isUnderstood(suggestion))
  return [
    ...unnamed,
    ...useless,
    ...(suggestions.length === 0 ? ['no suggestion'] : []),
    ...(message === '' ? ['no message'] : []),
  ]
}

const isCommand = (text: string): boolean => 'scenario' in parseCommand(text, vocabulary, today)
const isTurn = (text: string): boolean => readReply(start, text, vocabulary, today).kind === 'amended'

test('a problem names its terms and offers a text that is understood', () => {
  assert(
    property(soup, (text) => {
      const read = parseCommand(text, vocabulary, today)
      expect('problem' in read ? defectsOf(read.problem, isCommand) : []).toEqual([])
    }),
    { numRuns: 400 },
  )
})

const refused = goldenLines('commands.jsonl').filter(({ reject }) => reject !== undefined)

test.for(refused.map(({ text }) => text))('what is suggested for “%s” is understood', (text) => {
  const read = parseCommand(text, vocabulary, today)
  expect('problem' in read ? defectsOf(read.problem, isCommand) : ['expected a problem']).toEqual([])
})

const faultyReplies = [
  'on a GTX 9999',
  'batch -1',
  'on a P100',
  '0 gpus',
  '4-bit and 8-bit',
  'rank 0',
  'llama 3.1 9b',
  'twice the gpus',
  'gemma?',
  '$0 budget',
  'within -3 h',
]

test.for(faultyReplies)('what is suggested for the turn “%s” amends', (text) => {
  const turn = readReply(start, text, vocabulary, today)
  expect(turn.kind === 'problem' ? defectsOf(turn.problem, isTurn) : [turn.kind]).toEqual([])
})

test('a scenario described and parsed is the same scenario', () => {
  assert(
    property(arbitrarySpec, (asked) => {
      expect(scenarioOf(toText({ spec: asked }, vocabulary)).spec).toEqual(asked)
    }),
    { numRuns: 500 },
  )
})

test('the order of the parts does not matter', () => {
  assert(
    property(arbitrarySpec, infiniteStream(nat()), (asked, random) => {
      const ranked = toText({ spec: asked }, vocabulary)
        .split(', ')
        .map((part) => ({ part, rank: Number(random.next().value) }))
      const shuffled = ranked.sort((one, other) => one.rank - other.rank).map(({ part }) => part)
      expect(scenarioOf(shuffled.join(', ')).spec).toEqual(asked)
    }),
    { numRuns: 400 },
  )
})

const repeatable = [
  '4-bit',
  '8 h100s',
  'on aws',
  'under $500',
  'within 12h',
  'qlora',
  'seq 8k',
  'not on a100',
  'spot',
  'no budget',
  'any gpu',
  'with packing',
  '500M tokens',
  'and for the 8b?',
  'full precision',
]

test.for(repeatable)('“%s” said twice changes nothing more', (text) => {
  const once = applyTurn({ revisions: [start], position: 0 }, text, vocabulary, today)
  const twice = applyTurn(once.history, text, vocabulary, today)
  expect(twice.result).toMatchObject({ kind: 'scenario', by: 'amend', changed: [] })
})

test('undo takes back whatever was amended, and redo brings it again', () => {
  assert(
    property(array(constantFrom(...repeatable), { minLength: 1, maxLength: 8 }), (turns) => {
      const say = (conversation: RevisionHistory | null, text: string): RevisionHistory | null =>
        applyTurn(conversation, text, vocabulary, today).history
      const last = turns.reduce(say, say(null, '70b 2B tokens'))
      const first = turns.map(() => 'undo').reduce(say, last)
      expect(first?.revisions[first.position]?.spec).toEqual(start.spec)
      expect(turns.map(() => 'redo').reduce(say, first)).toEqual(last)
    }),
    { numRuns: 60 },
  )
})

test('steps without a batch are completed by one, not contradicted by an amount of tokens', () => {
  for (const text of ['max_steps=500', 'steps 2', '2 steps', '1k steps on h100']) {
    const read = parseCommand(text, vocabulary, today)
    const suggestions = 'problem' in read ? read.problem.suggestions : []
    expect(suggestions.length).toBeGreaterThan(0)
    for (const suggestion of suggestions) expect(suggestion).not.toMatch(/tokens/)
    expect(suggestions.filter((suggestion) => !isCommand(suggestion))).toEqual([])
  }
})
