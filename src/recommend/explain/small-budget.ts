/** What is said of a budget that no plan comes near: what the money is for, or that it may be the price of an hour. */
import type { Spec } from '../../scenario/scenario.ts'
import { exactUsdText } from '../figure-text.ts'
import type { Candidate } from '../ranking/candidate.ts'

/** Dollars that an hour of a GPU may cost, and by how much a run must be dearer before a budget may be a price. */
const [mostOfHour, leastTimes] = [12, 8]

/** "MI300X at $2": where GPUs are named, so small a sum may be the price of an hour. */
export const rateText = ({ budgetUsd, gpus }: Spec, cheapest: Candidate): string =>
  budgetUsd !== null && gpus !== null && budgetUsd <= mostOfHour && cheapest.usd > leastTimes * budgetUsd
    ? ` If ${exactUsdText(budgetUsd)} is what an hour of a GPU costs, say “${exactUsdText(budgetUsd)}/h”.`
    : ''

/** So many times the budget is out of reach, whatever gives a little. */
const farOver = 2

/** What money is for that does not train a model from nothing: the cost goes by parameters times tokens. */
export function openModelText({ task, method, model, budgetUsd }: Spec, cheapest: Candidate): string {
  const times = cheapest.usd / (budgetUsd ?? Infinity)
  if (task !== 'pretrain' || method === 'lora' || model !== null || times < farOver) return ''
  return ` The cost goes by parameters times tokens: this money trains a model of about ${sizeText(cheapest.estimate.plan.shape.params / times)} on as many. An open model has seen trillions already: trained further on tokens of your own, it gets most of it for a hundredth.`
}
const sizeText = (params: number): string => `${Number((params / 1e9).toPrecision(1))}B`
