/** Nothing is dropped in silence: what has a number, a unit or a name is used, replaced in so many words, or named. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isKind } from '../../src/language/lexicon/meanings.ts'
import { localRequest } from '../../src/language/locales/local-request.ts'
import { parseCommand } from '../../src/language/command.ts'
import { readMessage } from '../../src/language/message.ts'
import { understand } from '../../src/language/pipeline.ts'
import { readReply } from '../../src/language/replies/reply.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { scenarioOf, today, vocabulary } from './fixtures.ts'
import { goldenLines } from './golden-lines.ts'

type Mode = 'command' | 'message' | 'thread'

/** Every so many-th line, so that the slice is the same in every run. */
const step = { command: 7, message: 4, thread: 8 }
const slice = <T>(lines: readonly T[], every: number): readonly T[] => lines.filter((_, index) => index % every === 1)

/** The names and numbers of a text that a reading neither used nor named. */
function lostIn(text: string, mode: Mode, base: Scenario | null, { notes }: Scenario): readonly string[] {
  const { recognized, slots, wordsAt } = understand(text, { mode, vocabulary, today, base })
  const said = notes.join(' ').toLowerCase()
  const { mentions } = recognized
  const isReplaced = (index: number): boolean =>
    mentions.slice(Math.max(0, index - 4), index).some((mention) => isKind(mention, 'instead', 'not'))
  return mentions
    .filter(
      (mention, index) =>
        isKind(mention, 'amount', 'gpu', 'provider', 'model', 'date') &&
        !(isKind(mention, 'amount') && mention.meaning.inWords) &&
        !slots.some(({ from, to }) => from < mention.to && mention.from < to) &&
        !isReplaced(index),
    )
    .map(({ from, to }) => wordsAt(from, to).trim().toLowerCase())
    .filter((words) => !said.includes(words) && !/ more\.$| more\. /.test(said))
}

const isEnglish = (text: string): boolean => localRequest(text, vocabulary, true) === null

test('commands and messages', () => {
  const lost = (['command', 'message'] as const).flatMap((mode) =>
    slice(goldenLines(`${mode}s.jsonl`), step[mode]).flatMap(({ text }) => {
      const result = mode === 'command' ? parseCommand(text, vocabulary, today) : readMessage(text, vocabulary, today)
      if ('problem' in result || !isEnglish(text)) return []
      return lostIn(text, mode, null, result.scenario).map((words) => `${text}: ${words}`)
    }),
  )
  expect(lost).toEqual([])
})

/** What stands before a decision is its reason: what it counts is nothing of the plan. */
const reasons = /^(?:as per the paper|600M was|as an aside, gcp|finance raised)/u

test('wishes in a thread', () => {
  const lines = readFileSync(new URL('../../data/training/turns.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly act: string; readonly language: string; readonly text: string })
    .filter(({ act, language }) => act === 'request' && language === 'en')
  const base = scenarioOf('70b 2B tokens')
  const lost = slice(lines, step.thread).flatMap(({ text }) => {
    if (reasons.test(text)) return []
    const act = readReply(base, text, vocabulary, today, { isAddressed: true })
    if (act.kind !== 'amended' || !isEnglish(text)) return []
    // "Cut at 3k": the context said which length.
    const values = new Set(Object.values(act.scenario.spec).map(String))
    // "4 instead of 16 gpus": the one is counted by the unit of the other.
    const { spec } = act.scenario
    const changed = new Set(
      Object.keys(spec).flatMap((field, at) =>
        (act.changed as readonly string[]).includes(field) ? [Object.values(spec).map(String)[at]] : [],
      ),
    )
    return lostIn(text, 'thread', base, act.scenario)
      .filter((words) => !changed.has(words))
      .filter((words) => !values.has(String(1024 * Number(/^(\d+)k$/u.exec(words)?.[1]))))
      .map((words) => `${text}: ${words}`)
  })
  expect(lost).toEqual([])
})
