/** What a turn in a thread does: asks for a change, asks a question, reports, claims, commands or only talks. */
import { type TurnAct, type TurnActModel, turnActs } from '../../catalog/turn-acts.ts'
import { actFeatures } from '../text/act-features.ts'
import { linearClassifier } from './linear-classifier.ts'

/** How likely each act is; together 1. */
export type ActProbabilities = Readonly<Record<TurnAct, number>>

/** So likely a question, and so hardly a wish, that nothing in it is wished. */
export const isOnlyAsked = ({ question, request }: ActProbabilities): boolean =>
  question >= surelyAsked && request <= 1 - surelyAsked
const surelyAsked = 0.9

/** `signals`: what the grammar finds in the text. */
export type ActClassifier = (text: string, signals: readonly string[]) => ActProbabilities

/** A softmax over the weights of a text's features. */
export function turnActClassifier({ acts }: TurnActModel): ActClassifier {
  const classify = linearClassifier(turnActs.map((act) => acts[act]))
  return (text, signals) => {
    const [request = 0, question = 0, report = 0, claim = 0, command = 0, chatter = 0] = classify(
      actFeatures(text, signals),
    )
    return { request, question, report, claim, command, chatter }
  }
}
