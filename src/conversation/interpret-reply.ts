/** What a reply in a conversation asks, given the plan that holds. */
import { checkRequestIn, isClaim } from '../check/claim-detection.ts'
import { pastedConfigIn } from '../language/config/pasted-config.ts'
import { readConfig } from '../language/config/trainer-config.ts'
import { appendRevision, applyTurn, currentScenario } from '../language/replies/revision-history.ts'
import { alternativeName } from '../presentation/content/plan-comparison.ts'
import { formatMagnitude } from '../scenario/format-values.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import { policyNamedBy } from '../team/method-policy.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { asksForTodaysPrices } from './repricing.ts'
import type { RequestContext } from './request.ts'
import { priceDateOf, type ShownOptions, type ThreadState } from './thread-state.ts'

/** Tried in this order before the language reads the reply. */
const readers: readonly ((
  thread: ThreadState,
  text: string,
  request: RequestContext,
  context: EngineContext,
) => Interpretation | null)[] = [readReprice, readPolicy, readClaim, readPastedConfig]

export function interpretReply(
  thread: ThreadState,
  text: string,
  isAddressed: boolean,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  for (const read of readers) {
    const interpretation = read(thread, text, request, context)
    if (interpretation !== null) return interpretation
  }
  return readTurn(thread, text, isAddressed, request, context)
}

function readReprice(thread: ThreadState, text: string): Interpretation | null {
  return asksForTodaysPrices(text) ? { kind: 'reprice', thread } : null
}

function readPolicy(thread: ThreadState, text: string, { rules }: RequestContext): Interpretation | null {
  const policy = policyNamedBy(text, rules.policies)
  return policy === null ? null : { kind: 'policy', policy, thread }
}

/** A claim about the run of the thread; null where nothing in it can be checked. */
function readClaim(
  thread: ThreadState,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const claim = checkRequestIn(text)
  if (claim === null && !isClaim(text, context.vocabulary, request.today)) return null
  const { spec } = currentScenario(thread.conversation)
  const priceDate = priceDateOf(thread, request.today)
  const result = context.advisor.checkClaim(claim ?? text, priceDate, spec, context.askerContext(request, thread))
  return 'problem' in result ? null : { kind: 'verdict', result }
}

/** A pasted configuration is the next revision; model and data that it leaves out stay as they are. */
function readPastedConfig(
  thread: ThreadState,
  text: string,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
): Interpretation | null {
  const pasted = pastedConfigIn(text)
  if (pasted === null) return null
  const { spec } = currentScenario(thread.conversation)
  const read = (words: string) => readConfig(pasted.snippets, words, vocabulary, today, 'message')
  const model = spec.model ?? (spec.params === null ? '' : formatMagnitude(spec.params))
  const data = spec.tokens === null ? '' : `${formatMagnitude(spec.tokens)} tokens`
  let result = read(pasted.words)
  for (const addition of [data, model, `${model} ${data}`]) {
    const isIncomplete =
      'problem' in result && (result.problem.kind === 'missing-data' || result.problem.kind === 'missing-model')
    if (isIncomplete) result = read(`${pasted.words}\n${addition}`.trim())
  }
  return 'problem' in result
    ? { kind: 'problem', problem: result.problem, style: 'reply' }
    : revisionWith(thread, result.scenario)
}

/** A scenario from elsewhere as the next revision. */
export const revisionWith = (thread: ThreadState, scenario: Scenario): Interpretation => ({
  kind: 'revision',
  revision: appendRevision(thread.conversation, scenario),
  thread,
})

function readTurn(
  thread: ThreadState,
  text: string,
  isAddressed: boolean,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  const options = { isAddressed, lastPlan: specOfShown(thread.shown) }
  const { history, result } = applyTurn(thread.conversation, text, context.vocabulary, request.today, options)
  switch (result.kind) {
    case 'ignored':
    case 'help':
      return { kind: result.kind }
    case 'problem':
      return { kind: 'problem', problem: result.problem, style: 'reply' }
    case 'scenario':
      return {
        kind: 'revision',
        revision: { ...result, conversation: history ?? thread.conversation },
        thread,
      }
    case 'control': {
      const { names } = context.renderContextOn(request)
      const current = currentScenario(thread.conversation)
      return {
        kind: 'comparison',
        scenarios: result.alternatives,
        names: result.alternatives.map((scenario) => alternativeName(scenario, current, names)),
        thread,
      }
    }
    case 'question':
      return { kind: 'question', question: result, thread }
    case 'file':
      return { kind: 'file', format: result.file, thread }
    case 'measured':
    case 'spent':
      return { kind: 'report', report: result, thread }
  }
}

/** What the last answer chose where nothing was asked for: "twice the GPUs" means twice these. */
function specOfShown(shown: ShownOptions | null): Partial<Spec> {
  if (shown === null) return {}
  const { gpuCount, nodes, microBatch, sequenceLength, loraRank, usd, hours } = shown.best
  return {
    gpuCount,
    nodes,
    sequenceLength,
    loraRank,
    batch: microBatch,
    budgetUsd: usd.p50,
    deadlineHours: hours.p50,
  }
}
