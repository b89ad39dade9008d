/** "Is it cheaper to buy?", "on our own GPUs?" */
import { costAlternatives } from '../content/total-cost/alternatives.ts'
import { describePlanned, describeAlternative } from './alternatives.ts'
import type { QuestionContext } from './question-context.ts'

/** "is it cheaper to buy?", "on our own GPUs?" */
export function ownAnswer({ totalCost, renderContext }: QuestionContext): readonly string[] {
  const settings = 'GPUs of your own are set with /gpucost settings, or named here: “on our 4 A100s”.'
  if (totalCost === undefined) return ['What buying costs is worked out with the whole cost: see Details.', settings]
  const rows = costAlternatives(totalCost, renderContext)
  const ownershipSentences = rows.filter(({ kind }) => kind === 'Owned' || kind === 'Bought').map(describeAlternative)
  const homeAlternatives = rows.filter(({ kind }) => kind === 'At home').slice(0, 1)
  return [
    ...ownershipSentences,
    ...homeAlternatives.map((row) => describeAlternative({ ...row, assumptions: [] })),
    describePlanned(totalCost),
    settings,
  ]
}
