/** What was assumed of how often the data is read, with what is usual. */
import type { Recommendation } from '../../recommend/recommendation.ts'
import { singleEpochRemark } from '../../scenario/assumed-epochs.ts'
import { formatDuration, formatUsd } from '../format/number-format.ts'
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
