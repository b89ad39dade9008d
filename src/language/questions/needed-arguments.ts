/** What questions of some topics must bring along: without it something else is asked. */
import type { QuestionArguments } from './question-arguments.ts'

const needs: Readonly<Record<string, (args: QuestionArguments) => boolean>> = {
  runs: ({ runs, period }) => runs !== undefined || period !== undefined,
  speedup: ({ speed, moves }) => speed !== undefined || moves !== undefined,
  'price-change': ({ moves }) => moves !== undefined,
  affordable: ({ money }) => money !== undefined,
}

/** Whether a question of that topic must bring along what is not there. */
export const lacksArguments = (topic: string, args: QuestionArguments): boolean => needs[topic]?.(args) === false

/** Whether it must, and does. */
export const bringsAlong = (topic: string, args: QuestionArguments): boolean => needs[topic]?.(args) === true
