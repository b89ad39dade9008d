/** Whatever the figures and the names, every message is one that Slack takes and a person can read. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differenceMessage } from '../../src/presentation/content/messages/difference-message.ts'
import { validateMessage } from 'local-slack/block-kit/validator'
import { plainRendering } from '../../src/presentation/slack/blocks/plain-rendering.ts'
import { problemMessage } from '../../src/presentation/content/messages/problem-message.ts'
import { answerByTopic, answerQuestion, type AnsweredTopic } from '../../src/presentation/questions/answer-question.ts'
import { type MessageContent, sentenceMessage } from '../../src/presentation/content/message-content.ts'
import { renderMessage } from '../../src/presentation/slack/render-message.ts'
import { recommendationMessage } from '../../src/presentation/content/messages/recommendation-message.ts'
import { terminalRecommendation } from '../../src/presentation/terminal/terminal-recommendation.ts'
import { withoutColor } from '../../src/presentation/terminal/terminal.ts'
import { interactiveContext, renderContext } from './sample-answers.ts'
import { hostileAnswer, anyRecommendation, anyScenario, anyText } from './arbitrary-answers.ts'

/** Every text that Slack would show, wherever it stands. */
function visibleTexts(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]: [string, unknown]) =>
    name === 'text' && typeof inside === 'string' ? [inside] : name === 'metadata' ? [] : visibleTexts(inside),
  )
}

/** What is wrong with a message; nothing, where it is sound. */
function messageFaults(content: MessageContent): readonly unknown[] {
  const message = renderMessage(content)
  const plain = plainRendering(message)
  const words = [...visibleTexts(message), ...visibleTexts(plain)]
  return [
    ...validateMessage(message),
    ...validateMessage(plain),
    ...plain.blocks.filter(({ type }) => type === 'table'),
    ...(Array.from(message.text).length < 3000 ? [] : ['a long text']),
    ...words.filter((text) => /NaN|undefined|\bnull\b|Infinity|\[object|[<>]/.test(text) || text.trim() === ''),
  ]
}

/** More of them: `RUNS=5000`. */
const propertyOptions = { numRuns: Number(process.env['RUNS'] ?? 150) }

describe('any recommendation', () => {
  test('is one sound message, with controls and without', () => {
    fc.assert(
      fc.property(anyScenario, anyRecommendation, (scenario, recommendation) => {
        expect(messageFaults(recommendationMessage(scenario, recommendation, interactiveContext))).toEqual([])
        expect(messageFaults(recommendationMessage(scenario, recommendation, renderContext))).toEqual([])
      }),
      propertyOptions,
    )
  })

  test('differs from any other in one sound message', () => {
    fc.assert(
      fc.property(
        anyScenario,
        anyRecommendation,
        anyRecommendation,
        fc.array(anyText, { maxLength: 4 }),
        anyText,
        (scenario, one, other, changes, quality) => {
          const after = { scenario, recommendation: other }
          expect(messageFaults(differenceMessage(one.best, after, changes, interactiveContext, { quality }))).toEqual(
            [],
          )
        },
      ),
      propertyOptions,
    )
  })

  test('answers every question in one sound message', () => {
    // What is told whatever the plan is comes along with its question.
    const matched = { id: 'a-word', says: ['It means this.'] }
    fc.assert(
      fc.property(
        anyScenario,
        anyRecommendation,
        fc.constantFrom(...(Object.keys(answerByTopic) as AnsweredTopic[])),
        anyText,
        (scenario, recommendation, topic, subject) => {
          expect(
            messageFaults(
              sentenceMessage(
                answerQuestion(topic, { scenario, recommendation, renderContext, subjectText: subject, matched }),
              ),
            ),
          ).toEqual([])
        },
      ),
      propertyOptions,
    )
  })

  test('fits a terminal', () => {
    fc.assert(
      fc.property(
        anyScenario,
        anyRecommendation,
        fc.integer({ min: 1, max: 300 }),
        (scenario, recommendation, width) => {
          const lines = terminalRecommendation(scenario, recommendation, renderContext, { width, paint: withoutColor })
          expect(lines).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object/)
        },
      ),
      propertyOptions,
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
    message: anyText.map((words) => `Not understood: ${words}`),
    terms: fc.array(anyText, { maxLength: 50 }),
    suggestions: fc.array(anyText, { maxLength: 50 }),
    nearest: fc.array(
      anyRecommendation.map(({ best, assumptions }) => ({ option: best, gives: assumptions })),
      { maxLength: 9 },
    ),
  } as const)
  fc.assert(
    fc.property(problems, (problem) => {
      expect(messageFaults(problemMessage(problem, renderContext))).toEqual([])
    }),
    propertyOptions,
  )
})

test.each(['<!channel>', '<!here|x>', '<@U012AB3CD>', '<https://evil.example|lambda.ai>', '&<>'])(
  '"%s" in a name rings nobody',
  (name) => {
    const { scenario, recommendation } = hostileAnswer(name)
    expect(messageFaults(recommendationMessage(scenario, recommendation, interactiveContext))).toEqual([])
    const message = renderMessage(recommendationMessage(scenario, recommendation, renderContext))
    expect(message.text).toContain(
      name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').slice(0, 12),
    )
  },
)
