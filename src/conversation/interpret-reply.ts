/** What a reply in a conversation asks, given the plan that holds. */
import { checkRequestIn, isClaim } from '../check/claim-detection.ts'
import type { PastedConfig } from '../language/config/config-detection.ts'
import { readConfig } from '../language/config/trainer-config.ts'
import { type GivenData, phrasesOfData } from '../language/given-data.ts'
import { allocationIn } from '../language/inquiries/allocation.ts'
import { isTopic, type QuestionTopic } from '../language/questions/question-topic.ts'
import type { ThreadAct } from '../language/replies/reply-act.ts'
import { appendRevision, currentScenario } from '../language/replies/revision-history.ts'
import { type ThreadTurn, applyThreadTurn } from '../language/replies/turn.ts'
import { alternativeName } from '../presentation/content/plan-comparison.ts'
import { applyChange, changeBetween } from '../scenario/scenario-change.ts'
import { type Scenario, type SpecField } from '../scenario/scenario.ts'
import { allocatedJob } from './allocated-job.ts'
import { gpuSpeedupOfThread } from './interpret-arithmetic.ts'
import { gpuPricesOfThread } from './interpret-stated-prices.ts'
import { claimOfThread } from './interpret-thread-claim.ts'
import { closedModelOfThread } from './closed-model-of-thread.ts'
import { largestOnPlan } from './largest-on-plan.ts'
import { pickedPlan, sideBySide } from './picked-plan.ts'
import type { EngineContext } from './engine-context.ts'
import { knownOfText } from './general-answer.ts'
import type { Interpretation } from './interpretation.ts'
import { billedByHour } from './hourly-bill.ts'
import { ownersOfReply } from './owners.ts'
import { ruledReply } from './ruled-reply.ts'
import { runElsewhere } from './ran-elsewhere.ts'
import { withRestKept } from './kept-rest.ts'
import { withUnreadLines } from './unread-lines.ts'
import { withTermsApart } from './terms-apart.ts'
import { planMeantBeside } from './meant-beside.ts'
import type { ConversationRequest, RequestContext } from './request.ts'
import { outOfMemoryOfThread } from './interpret-out-of-memory.ts'
import { hostingAgain, hostingOfThread, hostingAnswerId } from './interpret-hosting.ts'
import {
  fieldsBeside,
  reportedSpeedOf,
  specOfShown,
  type ThreadState,
  withPlansBeside,
  withLastAnswer,
} from './thread-state.ts'

/** What a reply in a thread asks: the first reply act that it can be. `expected`: fields that a number by itself sets; without them those that changed last. */
export function interpretReply(
  { thread, text, isAddressed, data, configs }: Extract<ConversationRequest, { kind: 'reply' }>,
  request: RequestContext,
  context: EngineContext,
  expected: readonly SpecField[] = [],
): Interpretation {
  if (configs !== undefined) return applyConfigs(thread, { snippets: configs, words: text }, request, context, data)
  const { vocabulary } = context
  const { spec } = currentScenario(thread.conversation)
  const hosting =
    hostingOfThread(text, spec, request.today, context) ??
    hostingAgain(text, thread.shown?.lastAnswerId, spec, request.today, context)
  if (hosting !== null)
    return { kind: 'inquiry', inquiry: hosting, thread: withLastAnswer(thread, hostingAnswerId(hosting)) }
  const closed = closedModelOfThread(text, thread, request, context)
  if (closed !== null) return { kind: 'inquiry', inquiry: closed, thread: withLastAnswer(thread, closed.id) }
  const sped = gpuSpeedupOfThread({ text, isAddressed }, currentScenario(thread.conversation), request, context)
  if (sped !== null) return { kind: 'inquiry', inquiry: sped, thread: withLastAnswer(thread, sped.id) }
  const prices = gpuPricesOfThread({ text, isAddressed }, currentScenario(thread.conversation), request, context)
  if (prices !== null) return { kind: 'inquiry', inquiry: prices, thread: withLastAnswer(thread, prices.kind) }
  const ranOut = data === undefined ? outOfMemoryOfThread(text, { isAddressed, thread }, request, context) : null
  if (ranOut !== null) return { kind: 'inquiry', inquiry: ranOut, thread: withLastAnswer(thread, ranOut.id) }
  const said = { text, isAddressed }
  const ruled = ownersOfReply(thread, said, request, context) ?? ruledReply(thread, said, request, context)
  if (data === undefined && ruled !== null) return withTermsApart(text, ruled, context)
  const threadContext = {
    policyNames: request.rules.policies.flatMap(({ name }) => name ?? []),
    hasRun: request.hasRun === true,
    hasSteps: thread.shown?.progress?.kind === 'progress' && (thread.shown.progress.totalSteps ?? 100) !== 100,
    hasBegunRun: request.hasBegunRun === true,
    hasCrashed: thread.shown?.runEvents?.at(-1)?.kind === 'crashed',
    hasBeside: thread.shown?.beside !== undefined,
    hasWatch: request.hasWatch === true,
    claimIn: (typed: string) => checkRequestIn(typed) ?? (isClaim(typed, vocabulary, request.today) ? typed : null),
    askedTopic: askedTopicOf(thread),
    lastAnswerId: thread.shown?.lastAnswerId ?? null,
    isJustReported: thread.shown?.reported !== undefined,
    ...reportedSpeedOf(thread),
    allocatedIn: (typed: string, scenario: Scenario) => allocatedIn(typed, scenario, request, context),
    generalAnswerIn: (typed: string) => knownOfText(typed, spec, context, request.today),
  }
  let carriedOut: Interpretation | null = null
  const carryOut = (act: ThreadAct): boolean => {
    carriedOut = interpretThreadAct(act, thread, request, context, data)
    return carriedOut !== null
  }
  const near = expected.length === 0 ? fieldsBeside(thread) : expected
  const lastChanged = near.length === 0 ? {} : { lastChanged: near }
  const given = data === undefined ? {} : { data }
  const options = { isAddressed, lastPlan: specOfShown(thread.shown), ...lastChanged, ...given }
  const turn = applyThreadTurn(thread.conversation, threadContext, text, vocabulary, request.today, options, carryOut)
  const meant = billedByHour(carriedOut ?? interpretTurn(thread, turn, request, context), text)
  const read = withTermsApart(text, meant, context)
  const beside = planMeantBeside(thread, text, read)
  if (beside !== null) return revisionWith(thread, beside)
  return withUnreadLines(text, withRestKept(thread, text, read, request, context), request, context)
}

