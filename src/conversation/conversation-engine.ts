/** A request in, an outcome out: interprets what is asked, then answers with plans. Pure; posts and stores are the shell's. */
import { verdictMessage } from '../check/verdict-content.ts'
import type { ExportFormat } from '../language/replies/reply-act.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { approvalSummary } from '../presentation/content/messages/approval-message.ts'
import { type MessageContent, sentenceMessage } from '../presentation/content/message-content.ts'
import { readAsMessage } from '../presentation/content/messages/read-as-message.ts'
import { helpMessage } from '../presentation/content/messages/help-message.ts'
import type { PlanOfRun } from '../team/run-state.ts'
import type { WatchTarget } from '../scenario/watch-target.ts'
import type { TeamMeasurementRecord } from '../recommend/team-measurement-record.ts'
import { withBesides } from './answer-besides.ts'
import { answerComparison } from './comparison-response.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { withRate, withThreadCurrency } from './converted-plan.ts'
import type { EngineContext } from './engine-context.ts'
import { exportFile, generateFile, type PlanFileOutcome } from './file-export.ts'
import { interpretInThread } from './below-question.ts'
import { withQuestion, withQuestionKept } from './kept-question.ts'
import { interpretAction } from './interpret-action.ts'
import { interpretComparison } from './interpret-comparison.ts'
import { interpretConfig } from './interpret-first-text.ts'
import { interpretJobText } from './interpret-job-text.ts'
import { interpretText } from './interpret-text.ts'
import { answerInquiry } from './inquiry-response.ts'
import { revisionWith } from './interpret-reply.ts'
import type { Interpretation } from './interpretation.ts'
import type { Outcome, PlanFile } from './outcome.ts'
import { answerParts } from './parts-response.ts'
import { planDetails } from './plan-details.ts'
import { answerPolicy, answerRevisionAsked } from './plan-revision.ts'
import { answerJobFile, answerJobRunFiles } from './plan-start.ts'
import { answerQuestionReply, answerWithoutPlan } from './question-response.ts'
import { threadAfterQuestion } from './thread-after-question.ts'
import { answerFirstJob } from './question-beside-job.ts'
import { answerReport, reportOf } from './report-response.ts'
import { answerReprice } from './repricing.ts'
import { withEarlierPlanLine } from './earlier-plan-line.ts'
import { holdsOfAnyPlan, planSpokenOf, withAskedLimits, withUnmet } from './feasible-plan.ts'
import { exportRunFiles } from './run-file-export.ts'
import { interpretReadable, withUnreadLine } from './readable-request.ts'
import type { ConversationRequest, RequestContext } from './request.ts'
import { threadOfCard } from './thread-of-card.ts'
import type { ThreadState } from './thread-state.ts'
import { showPlanAgain } from './plan-outcome.ts'
import { answerRunAsked } from './run-asked.ts'
import { answerRun, answerWatch, endWatch, measureRun, plannedRunOf, priceToday, watchNews } from './run-response.ts'
import { answerUsual } from './usual-response.ts'
import { answerDigest } from './weekly-digest.ts'

/** The one engine behind every shell: a request in, an outcome out, both plain data. */
export type ConversationEngine = {
  readonly handle: (request: ConversationRequest, requestContext: RequestContext) => Outcome
  /** The first half of `handle`: what is asked; no plan is computed. */
  readonly interpret: (request: ConversationRequest, requestContext: RequestContext) => Interpretation
  /** The second half: the answer. */
  readonly respond: (interpretation: Interpretation, requestContext: RequestContext) => Outcome
  /** `scenario`: what the message answers; null: what holds. Null where nothing meets it and nothing ever stood. */
  readonly planDetails: (
    thread: ThreadState,
    scenario: Scenario | null,
    requestContext: RequestContext,
  ) => MessageContent | null
  readonly exportFile: (format: ExportFormat, answer: AnsweredScenario, today: string) => PlanFileOutcome
  readonly generateFile: (file: PlanFile) => Promise<Uint8Array>
  /** A speed of the thread's plan, all GPUs together, as it corrects later estimates; null where that cannot be. */
  readonly measureRun: (speed: number, thread: ThreadState, context: RequestContext) => TeamMeasurementRecord | null
  /** The plan as a run of it is kept; null: nothing meets the thread. */
  readonly plannedRun: (thread: ThreadState, requestContext: RequestContext) => PlanOfRun | null
  /** What to say of something that is watched and has come; null: it has not. */
  readonly watchNews: (target: WatchTarget, scenario: Scenario, requestContext: RequestContext) => string | null
  /** What the scenario's plan costs at the prices of today, the whole bill in USD; null where there is none. */
  readonly priceToday: (scenario: Scenario, requestContext: RequestContext) => number | null
  /** The plan in one paragraph, for whoever approves it. */
  readonly approvalSummary: (answer: AnsweredScenario, today: string) => string
}

