/** What a question asks, told by all of its words: weights as they are kept, and what they tell. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { packedSparseRow, sparseClassifier } from '../../../src/language/lexicon/sparse-classifier.ts'
import { vocabulary } from '../fixtures.ts'

const { classifier, plainly } = vocabulary.questionCues
const likeliest = (text: string): string | undefined => {
  const shares = classifier.sharesOf(plainly(text)) ?? []
  return classifier.ids[shares.indexOf(Math.max(...shares))]
}

test('a row keeps the large weights in their places, however far they stand apart', () => {
  const weights = new Float64Array(400)
  for (const [feature, weight] of [[0, 1], [31, -1], [63, 0.7], [200, 1], [399, -0.4]] as const) weights[feature] = weight // prettier-ignore
  // As many as are cut to the most steps.
  for (let at = 300; at < 309; at += 1) weights[at] = 1
  const { weightOf } = sparseClassifier([packedSparseRow(0, weights)], 400)
  expect([0, 1, 31, 63, 200, 201, 308, 399].map((feature) => weightOf(feature, 0))).toEqual(
    [3, 0, -3, 2, 3, 0, 3, -1].map((steps) => expect.closeTo(steps / 3, 6)),
  )
})

test('shares are together one, and a row with what a text has is the likeliest', () => {
  const row = (feature: number) => {
    const weights = new Float64Array(64)
    for (let at = 0; at < 9; at += 1) weights[feature + at] = 2
    return packedSparseRow(0, weights)
  }
  const { sharesOf } = sparseClassifier([row(0), row(20), row(40)], 64)
  const shares = sharesOf([21, 22, 23])
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  expect(shares.indexOf(Math.max(...shares))).toBe(1)
  expect(sharesOf([])).toEqual([1, 1, 1].map(() => expect.closeTo(1 / 3, 9)))
})

test('the weights are those of the lines that are kept with them', () => {
  const lines = readFileSync(new URL('../../../data/training/questions.jsonl', import.meta.url), 'utf8')
  const model: unknown = JSON.parse(
    readFileSync(new URL('../../../data/reader/questions.json', import.meta.url), 'utf8'),
  )
  expect(model).toMatchObject({ trainedOn: createHash('sha256').update(lines).digest('hex') })
})

test.each([
  ['do we get charged for the whole hour when the box lives for twelve minutes', 'billing-unit'],
  ['wird pro angefangene Minute abgerechnet oder immer die volle Stunde', 'billing-unit'],
  ['is the saved file with its optimizer going to be huge', 'checkpoint-size'],
  ['does that still fit our cap', 'still-fits'],
  ['Tom did you book the meeting room for the demo', 'chatter'],
])('“%s” is told to ask %s', (text, id) => {
  expect(likeliest(text)).toBe(id)
})

test('without words nothing is told', () => {
  expect(classifier.sharesOf('?!')).toBeNull()
})

test('a word speaks for the question whose lines have it', () => {
  expect(classifier.isWordOf('invoice', 'by-invoice')).toBe(true)
  expect(classifier.isWordOf('invoice', 'nvlink')).toBe(false)
  expect(classifier.isWordOf('zebra', 'by-invoice')).toBe(false)
})
