/** "2 epochs on 300", where the plan has 300M tokens, "2,600 tokens rather than 1,800": a number without a unit that says what holds already. */
import type { Scenario } from '../../scenario/scenario.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'

/** Smaller numbers are said of anything. */
const minOfPlan = 20
const magnitudes = [1, 1e3, 1e6, 1e9]

/** Whether a number without a unit repeats the data of the plan, at any usual scale. */
export function isOfPlan(mention: Mention, { spec, corpus }: Scenario): boolean {
  if (!isKind(mention, 'amount') || mention.meaning.measure !== null) return false
  const { value, magnitude } = mention.meaning
  if (value < minOfPlan) return false
  const held = [spec.tokens, corpus?.tokensPerEpoch, corpus?.examples]
  const scales = magnitude === '' ? magnitudes : [1]
  if (corpus?.tokensPerExample === value) return true
  return held.some((one) => one != null && scales.some((scale) => value * scale === one))
}
