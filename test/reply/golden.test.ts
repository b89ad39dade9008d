/** Words in, words out. `UPDATE_GOLDEN=1` writes the files anew; read the difference before you keep it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { validateMessage, validateView } from '../../src/reply/limits.ts'
import { answerQuestion, topics } from '../../src/reply/question.ts'
import { terminalAnswer, unpainted } from '../../src/reply/terminal.ts'
import { eightB, frontierRun, manner, seventyB } from './fixtures.ts'
import { shownMessages } from './messages.ts'
import { readable } from './readable.ts'
import { teamViews } from './team-views.ts'

const folder = new URL('golden/', import.meta.url)
const update = process.env['UPDATE_GOLDEN'] === '1'

/** The kept words; with UPDATE_GOLDEN the shown ones become the kept ones. */
function golden(name: string, shown: string): string {
  const file = new URL(`${name}.txt`, folder)
  if (update) writeFileSync(file, shown)
  return readFileSync(file, 'utf8')
}

describe('Slack', () => {
  test.each(shownMessages)('$title', ({ name, title, message }) => {
    expect(validateMessage(message)).toEqual([])
    const shown = `> ${title}\n\n${readable(message)}`
    expect(shown).toBe(golden(name, shown))
  })
})

test.each(teamViews)('the window “$title” is one that Slack would take', ({ view }) => {
  expect(validateView(view)).toEqual([])
})

const answers = { seventyB: seventyB(), eightB: eightB(), frontierRun: frontierRun() }

describe('a terminal', () => {
  test.each([
    ['seventyB', 100],
    ['seventyB', 80],
    ['seventyB', 60],
    ['eightB', 100],
    ['frontierRun', 120],
  ] as const)('%s, %i columns', (name, width) => {
    const { scenario, recommendation } = answers[name]
    const shown = `${terminalAnswer(scenario, recommendation, manner, { width, paint: unpainted })}\n`
    expect(shown).toBe(golden(`terminal-${name}-${width}`, shown))
  })
})

test('questions', () => {
  const { scenario, recommendation } = answers.seventyB
  const subjects: Readonly<Record<string, readonly string[]>> = {
    'why-not': ['A100', 'H200', 'RTX 4090', 'B200', 'Lambda'],
  }
  const lines = topics.flatMap((topic) =>
    (subjects[topic] ?? ['']).map(
      (subject) => `${topic} ${subject}\n  ${answerQuestion(topic, subject, scenario, recommendation, manner)}`,
    ),
  )
  const shown = `${lines.join('\n')}\n`
  expect(shown).toBe(golden('questions', shown))
})

test('no golden file is left over', () => {
  const kept = readdirSync(folder).map((file) => file.replace(/\.txt$/, ''))
  const shown = new Set([
    ...shownMessages.map(({ name }) => name),
    'questions',
    ...['seventyB-100', 'seventyB-80', 'seventyB-60', 'eightB-100', 'frontierRun-120'].map(
      (name) => `terminal-${name}`,
    ),
  ])
  expect(kept.filter((name) => !shown.has(name))).toEqual([])
})
