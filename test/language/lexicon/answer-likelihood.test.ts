/** How much likelier the lines of an answer have the words of a text. */
import { expect, test } from 'vitest'
import { answerLikelihood } from '../../../src/language/lexicon/answer-likelihood.ts'

const answer = (id: string, asks: readonly string[]) => ({ id, asks: [...asks], says: ['Yes.'] })
const spot = answer('spot', ['is spot safe', 'can spot machines be taken away', 'what if a spot node goes'])
const rank = answer('rank', ['which rank is usual', 'does rank change the price', 'is rank 64 better'])
const likelihood = answerLikelihood([spot, rank])

test('words that its lines have speak for an answer, and the same words against others', () => {
  const ofText = likelihood('can a spot node be taken away')
  expect(ofText(spot)).toBeGreaterThan(0)
  expect(ofText(rank)).toBeLessThan(0)
})

test('endings do not matter, and what no line has speaks neither for nor against one', () => {
  const once = likelihood('rank')
  expect(likelihood('ranks')(rank)).toBe(once(rank))
  const unknown = likelihood('zebra')
  expect(unknown(spot)).toBe(unknown(rank))
  expect(likelihood('?!')(rank)).toBe(0)
})