/** Creates the engine. It keeps nothing between requests: what a thread holds comes with each. */
export function createConversationEngine(context: EngineContext): ConversationEngine {
  const interpret: ConversationEngine['interpret'] = (request, requestContext) =>
    interpretReadable(request, requestContext, context, interpretRequest)
  const respond: ConversationEngine['respond'] = (interpretation, requestContext) => {
    const asked = withThreadCurrency(requestContext, 'thread' in interpretation ? interpretation.thread : null)
    const first = withBesides(respondTo(interpretation, asked, context), interpretation, asked, context, respondTo)
    const answered = withUnreadLine(withRate(first, asked, context), interpretation)
    const outcome = withQuestionKept(answered, interpretation, asked, context)
    return interpretation.subject === undefined ? outcome : { ...outcome, subject: interpretation.subject }
  }
  return {
    handle: (request, requestContext) => respond(interpret(request, requestContext), requestContext),
    interpret,
    respond,
    planDetails: (thread, scenario, requestContext) => {
      const earlier = scenario === null ? null : threadOfCard(thread, scenario, requestContext, context)
      return planDetails(earlier ?? thread, withThreadCurrency(requestContext, thread), context)
    },
    exportFile: (format, answer, today) => exportFile(format, answer, { today }, context),
    measureRun: (speed, thread, requestContext) => measureRun(speed, thread, requestContext, context),
    plannedRun: (thread, requestContext) => {
      const answer = context.answerWith(requestContext, thread)(currentScenario(thread.conversation))
      return answer.kind === 'problem' ? null : plannedRunOf(answer, thread, requestContext, context)
    },
    watchNews: (target, scenario, requestContext) => watchNews(target, scenario, requestContext, context),
    priceToday: (scenario, requestContext) => priceToday(scenario, requestContext, context),
    generateFile: (file) => generateFile(file, context),
    approvalSummary: (answer, today) => approvalSummary(answer, context.renderContextOn({ today })),
  }
}

function interpretRequest(
  request: ConversationRequest,
  requestContext: RequestContext,
  context: EngineContext,
): Interpretation {
  switch (request.kind) {
    case 'text':
      if (request.configs !== undefined) return interpretConfig(request.configs, request.text, requestContext, context)
      return withQuestion(interpretText(request, requestContext, context), request)
    case 'job':
      return interpretJobText(request, requestContext, context)
    case 'config':
      return interpretConfig(request.configs, request.text, requestContext, context)
    case 'scenario':
      return request.thread === null
        ? { kind: 'start', scenario: request.scenario, policy: null, phrases: [] }
        : revisionWith(request.thread, request.scenario)
    case 'reply':
      return interpretInThread(request, requestContext, context)
    case 'measured':
      return { kind: 'report', report: reportOf(request.records), thread: request.thread }
    case 'action':
      return interpretAction(request.thread, request.action, request.scenario, requestContext, context)
    case 'check': {
      const asker = context.askerContext(requestContext, null)
      const result = context.advisor.checkClaim(request.text, requestContext.today, null, asker)
      return 'problem' in result
        ? { kind: 'problem', problem: result.problem, style: 'command' }
        : { kind: 'verdict', result }
    }
    case 'compare':
      return interpretComparison(request.texts, requestContext, context, request)
    case 'usual':
    case 'digest':
      return request
  }
}

