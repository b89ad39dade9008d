/** Goals of people without words of the trade, whose number of what there is counts examples. */
import { expect, test } from 'vitest'
import { readInquiry } from '../../src/language/read-inquiry.ts'
import { catalog, today, vocabulary } from './fixtures.ts'

const examplesOf = (text: string) => {
  const inquiry = readInquiry(text, vocabulary, catalog.inquiryFacts, today)
  return inquiry?.kind === 'goal' ? (inquiry.scenario.corpus?.examples ?? null) : undefined
}

test.each([
  ['make a ai that reads handwritten delivery notes, we got around 12 thousand scanned, values in excel', 12_000],
  ['I want an ai that answers customer emails, we have about 8000', 8000],
  ["I'd like an AI that sorts photos of leaves. we've collected 20 thousand so far", 20_000],
  ['Need a model that summarises our meetings, there are around 1200 recordings', 1200],
])('“%s” counts examples', (text, examples) => expect(examplesOf(text)).toBe(examples))

test.each(['make an ai for our 12000 employees', 'make an ai that reads letters, done by 2027'])(
  '“%s” counts none',
  (text) => expect(examplesOf(text)).toBeNull(),
)

test.each([
  'make an ai that reads letters, we have 12000 employees',
  'make an ai that reads letters, we have 500 dollars',
  'an ai that answers 3000 calls a day',
])('“%s” has people, money or a load, and no examples', (text) => expect(examplesOf(text) ?? null).toBeNull())
