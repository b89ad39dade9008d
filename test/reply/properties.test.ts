/** Whatever the figures and the names, every message is one that Slack takes and a person can read. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Message } from '../../src/reply/message.ts'
import { differenceMessage } from '../../src/reply/difference.ts'
import { validateMessage } from '../../src/reply/limits.ts'
import { plainRendering } from '../../src/reply/plain-rendering.ts'
import { problemMessage } from '../../src/reply/problem.ts'
import { answerMessage, answerQuestion, topics } from '../../src/reply/question.ts'
import { recommendationMessage } from '../../src/reply/recommendation.ts'
import { terminalAnswer, unpainted } from '../../src/reply/terminal.ts'
import { interactive, manner } from './fixtures.ts'
import { hostileAnswer, recommendations, scenarios, text } from './generated.ts'

/** Every text that Slack would show, wherever it stands. */
function shown(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]: [string, unknown]) =>
    name === 'text' && typeof inside === 'string' ? [inside] : name === 'metadata' ? [] : shown(inside),
  )
}

/** What is wrong with a message; nothing, where it is sound. */
function faults(message: Message): readonly unknown[] {
  const plain = plainRendering(message)
  const words = [...shown(message), ...shown(plain)]
  return [
    ...validateMessage(message),
    ...validateMessage(plain),
    ...plain.blocks.filter(({ type }) => type === 'table'),
    ...(Array.from(message.text).length < 3000 ? [] : ['a long text']),
    ...words.filter((text) => /NaN|undefined|\bnull\b|Infinity|\[object|[<>]/.test(text) || text.trim() === ''),
  ]
}

/** More of them: `RUNS=5000`. */
const runs = { numRuns: Number(process.env['RUNS'] ?? 150) }

describe('any recommendation', () => {
  test('is one sound message, with controls and without', () => {
    fc.assert(
      fc.property(scenarios, recommendations, (scenario, recommendation) => {
        expect(faults(recommendationMessage(scenario, recommendation, interactive))).toEqual([])
        expect(faults(recommendationMessage(scenario, recommendation, manner))).toEqual([])
      }),
      runs,
    )
  })

  test('differs from any other in one sound message', () => {
    fc.assert(
      fc.property(
        scenarios,
        recommendations,
        recommendations,
        fc.array(text, { maxLength: 4 }),
        text,
        (scenario, one, other, changes, quality) => {
          const after = { scenario, recommendation: other }
          expect(faults(differenceMessage(one.best, after, changes, interactive, quality))).toEqual([])
        },
      ),
      runs,
    )
  })

  test('answers every question in one sound message', () => {
    fc.assert(
      fc.property(
        scenarios,
        recommendations,
        fc.constantFrom(...topics),
        text,
        (scenario, recommendation, topic, subject) => {
          expect(faults(answerMessage(answerQuestion(topic, subject, scenario, recommendation, manner)))).toEqual([])
        },
      ),
      runs,
    )
  })

  test('fits a terminal', () => {
    fc.assert(
      fc.property(scenarios, recommendations, fc.integer({ min: 1, max: 300 }), (scenario, recommendation, width) => {
        const lines = terminalAnswer(scenario, recommendation, manner, { width, paint: unpainted })
        expect(lines).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object/)
      }),
      runs,
    )
  })
})

test('any problem is one sound message', () => {
  const kinds = fc.constantFrom(
    'help',
    'nothing',
    'missing-model',
    'missing-data',
    'unknown',
    'conflict',
    'bad-value',
    'infeasible',
  )
  const problems = fc.record({
    kind: kinds,
    message: text.map((words) => `Not understood: ${words}`),
    terms: fc.array(text, { maxLength: 50 }),
    suggestions: fc.array(text, { maxLength: 50 }),
    nearest: fc.array(
      recommendations.map(({ best, assumptions }) => ({ option: best, gives: assumptions })),
      { maxLength: 9 },
    ),
  } as const)
  fc.assert(
    fc.property(problems, (problem) => {
      expect(faults(problemMessage(problem, manner))).toEqual([])
    }),
    runs,
  )
})

test.each(['<!channel>', '<!here|x>', '<@U012AB3CD>', '<https://evil.example|lambda.ai>', '&<>'])(
  '"%s" in a name rings nobody',
  (name) => {
    const { scenario, recommendation } = hostileAnswer(name)
    expect(faults(recommendationMessage(scenario, recommendation, interactive))).toEqual([])
    const message = recommendationMessage(scenario, recommendation, manner)
    expect(message.text).toContain(
      name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').slice(0, 12),
    )
  },
)
