/** Words in, words out. `UPDATE_GOLDEN=1` writes the files anew; read the difference before you keep it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { validateMessage, validateView } from 'local-slack/block-kit/validator'
import { answerByTopic, answerQuestion, type AnsweredTopic } from '../../src/presentation/questions/answer-question.ts'
import { terminalRecommendation } from '../../src/presentation/terminal/terminal-recommendation.ts'
import { withoutColor } from '../../src/presentation/terminal/terminal.ts'
import { eightB, frontierRun, renderContext, seventyB } from './sample-answers.ts'
import { sampleMessages } from './sample-messages.ts'
import { readableMessage } from './readable-message.ts'
import { sampleViews } from './sample-views.ts'

const folder = new URL('golden/', import.meta.url)
const update = process.env['UPDATE_GOLDEN'] === '1'

/** The kept words; with UPDATE_GOLDEN the shown ones become the kept ones. */
function golden(name: string, rendered: string): string {
  const file = new URL(`${name}.txt`, folder)
  if (update) writeFileSync(file, rendered)
  return readFileSync(file, 'utf8')
}

describe('Slack', () => {
  test.each(sampleMessages)('$title', ({ name, title, message }) => {
    expect(validateMessage(message)).toEqual([])
    const rendered = `> ${title}\n\n${readableMessage(message)}`
    expect(rendered).toBe(golden(name, rendered))
  })
})

test.each(sampleViews)('the window “$title” is one that Slack would take', ({ view }) => {
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
    const rendered = `${terminalRecommendation(scenario, recommendation, renderContext, { width, paint: withoutColor })}\n`
    expect(rendered).toBe(golden(`terminal-${name}-${width}`, rendered))
  })
})

test('questions', () => {
  const { scenario, recommendation } = answers.seventyB
  const subjects: Readonly<Record<string, readonly string[]>> = {
    'why-not': ['A100', 'H200', 'RTX 4090', 'B200', 'Lambda'],
  }
  const topics = Object.keys(answerByTopic) as AnsweredTopic[]
  const lines = topics.flatMap((topic) =>
    (subjects[topic] ?? ['']).map(
      (subject) =>
        `${topic} ${subject}\n  ${answerQuestion(topic, { scenario, recommendation, renderContext, subjectText: subject })}`,
    ),
  )
  const rendered = `${lines.join('\n')}\n`
  expect(rendered).toBe(golden('questions', rendered))
})

test('no golden file is left over', () => {
  const files = readdirSync(folder).map((file) => file.replace(/\.txt$/, ''))
  const rendered = new Set([
    ...sampleMessages.map(({ name }) => name),
    'questions',
    ...['seventyB-100', 'seventyB-80', 'seventyB-60', 'eightB-100', 'frontierRun-120'].map(
      (name) => `terminal-${name}`,
    ),
  ])
  expect(files.filter((name) => !rendered.has(name))).toEqual([])
})
