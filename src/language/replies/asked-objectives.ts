/** "Would ORPO or SimPO be cheaper than DPO?": ways to learn from preferences that are weighed by what they cost or take, each planned. */
import { objectivesIn } from '../questions/asked-choices.ts'
import { gapAsksOf } from '../questions/version-gap.ts'
import type { Question } from '../questions/question.ts'
import { scenarioConditions } from '../../scenario/scenario-conditions.ts'
import { amend } from './amendment.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 140
const weighs =
  /\b(?:cheap\w*|dear\w*|costs?|pric\w+|sav(?:e|es|ings?)|money|fast\w*|quick\w*|slow\w*|less expensive|more expensive|how (?:much|long))\b/u
/** Several stages, or the reason, are another question. */
const ofOther = /\b(?:why|how come|after|then|stage|stages|first|followed|both|memory|vram)\b/u

/** Null where not two of them are named that are not the plan, or they are not weighed. */
export function readAskedObjectives(reply: Reply): ReplyCandidate | null {
  const { line, scenario } = reply
  if (line.length > maxLength || !weighs.test(line) || ofOther.test(line)) return null
  if (!(asksInForm(reply) || asksInClause.test(line)) || !scenarioConditions.dpo(scenario)) return null
  const named = objectivesIn(line).flatMap((objective) => {
    const act = objective === scenario.spec.task ? null : amend(reply, objective)
    return act?.kind === 'amended' && act.changed.every((field) => field === 'task')
      ? [{ scenario: act.scenario, words: objective }]
      : []
  })
  if (named.length < 2) return null
  const question: Question = {
    kind: 'question',
    topic: 'gap',
    subject: null,
    gap: { asks: gapAsksOf(line), named, earlier: [], isOfObjectives: true },
  }
  return weighedReply(reply, question, 'weighs ways to learn from preferences')
}
