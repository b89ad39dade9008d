/** The words of questions (data/questions, data/glossary.json): what they tell, and that each leads to an answer. */
import { expect, test } from 'vitest'
import { adviceQuestions } from '../../../src/language/questions/advice-questions.ts'
import { likeliestQuestion } from '../../../src/language/lexicon/question-cues.ts'
import { questionArguments } from '../../../src/language/questions/question-arguments.ts'
import { recognizeText } from '../../../src/language/pipeline.ts'
import { isAnsweredTopic } from '../../../src/presentation/questions/answer-question.ts'
import type { QuestionTopic } from '../../../src/language/questions/question-topic.ts'
import { vocabulary } from '../fixtures.ts'

const { questionCues } = vocabulary

test('every question has an answer: a topic that the plan answers, or sentences', () => {
  const isTopic = (topic: string): boolean =>
    topic === 'math' || adviceQuestions.some((one) => one === topic) || isAnsweredTopic(topic as QuestionTopic)
  const without = [...questionCues.questions.values()].filter(
    ({ isForm, topic, says }) =>
      (isForm !== true && (topic === undefined) === (says === undefined)) || (topic !== undefined && !isTopic(topic)),
  )
  expect(without).toEqual([])
})

test.each([
  ['is hipaa a problem here', 'business-associate'],
  ['is runpod ok w gdpr', 'data-agreement'],
  ['is this host iso 27001 certified', 'certificates-held'],
  ['are the disks encrypted', 'encryption'],
  ['do they take a purchase order', 'by-invoice'],
  ['what does it cost to serve it later', 'serving'],
  ['what is FSDP?', 'term fsdp'],
  ['would it be done by monday if we start it on friday', 'finish'],
  ['any margin of error on that', 'uncertainty'],
  ['can you just launch it', 'launch'],
  ['so how much slack do we have then', 'slack'],
  ['will my 4090 overheat', 'gpu-heat'],
  ['should we just truncate the long ones', 'truncating'],
  ['where is the catch', 'excluded'],
])('“%s” is told to be about %s', (text, id) => {
  expect(likeliestQuestion(text, questionCues)?.id).toBe(id)
})

test('everyday words tell nothing by themselves', () => {
  for (const text of ['lunch at noon?', 'who is coming', 'nice weather today', 'the report is due'])
    expect(likeliestQuestion(text, questionCues)).toBeNull()
})

test.each([
  ['how much per month if we retrain weekly?', { runs: { count: 52 / 12, per: 'month' } }],
  ['for three runs?', { runs: { count: 3, per: null } }],
  ['5 retrainings a year, total?', { runs: { count: 5, per: 'year' } }],
  ['we do this every night, monthly bill?', { runs: { count: 30, per: 'month' } }],
  ['are we within $400?', { money: 400 }],
  ['when is it done if we start monday 9am?', { start: 141 }],
  ['will it make friday?', { due: 72 }],
  ['if we start it friday, will it be ready on monday?', { start: 72, due: 144 }],
  ['will it be ready on monday if we start friday?', { start: 72, due: 144 }],
  ['how much of our $2,000 does it take?', { money: 2000, asksShare: true }],
])('“%s” brings along %j', (text, expected) => {
  const recognized = recognizeText(text, { mode: 'thread', vocabulary, today: '2026-11-24' })
  expect(questionArguments(recognized)).toMatchObject(expected)
})
