/** The first answer: a text or a scenario, under the rules of its channel. */
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import { pinnedPricesOf } from '../offers/catalog-replay.ts'
import type { Recommendation } from '../recommend/recommendation.ts'
import type { Infeasible } from '../recommend/recommendation.ts'
import { type ParsedMessageOrConfig, readMessageOrConfig } from '../language/config/pasted-config.ts'
import { parseCommand } from '../language/command.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { policyIn } from '../team/method-policy.ts'
import { applyRules } from '../team/rule-application.ts'
import { recommendationMessage } from '../presentation/slack/messages/recommendation-message.ts'
import { runCommandVerb } from './command-verbs.ts'
import type { EngineContext } from './engine-context.ts'
import { bestAttempt } from './best-attempt.ts'
import type { Outcome, RequestContext, ShownOptions } from './thread-state.ts'
import { problemOutcome } from './problem-outcome.ts'

/** `command`: every word is meant. `message`: written to people, so the job is picked out of it. */
export type InputKind = 'command' | 'message'

/** A text that was read and not yet answered. */
export type ParsedRequest = (
  | ParsedMessageOrConfig
  | { readonly scenario: Scenario }
  | { readonly problem: Problem }
) & {
  /** The policy that the text names. */
  readonly policy: ReturnType<typeof policyIn>['policy']
}

export function parseRequest(
  text: string,
  inputKind: InputKind,
  { rules, today }: RequestContext,
  { vocabulary }: EngineContext,
): ParsedRequest {
  const { policy, rest } = policyIn(text, rules.policies)
  const parsed =
    inputKind === 'command' ? parseCommand(rest, vocabulary, today) : readMessageOrConfig(rest, vocabulary, today)
  return { ...parsed, policy }
}

/** Answers a text. Nothing is held yet, so a thread begins with it. */
export function startFromText(
  text: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const outcome = runCommandVerb(text, request, context, (job) => planFor(job, 'command', request, context))
  return outcome ?? planFor(text, inputKind, request, context)
}

function planFor(text: string, inputKind: InputKind, request: RequestContext, context: EngineContext): Outcome {
  const parsed = parseRequest(text, inputKind, request, context)
  if ('problem' in parsed) return problemOutcome(parsed.problem, request, context, 'command')
  return startFromScenario(parsed.scenario, parsed.policy, request, context)
}

/** Answers a scenario that came out of a text or a form. */
export function startFromScenario(
  scenario: Scenario,
  policy: ParsedRequest['policy'],
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const attempts = applyRules(scenario, request.rules, policy, context.vocabulary.providers)
  return openThread(
    bestAttempt(attempts, context.answerWith(request, null)),
    attempts.at(-1)?.[0] ?? scenario,
    request,
    context,
  )
}

function openThread(answer: AdvisorAnswer, widest: Scenario, request: RequestContext, context: EngineContext): Outcome {
  const { today } = request
  if (answer.kind === 'problem') {
    if (!isInfeasible(answer.problem)) return problemOutcome(answer.problem, request, context, 'command')
    const thread = { conversation: { revisions: [widest], position: 0 }, shown: null, pins: [] }
    return {
      ...problemOutcome(answer.problem, request, context, 'command'),
      kind: 'no plan',
      problem: answer.problem,
      held: thread,
    }
  }
  const { scenario, recommendation } = answer
  return {
    kind: 'plan',
    answered: { scenario, recommendation },
    message: recommendationMessage(scenario, recommendation, context.renderContextOn(today)),
    held: {
      conversation: { revisions: [scenario], position: 0 },
      shown: shownOptions(recommendation, today),
      pins: pinnedPricesOf(allOptions(recommendation), today).observationIds,
    },
  }
}

export const isInfeasible = (problem: Problem | Infeasible): problem is Infeasible => 'nearest' in problem

export function shownOptions({ best, cheapest, fastest }: Recommendation, today: string): ShownOptions {
  return { today, best, cheapest, fastest }
}

export const allOptions = ({ best, cheapest, fastest, options }: Recommendation) => [
  best,
  cheapest,
  fastest,
  ...options,
]
