/** What was assumed of the data, how often it is read and how long each of it is, with what it comes to otherwise. */
import type { Recommendation } from '../../recommend/recommendation.ts'
import { singleEpochRemark } from '../../scenario/assumed-epochs.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { formatCount, formatDuration, formatPercent, formatUsd } from '../format/number-format.ts'
import type { AdvisorAnswer } from './advisor-answer.ts'

/** "One epoch is assumed, the usual 3 take 2.1 h and $7.20: say “3 epochs”." */
export function singleEpochText({ ifUsualEpochs }: Pick<Recommendation, 'ifUsualEpochs'>): string {
  if (ifUsualEpochs === undefined) return singleEpochRemark
  const { epochs, hours, usd } = ifUsualEpochs
  return `One epoch is assumed, the usual ${epochs} take ${formatDuration(hours)} and ${formatUsd(usd)}: say “${epochs} epochs”.`
}

/** The same of plans side by side; `texts`: what each is called. */
export function singleEpochOfSides(answers: readonly AdvisorAnswer[], texts: readonly string[]): string {
  const known = answers.flatMap((answer, at) => {
    const usual = answer.kind === 'problem' ? undefined : answer.recommendation.ifUsualEpochs
    return usual === undefined ? [] : [{ ...usual, text: texts[at] ?? '' }]
  })
  const [first] = known
  if (first === undefined || known.length < answers.length || known.some(({ epochs }) => epochs !== first.epochs))
    return singleEpochRemark
  const sums = known.map(({ usd, hours, text }) => `${formatUsd(usd)} and ${formatDuration(hours)} (${text})`)
  return `One epoch is assumed, the usual ${first.epochs} take ${sums.join(', ')}: say “${first.epochs} epochs”.`
}

/** "A mean of 512 tokens is assumed: with all as long as 4096 it takes about 11 h and $35, over the budget."; empty where no mean was assumed. */
export function filledVerdict(
  { spec: { budgetUsd, deadlineHours }, corpus }: Scenario,
  { ifFilled }: Pick<Recommendation, 'ifFilled'>,
): readonly string[] {
  const mean = corpus?.tokensPerExample ?? null
  if (ifFilled === undefined || mean === null) return []
  const { most, hours, usd } = ifFilled
  const over = [
    ...(budgetUsd !== null && usd > budgetUsd ? ['over the budget'] : []),
    ...(deadlineHours !== null && hours > deadlineHours ? ['past the deadline'] : []),
  ]
  return [
    `A mean of ${formatCount(Math.round(mean))} tokens is assumed: with all as long as ${most} it takes about ${formatDuration(hours)} and ${formatUsd(usd)}${over.length === 0 ? '' : `, ${over.join(' and ')}`}.`,
  ]
}

/** "Your texts have 6,000 tokens on average, a sequence 4,096: cut there, they lose 32% at least."; empty where they are not longer. */
export function cutVerdict({ ifCut }: Pick<Recommendation, 'ifCut'>): readonly string[] {
  if (ifCut === undefined) return []
  const { mean, length, share, holding, hours, usd } = ifCut
  const longer = holding === null ? '' : `; “seq ${formatCount(holding / 1024)}k” holds the mean`
  return [
    `Texts of ${formatCount(Math.round(mean))} tokens on average do not fit sequences of ${formatCount(length)}: cut there, at least ${formatPercent(share)} of their tokens is never seen, and it takes at most ${formatDuration(hours)} and ${formatUsd(usd)}. All are counted here, as if split into pieces${longer}.`,
  ]
}
