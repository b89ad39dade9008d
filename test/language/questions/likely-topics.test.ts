/** Which question a text is told to be by what it is like, whatever words it is put in. */
import { expect, test } from 'vitest'
import { recognizeText } from '../../../src/language/pipeline.ts'
import { questionArguments } from '../../../src/language/questions/question-arguments.ts'
import { nearQuestions } from '../../../src/language/questions/near-questions.ts'
import { type TopicMatch, topicOfQuestion } from '../../../src/language/questions/topic-of-text.ts'
import { today, vocabulary } from '../fixtures.ts'

const told = (text: string): TopicMatch =>
  topicOfQuestion(text, questionArguments(recognizeText(text, { mode: 'thread', vocabulary, today })), vocabulary)
const { plainly } = vocabulary.questionCues

test.each([
  ['how do we trim a quarter off the bill?', 'cheaper'],
  ['what is gobbling up all our budget?', 'why-dear'],
  ['is full fine-tuning a sledgehammer to crack a nut?', 'which-method'],
  ['how tight is the memory, are we on thin ice?', 'headroom'],
  ['is the total per lap or for the whole race?', 'fixed'],
  ['must I run this past finance before we press go?', 'fixed'],
])('a figure of speech is read by what it says: “%s” asks about %s', (text, topic) => {
  expect(told(text).topic).toBe(topic)
})

test.each([
  'the lap of the model',
  'push the trolley in the elevator',
  'the bulkhead is wet',
  'we fit in the car',
  'cut the data to 10M',
  'a lot of fine printers',
])('“%s” is no figure of speech', (text) => {
  expect(plainly(text)).toBe(text)
})

test('a question that is like another in all but its subject is not that one', () => {
  const { matched } = told('Why is Lambda so much more expensive than the rest?')
  expect(matched?.id).toMatch(/^(?:seller-gap|dearer-seller|plan-gap)$/)
  expect(told('why is grpo so much more expensive than sft').matched?.id).toBe('rl-slow')
})

test('what a question brings along bears its topic out', () => {
  expect(told('what if the rates rise by a fifth before may?')).toMatchObject({
    topic: 'price-change',
    isBorneOut: true,
  })
  expect(told('would 20% more data change anything?').topic).not.toBe('price-change')
})

test('“enough” asks for room only beside hardware', () => {
  expect(told('why three epochs? would one be enough?').matched?.id).toBe('epochs-choice')
  expect(told('is a 4090 enough to fit it?').topic).toBe('what-fits')
})

test('what is near is named as it is asked plainly', () => {
  const near = nearQuestions('do the owners of the box get to peek at our stuff, and is the upload safe?', vocabulary)
  expect(near.length).toBeGreaterThan(0)
  expect(near.length).toBeLessThan(4)
  const plain = new Set(vocabulary.questionCues.asked.values())
  for (const text of near) expect(plain.has(text)).toBe(true)
})
