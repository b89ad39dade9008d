/** Questions to which data/answers has an answer of its own. */
import { expect, test } from 'vitest'
import { lastOf } from '../../conversation/thread-driver.ts'
import { catalog, vocabulary } from '../fixtures.ts'
import { answerFigures } from '../../../src/presentation/questions/answer-figures.ts'

const index = vocabulary.questionCues.particular.index()

test('the lines of an answer are likest to it', () => {
  const answers = [...catalog.particularAnswers.values()].flatMap((area) => area.answers)
  expect(answers.length).toBeGreaterThan(2500)
  const missed = answers
    .filter((_, at) => at % 40 === 0)
    .filter(({ id, asks }) => !index.likest(asks[0] ?? '').some(({ answer }) => answer.id === id))
  expect(missed.map(({ id }) => id)).toEqual([])
})

test('the likest comes first, and a text without words is like none', () => {
  const matches = index.likest('do i need sft before dpo')
  expect(matches[0]?.answer.id).toBe('sft-before-dpo')
  expect(matches.map(({ likeness }) => likeness > 0)).not.toContain(false)
  expect(index.likest('?!')).toEqual([])
})

test('an id stands for one answer, and its figures and changes are known', () => {
  const answers = [...catalog.particularAnswers.values()].flatMap((area) => area.answers)
  expect(new Set(answers.map(({ id }) => id)).size).toBe(answers.length)
  const sentences = answers.flatMap(({ says, cases = [] }) => [...says, ...cases.flatMap((one) => one.says)])
  const names = new Set(
    sentences.flatMap((sentence) => [...sentence.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name)),
  )
  expect([...names].filter((name) => answerFigures[name] === undefined)).toEqual([])
  const changes = new Set(
    catalog.inquiryFacts.generalKnowledge.levers.flatMap((lever) => lever.changes.map(({ name }) => name)),
  )
  expect(answers.flatMap(({ change }) => (change === undefined || changes.has(change) ? [] : [change]))).toEqual([])
})

test.each([
  ['dpo mistral 7b 30k pairs', 'do i have to sft before the dpo or straight on the base?', /^answer: /u],
  ['8b lora 20M tokens', 'do we capitalise this or is it an expense, the auditors will ask', /^answer: (?!I )/u],
])('under “%s”: “%s” has its answer', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
  expect(lastOf([plan, text])).not.toMatch(/\{\w+\}/u)
})

test('what is wished stays a wish, and talk is left alone', () => {
  expect(lastOf(['8b lora 20M tokens', 'make it 3 epochs'])).toMatch(/^plan: /u)
  expect(lastOf(['8b lora 20M tokens', 'anna, did you book the room for the demo?'])).toMatch(/^ignored/u)
})
