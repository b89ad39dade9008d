/** Trains the classifier of turns, the same from the same lines. */
import { type TurnAct, turnActs } from '../../catalog/turn-acts.ts'
import { featureCount } from '../../language/text/act-features.ts'
import { type LinearWeights, trainLinear } from './train-linear.ts'

export type LabelledTurn = {
  readonly language: string
  readonly act: TurnAct
  readonly text: string
  readonly features: readonly number[]
  /** How much it counts beside the others. */
  readonly weight: number
}

/** One row of weights for each act, in the order of `turnActs`. */
export const trainActs = (lines: readonly LabelledTurn[]): readonly LinearWeights[] =>
  trainLinear(
    lines.map(({ act, features, weight }) => ({ label: turnActs.indexOf(act), features, weight })),
    turnActs.length,
    featureCount,
  )
