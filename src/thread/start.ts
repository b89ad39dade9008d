/** The first answer: a text or a scenario, under the rules of its channel. */
import type { Answer } from '../reply/answer.ts'
import { pinsOf } from '../offers/replay.ts'
import type { Recommendation } from '../recommend/recommendation.ts'
import type { Infeasible } from '../recommend/recommendation.ts'
import { type AnyMessageRead, readMessageOrConfig } from '../scenario/config/in-message.ts'
import { parse } from '../scenario/parse.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/spec.ts'
import { policyIn } from '../team/policy.ts'
import { underRules } from '../team/with-rules.ts'
import { recommendationMessage } from '../reply/recommendation.ts'
import { askedBesides } from './besides.ts'
import type { Books } from './books.ts'
import { firstAnswer } from './choose.ts'
import type { Said, Setting, Shown } from './held.ts'
import { problemSaid } from './problem-said.ts'

/** `command`: every word is meant. `message`: written to people, so the job is picked out of it. */
export type Via = 'command' | 'message'

/** A text that was read and not yet answered. */
export type Read = (AnyMessageRead | { readonly scenario: Scenario } | { readonly problem: Problem }) & {
  /** The policy that the text names. */
  readonly policy: ReturnType<typeof policyIn>['policy']
}

export function readText(text: string, via: Via, { rules, today }: Setting, { vocabulary }: Books): Read {
  const { policy, rest } = policyIn(text, rules.policies)
  const read = via === 'command' ? parse(rest, vocabulary, today) : readMessageOrConfig(rest, vocabulary, today)
  return { ...read, policy }
}

/** Answers a text. Nothing is held yet, so a thread begins with it. */
export function startWith(text: string, via: Via, setting: Setting, books: Books): Said {
  const asked = askedBesides(text, setting, books, (job) => planFor(job, 'command', setting, books))
  return asked ?? planFor(text, via, setting, books)
}

function planFor(text: string, via: Via, setting: Setting, books: Books): Said {
  const read = readText(text, via, setting, books)
  if ('problem' in read) return problemSaid(read.problem, setting, books, 'command')
  return startFrom(read.scenario, read.policy, setting, books)
}

/** Answers a scenario that came out of a text or a form. */
export function startFrom(scenario: Scenario, policy: Read['policy'], setting: Setting, books: Books): Said {
  const attempts = underRules(scenario, setting.rules, policy, books.vocabulary.providers)
  return begun(firstAnswer(attempts, books.asking(setting, null)), attempts.at(-1)?.[0] ?? scenario, setting, books)
}

function begun(answer: Answer, widest: Scenario, setting: Setting, books: Books): Said {
  const { today } = setting
  if (answer.kind === 'problem') {
    if (!isInfeasible(answer.problem)) return problemSaid(answer.problem, setting, books, 'command')
    const held = { conversation: { revisions: [widest], position: 0 }, shown: null, pins: [] }
    return { ...problemSaid(answer.problem, setting, books, 'command'), kind: 'no plan', problem: answer.problem, held }
  }
  const { scenario, recommendation } = answer
  return {
    kind: 'plan',
    answered: { scenario, recommendation },
    message: recommendationMessage(scenario, recommendation, books.manner(today)),
    held: {
      conversation: { revisions: [scenario], position: 0 },
      shown: shownOf(recommendation, today),
      pins: pinsOf(everyOption(recommendation), today).observationIds,
    },
  }
}

export const isInfeasible = (problem: Problem | Infeasible): problem is Infeasible => 'nearest' in problem

export function shownOf({ best, cheapest, fastest }: Recommendation, today: string): Shown {
  return { today, best, cheapest, fastest }
}

export const everyOption = ({ best, cheapest, fastest, options }: Recommendation) => [
  best,
  cheapest,
  fastest,
  ...options,
]
