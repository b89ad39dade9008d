import { expect, test } from 'vitest'
import { sumLeftIn } from '../../../src/language/questions/sum-left.ts'

test.each([
  ['a $30k commit with lambda, 18k left', true, 18_000],
  ['our commitment is 20k and only 400 is left', false, 400],
  ['$5,000 of credits, $1,250.50 of which are unspent', true, 1250.5],
  ['3k in credits, 450 remaining', false, 450],
])('“%s”', (text, isOfMoney, usd) => expect(sumLeftIn(text, isOfMoney)).toBe(usd))

test.each([
  ['2 hours left', false],
  ['$500, and 3 cards are free', true],
  ['40 steps are left', false],
])('nothing is left of money: “%s”', (text, isOfMoney) => expect(sumLeftIn(text, isOfMoney)).toBeNull())