/** Null where it is not known any longer: topics come and go with the versions of the app. */
function askedTopicOf({ shown }: ThreadState): QuestionTopic | null {
  const topic = shown?.asked
  return topic !== undefined && isTopic(topic) ? topic : null
}

/** The plan on a machine on which the text says they have hours; null where it tells of none. */
function allocatedIn(
  text: string,
  scenario: Scenario,
  { today }: RequestContext,
  context: EngineContext,
): { readonly scenario: Scenario; readonly rest: string } | null {
  const allocation = allocationIn(text, context.catalog.inquiryFacts.clusters)
  return allocation === null
    ? null
    : { scenario: allocatedJob(scenario, allocation, today, context), rest: allocation.rest }
}

/** null where the act cannot be carried out: the reply is then taken for something else. */
function interpretThreadAct(
  act: ThreadAct,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
): Interpretation | null {
  switch (act.kind) {
    case 'todays-prices':
      return { kind: 'reprice', thread }
    case 'shown-again':
      return { kind: 'card', thread }
    case 'policy': {
      const policy = request.rules.policies.find(({ name }) => name === act.name)
      return policy === undefined ? null : { kind: 'policy', policy, thread }
    }
    case 'claim':
      return claimOfThread(thread, act.text, request, context)
    case 'config':
      return applyConfigs(thread, act.pasted, request, context, data)
    case 'pick':
      return pickedPlan(thread, act.by, request, context)
    case 'side-by-side':
      return sideBySide(thread, request, context, act.asked)
  }
}

/** A configuration that is pasted, or comes as a file, changes what it names; all else stays as it is. */
function applyConfigs(
  thread: ThreadState,
  pasted: Pick<PastedConfig, 'snippets' | 'words'>,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
  data: GivenData | undefined,
): Interpretation {
  const current = currentScenario(thread.conversation)
  const read = readConfig(pasted.snippets, pasted.words, vocabulary, today, {
    mode: 'message',
    job: current.spec,
    data: data === undefined ? [] : phrasesOfData(data),
  })
  const result = 'problem' in read ? read : applyChange(current, read.change)
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

function interpretTurn(
  thread: ThreadState,
  { history, result }: ThreadTurn,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  switch (result.kind) {
    case 'todays-prices':
    case 'shown-again':
    case 'policy':
    case 'claim':
    case 'config':
    case 'pick':
    case 'side-by-side':
      throw new Error(`an act of a thread was not carried out: ${result.kind}`)
    case 'ignored':
    case 'help':
      return { kind: result.kind }
    case 'problem':
      return { kind: 'problem', problem: result.problem, style: 'reply' }
    case 'asks':
      return {
        kind: 'asks',
        reading: result.reading,
        scenario: result.scenario,
        change: changeBetween(result.changed, result.scenario.spec),
        thread: withPlansBeside(thread, [currentScenario(thread.conversation), result.scenario]),
      }
    case 'scenario':
      return {
        kind: 'revision',
        revision: { ...result, conversation: history },
        thread,
      }
    case 'control': {
      const { names } = context.renderContextOn(request)
      const current = currentScenario(thread.conversation)
      return {
        kind: 'comparison',
        scenarios: result.alternatives,
        names: result.alternatives.map((scenario) =>
          alternativeName(scenario, current, names, thread.conversation.revisions),
        ),
        thread,
        ...(result.asked === undefined ? {} : { asked: result.asked }),
      }
    }
    case 'question':
      return largestOnPlan(result, thread) ?? { kind: 'question', question: result, thread }
    case 'file':
      return { kind: 'file', format: result.file, thread }
    case 'run': {
      const { of: _, ...run } = result
      return { ...run, ...runElsewhere(thread, result, request, context) }
    }
    case 'run callback':
      return { ...result, thread }
    case 'watch':
      return { kind: 'watch', request: result.request, thread }
    case 'run files':
      return { kind: 'run files', tool: result.tool, thread }
    case 'measured':
      return { kind: 'report', report: result, thread }
    case 'spent': {
      const { of: _, ...report } = result
      return { kind: 'report', report, ...runElsewhere(thread, result, request, context) }
    }
  }
}