function respondTo(interpretation: Interpretation, request: RequestContext, context: EngineContext): Outcome {
  switch (interpretation.kind) {
    case 'ignored':
      return { kind: 'ignored' }
    case 'help':
      return { kind: 'answer', content: helpMessage(context.renderContextOn(request)), detail: { kind: 'help' } }
    case 'asks':
      return { ...interpretation, content: readAsMessage(interpretation.reading, interpretation.change) }
    case 'inquiry':
      return answerInquiry(interpretation, request, context)
    case 'start':
    case 'problem':
      return answerFirstJob(interpretation, request, context, (asked) => respondTo(asked, request, context))
    case 'job file':
      return answerJobFile(interpretation, request, context)
    case 'job run files':
      return answerJobRunFiles(interpretation, request, context)
    case 'verdict': {
      const { result } = interpretation
      const content = verdictMessage(result, context.renderContextOn(request))
      return { kind: 'answer', content, detail: { kind: 'verdict', result } }
    }
    case 'comparison':
      return answerComparison(interpretation, request, context)
    case 'usual':
      return answerUsual(interpretation.habits, request, context)
    case 'digest':
      return answerDigest(interpretation.week, request, context)
    case 'revision':
      return answerRevisionAsked(interpretation, request, context, (asked, answer) =>
        answerAboutPlan({ kind: 'question', ...asked }, answer, request, context),
      )
    case 'reprice':
      return answerReprice(interpretation.thread, request, context)
    case 'card':
      return showPlanAgain(interpretation.thread, request, context)
    case 'policy':
      return answerPolicy(interpretation.thread, interpretation.policy, request, context)
    case 'question':
    case 'file':
    case 'run files':
    case 'report':
    case 'run':
      return respondAboutPlan(interpretation, request, context)
    case 'parts':
      return answerParts(interpretation, request, (part, asked) => respondTo(part, asked, context))
    case 'earlier plan': {
      const outcome = respondTo(interpretation.asked, request, context)
      return withEarlierPlanLine(outcome, interpretation.thread, context.renderContextOn(request))
    }
    case 'watch':
      // An end needs no plan.
      return interpretation.request.kind === 'stop'
        ? endWatch(interpretation.thread)
        : respondAboutPlan(interpretation, request, context)
    case 'run callback':
      return { ...interpretation, content: sentenceMessage('A trainer can report to the app in Slack alone.') }
  }
}

type AboutPlan = Extract<Interpretation, { kind: 'question' | 'file' | 'run files' | 'report' | 'run' | 'watch' }>

/** About the plan that holds or, where no plan meets what was asked last, about the last one that stood. */
function respondAboutPlan(interpretation: AboutPlan, request: RequestContext, context: EngineContext): Outcome {
  const feasible = planSpokenOf(interpretation, request, context)
  if ('problem' in feasible) return answerWithoutPlan(interpretation, feasible.problem, request, context)
  const { answer, unmet } = feasible
  const outcome = answerAboutPlan(withAskedLimits(interpretation, unmet), answer, request, context)
  return unmet === null || holdsOfAnyPlan(interpretation)
    ? outcome
    : withUnmet(outcome, unmet, context.renderContextOn(request))
}

function answerAboutPlan(
  interpretation: AboutPlan,
  answered: AnsweredScenario,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { thread } = interpretation
  switch (interpretation.kind) {
    case 'question': {
      const { question } = interpretation
      const ofRun = question.matched?.id === 'run-so-far' ? answerRunAsked(answered, thread, request, context) : null
      if (ofRun !== null) return ofRun
      const content = answerQuestionReply(question, answered, thread, request, context)
      const next = threadAfterQuestion(question, answered, thread, context, request)
      return { kind: 'answer', content, ...(next === null ? {} : { thread: next }) }
    }
    case 'file':
      return exportFile(interpretation.format, answered, request, context, thread)
    case 'run files':
      return exportRunFiles(interpretation.tool, answered, thread, request, context)
    case 'report':
      return answerReport(interpretation.report, answered, thread, request, context)
    case 'run':
      return answerRun(interpretation.event, answered, thread, request, context)
    case 'watch':
      return answerWatch(interpretation.request, answered, thread, request, context)
  }
}
