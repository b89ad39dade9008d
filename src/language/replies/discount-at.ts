/** "AWS offered us 40 % off": of the list price of whoever gives it, and of the plan's where nobody is named. */
import type { Question } from '../questions/question.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import type { Reply } from './reply-input.ts'

/** `moves`: the share by which the price is lower, such as -0.4. */
export function discountAt({ scenario, understanding, lastPlan }: Reply, moves: number): Question {
  const question = {
    kind: 'question',
    topic: 'price-change',
    subject: null,
    args: { moves, isDiscount: true },
  } as const
  const { recognized, allSlots } = understanding
  const providers = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))?.providers ?? []
  if (providers.length === 0) return question
  // The same GPUs, where they are had there.
  const gpus = scenario.spec.gpus ?? lastPlan.gpus ?? null
  return { ...question, asked: { ...scenario, spec: { ...scenario.spec, gpus, providers: [...providers] } } }
}
