/** Patterns that are not run because a text lacks letters that they need: none of them would have matched. */
import { readFileSync } from 'node:fs'
import { array, assert, property, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { neededWords, rewriterBy, rowsThatMayMatch } from '../../../src/language/text/needed-letters.ts'
import { vocabulary } from '../fixtures.ts'

describe('words that a match needs', () => {
  test.each([
    [/\b(?:foo|barb)s? (?:x|y)\b/iu, ['foo', 'barb']],
    [/Deadline|due date/u, ['deadline', 'due date']],
    [/^hello? w(?=orld)/u, ['hell']],
    [/it'?s over/u, ['s over']],
    [/(?<count>one|two)+ cards/u, [' cards']],
    [/(?:(?:cheap|fast)er)? plans?/u, [' plan']],
    [/gpu{2}s and/u, ['s and']],
  ])('%s: %j', (pattern, words) => expect(neededWords(pattern)).toEqual(words))

  test.each([
    ['what may be left out', /(?:cheaper)?\d|(?:faster)*\d|(?:slower){0,2}\d/u],
    ['one of several that needs none', /cheaper|\d+/u],
    ['what is looked for around it', /(?<=cheaper )\d|(?=faster)\w|(?!slower)\w|(?<!dearer )\w/u],
    ['a class', /[abc]{3}|[^abc]+|[\]abc]+/u],
    ['letters of a property', /\p{Letter}+|\u{61}bc{0}/u],
    ['two letters', /ok|no/u],
  ])('none: %s', (_, pattern) => expect(neededWords(pattern)).toBeNull())
})

describe('rows that may match', () => {
  const lines = ['turns', 'talk', 'messages', 'suppositions']
    .flatMap((name) => readFileSync(`data/training/${name}.jsonl`, 'utf8').trim().split('\n'))
    .concat(
      ['amendments', 'chatter', 'commands', 'messages', 'made-up'].flatMap((name) =>
        readFileSync(`test/language/golden/${name}.jsonl`, 'utf8').trim().split('\n'),
      ),
    )
    .flatMap((line): readonly string[] => {
      const { text }: { text?: unknown } = JSON.parse(line)
      return typeof text === 'string' ? [text] : []
    })
  const { questionCues, topicPhrases } = vocabulary
  const tables: readonly (readonly [string, readonly (readonly RegExp[])[]])[] = [
    ['plain questions', questionCues.plain.map(({ pattern }) => [pattern])],
    ['words together', questionCues.together.map(({ kinds }) => kinds)],
    ['topics', topicPhrases.map(({ pattern }) => [pattern])],
  ]

  test.each(tables)('%s: all that match a text of the goldens or the training data', (_, rows) => {
    const possible = rowsThatMayMatch(rows, (row) => row)
    const every = lines.filter((_line, at) => at % 2 === 0)
    const missed = every.filter((line) => {
      const kept = new Set(possible(line))
      return rows.some((row) => !kept.has(row) && row.every((pattern) => pattern.test(line)))
    })
    expect(missed).toEqual([])
  })

  test('few of them are run', () => {
    const rows = questionCues.plain
    const possible = rowsThatMayMatch(rows, ({ pattern }) => [pattern])
    const run = lines.reduce((sum, line) => sum + possible(line).length, 0)
    expect(run / lines.length).toBeLessThan(rows.length / 3)
  })

  test('letters of any case and spelling that a pattern takes for its own', () => {
    const rows = [/cost[sk]/iu]
    const possible = rowsThatMayMatch(rows, (row) => [row])
    expect(['COSTS', 'Coſts', 'cost\u212A'].map((text) => possible(text))).toEqual([rows, rows, rows])
  })

  const word = stringMatching(/^[a-z ]{1,6}$/u)
  const made = property(array(word, { minLength: 1, maxLength: 5 }), word, word, (words, before, behind) => {
    const pattern = new RegExp(`(?:${words.join('|')})${behind}?`, 'iu')
    const possible = rowsThatMayMatch([pattern], (row) => [row])
    const texts = words.map((one) => `${before}${one}${behind}`)
    return texts.every((text) => !pattern.test(text) || possible(text).length === 1)
  })
  test('whatever words a pattern is made of', () => expect(() => assert(made)).not.toThrow())
})

test('a rewriter reads what an earlier pattern wrote', () => {
  const rewrite = rewriterBy([
    [/\bcheapest\b/giu, 'leanest'],
    [/\bleanest plan\b/giu, 'plan'],
    [/\bnowhere to be found\b/giu, ''],
  ])
  expect(rewrite('the Cheapest plan please')).toBe('the plan please')
})
