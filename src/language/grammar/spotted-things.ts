/** "Spot defects", "something that spots fraud": seen among others, and no machines that may be taken back. */
import { isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

const leads =
  /(?:^| )(?:to|can|could|will|would|should|must|that|which|who|helps?|it|they|he|she|automatically|reliably)$/u
/** Of machines, whatever stands before it. */
const ofMachines =
  /^(?:instances?|machines?|gpus?|cards?|nodes?|vms?|boxes|box|prices?|pricing|market|capacity|rates?|fleet|pods?|is|are|ok|okay|fine|please|only|if|or|and|for|on|at|in|with|when|where|until|too|also|instead|not|even|really|actually|save|cost|be|help|make|work|cut|get|run|do|go|halve|bring|give|have|take|mean|beat|lower|reduce|suit|finish|hold|still|then|lose|change|ever|fit)\b/u

/** Whether the word at `index` is the verb of what follows it. */
export function isSpotting(context: ParseContext, index: number): boolean {
  if (!/^spots?$/u.test(context.textAt(index)) || !leads.test(context.textBetween(index - 2, index))) return false
  const next = context.mentions[index + 1]
  return (
    next !== undefined &&
    !isKind(next, 'comma', 'sentence-end', 'question', 'gpu', 'amount') &&
    !ofMachines.test(context.textAt(index + 1))
  )
}
