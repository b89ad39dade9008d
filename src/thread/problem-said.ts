/** A problem as it is told: with commands to type, or, in a thread, with replies. */
import type { Infeasible } from '../recommend/recommendation.ts'
import { problemMessage, type Typed } from '../reply/problem.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Books } from './books.ts'
import type { Said, Setting } from './held.ts'

export function problemSaid(
  problem: Problem | Infeasible,
  { today }: Setting,
  { manner }: Books,
  typed: Typed,
): Extract<Said, { kind: 'problem' }> {
  return { kind: 'problem', problem, message: problemMessage(problem, manner(today), typed) }
}
