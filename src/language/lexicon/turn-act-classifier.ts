/** What a turn in a thread does: asks for a change, asks a question, reports, claims, commands or only talks. */
import { type TurnAct, type TurnActModel, turnActs } from '../../catalog/turn-acts.ts'
import { actFeatures } from '../text/act-features.ts'

/** How likely each act is; together 1. */
export type ActProbabilities = Readonly<Record<TurnAct, number>>

/** `signals`: what the grammar finds in the text. */
export type ActClassifier = (text: string, signals: readonly string[]) => ActProbabilities

/** A softmax over the weights of a text's features. */
export function turnActClassifier({ acts }: TurnActModel): ActClassifier {
  const rows = turnActs.map((act) => {
    const { bias, scale, weights } = acts[act]
    return { bias, scale, weights: Int8Array.from(atob(weights), (byte) => byte.charCodeAt(0)) }
  })
  return (text, signals) => {
    const features = actFeatures(text, signals)
    const scores = rows.map(({ bias, scale, weights }) => {
      let sum = 0
      for (const feature of features) sum += weights[feature] ?? 0
      return bias + (sum * scale) / Math.sqrt(features.length)
    })
    return softmax(scores)
  }
}

/** Scores in the order of `turnActs` as probabilities. */
export function softmax(scores: readonly number[]): ActProbabilities {
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  const [request = 0, question = 0, report = 0, claim = 0, command = 0, chatter = 0] = powers.map(
    (power) => power / sum,
  )
  return { request, question, report, claim, command, chatter }
}
