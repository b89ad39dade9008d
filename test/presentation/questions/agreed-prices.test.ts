/** Whether a discount is in the figures already: at the price of a team it is, at a list price it is not. */
import { expect, test } from 'vitest'
import { answerQuestion } from '../../../src/presentation/questions/answer-question.ts'
import { renderContext, seventyB } from '../sample-answers.ts'

const { scenario, recommendation } = seventyB()
const asked = { moves: -0.2, isDiscount: true, isWhether: true } as const
const answerAt = (priceSource: string): string =>
  answerQuestion('price-change', {
    scenario,
    recommendation: { ...recommendation, best: { ...recommendation.best, priceSource } },
    renderContext,
    subjectText: '',
    args: asked,
  })

test('a price that the team has agreed is in it', () =>
  expect(answerAt('team-price-book')).toMatch(/^Yes: \$\S+\/h a GPU is the price that your team has agreed with /u))

test('a list price is without it', () =>
  expect(answerAt('lambda-pricing')).toMatch(/^No: \$\S+\/h a GPU is the price of .* With prices 20% lower/u))
