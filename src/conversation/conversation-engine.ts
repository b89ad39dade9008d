/**
 * The one engine behind every shell: a request in, an outcome out. First it interprets what is asked, then it answers
 * with plans. Pure; who sees an outcome and where its thread is stored is the shell's business.
 */
import { verdictMessage } from '../check/verdict-content.ts'
import type { ExportFormat } from '../language/replies/reply-act.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { approvalSummary } from '../presentation/content/messages/approval-message.ts'
import { readAsMessage } from '../presentation/content/messages/read-as-message.ts'
import { helpMessage } from '../presentation/content/messages/help-message.ts'
import type { TotalCostSummary } from '../presentation/content/total-cost/total-cost-summary.ts'
import type { ReceiptLine } from '../recommend/receipt/receipt-line.ts'
import { answerComparison } from './comparison-response.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { exportFile, type FileOutcome, generateFile } from './file-export.ts'
import { interpretAction } from './interpret-action.ts'
import { interpretComparison, interpretConfig, interpretFirstOrRest } from './interpret-first-text.ts'
import { interpretJob } from './interpret-job.ts'
import { interpretJobOrInquiry } from './interpret-inquiry.ts'
import { answerInquiry } from './inquiry-response.ts'
import { interpretReply, revisionWith } from './interpret-reply.ts'
import type { Interpretation } from './interpretation.ts'
import type { FileRequest, Outcome } from './outcome.ts'
import { answerPolicy, answerRevision } from './plan-revision.ts'
import { answerJob, answerJobFile } from './plan-start.ts'
import { problemOutcome } from './problem-outcome.ts'
import { answerQuestionReply } from './question-response.ts'
import { answerReport } from './report-response.ts'
import { answerReprice } from './repricing.ts'
import { withEarlierPlanLine } from './earlier-plan-line.ts'
import { answerJobRunFiles, runFilesOf } from './run-files-response.ts'
import { standingPlan, withUnmet } from './standing-plan.ts'
import type { ConversationRequest, RequestContext } from './request.ts'
import { threadOfCard } from './thread-of-card.ts'
import { priceDateOf, type ThreadState } from './thread-state.ts'
import { answerUsual } from './usual-response.ts'
import { answerDigest } from './weekly-digest.ts'

/** Every figure of the plan that holds, and what it costs in all. */
export type PlanDetails = { readonly receipt: readonly ReceiptLine[]; readonly totalCost: TotalCostSummary }

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
  ) => PlanDetails | null
  readonly exportFile: (format: ExportFormat, answer: AnsweredScenario, today: string) => FileOutcome
  readonly generateFile: (file: FileRequest) => Promise<Uint8Array>
  /** The plan in one paragraph, for whoever approves it. */
  readonly approvalSummary: (answer: AnsweredScenario, today: string) => string
}

export function createConversationEngine(context: EngineContext): ConversationEngine {
  const interpret: ConversationEngine['interpret'] = (request, requestContext) =>
    interpretRequest(request, requestContext, context)
  const respond: ConversationEngine['respond'] = (interpretation, requestContext) =>
    respondTo(interpretation, requestContext, context)
  return {
    handle: (request, requestContext) => respond(interpret(request, requestContext), requestContext),
    interpret,
    respond,
    planDetails: (thread, scenario, requestContext) => {
      const earlier = scenario === null ? null : threadOfCard(thread, scenario, requestContext, context)
      return planDetails(earlier ?? thread, requestContext, context)
    },
    exportFile: (format, answer, today) => exportFile(format, answer, { today }, context),
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
      return interpretFirstOrRest(request, requestContext, context)
    case 'job':
      return request.allowsInquiry === true
        ? interpretJobOrInquiry(request.text, request.inputKind, requestContext, context)
        : interpretJob(request.text, request.inputKind, requestContext, context)
    case 'config':
      return interpretConfig(request.configs, request.text, requestContext, context)
    case 'scenario':
      return request.thread === null
        ? { kind: 'start', scenario: request.scenario, policy: null, phrases: [] }
        : revisionWith(request.thread, request.scenario)
    case 'reply':
      return interpretReply(request.thread, request.text, request.isAddressed, requestContext, context)
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
      return interpretComparison(request.texts, requestContext, context)
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
    case 'problem':
      return problemOutcome(interpretation, request, context)
    case 'asks':
      return { ...interpretation, content: readAsMessage(interpretation.reading, interpretation.change) }
    case 'inquiry':
      return answerInquiry(interpretation.inquiry, request, context)
    case 'start':
      return answerJob(interpretation, request, context)
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
      return answerUsual(interpretation.history, request, context)
    case 'digest':
      return answerDigest(interpretation.week, request, context)
    case 'revision':
      return answerRevision(interpretation.thread, interpretation.revision, request, context)
    case 'reprice':
      return answerReprice(interpretation.thread, request, context)
    case 'policy':
      return answerPolicy(interpretation.thread, interpretation.policy, request, context)
    case 'question':
    case 'file':
    case 'run files':
    case 'report':
      return respondAboutPlan(interpretation, request, context)
    case 'earlier plan': {
      const outcome = respondTo(interpretation.asked, request, context)
      return withEarlierPlanLine(outcome, interpretation.thread, context.renderContextOn(request))
    }
  }
}

/** About the plan that holds or, where no plan meets what was asked last, about the last one that stood. */
function respondAboutPlan(
  interpretation: Extract<Interpretation, { kind: 'question' | 'file' | 'run files' | 'report' }>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { thread } = interpretation
  const standing = standingPlan(thread, request, context)
  if ('problem' in standing) return problemOutcome({ problem: standing.problem, style: 'reply' }, request, context)
  const { answer, unmet } = standing
  const outcome = answerAboutPlan(interpretation, answer, request, context)
  return unmet === null ? outcome : withUnmet(outcome, unmet, context.renderContextOn(request))
}

function answerAboutPlan(
  interpretation: Extract<Interpretation, { kind: 'question' | 'file' | 'run files' | 'report' }>,
  { scenario, recommendation }: AnsweredScenario,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { thread } = interpretation
  const answered = { scenario, recommendation }
  switch (interpretation.kind) {
    case 'question':
      return {
        kind: 'answer',
        content: answerQuestionReply(interpretation.question, answered, thread, request, context),
      }
    case 'file':
      return exportFile(interpretation.format, answered, request, context)
    case 'run files':
      return runFilesOf(interpretation.tool, answered, thread, request, context)
    case 'report':
      return answerReport(interpretation.report, answered, thread, request, context)
  }
}

function planDetails(thread: ThreadState, request: RequestContext, context: EngineContext): PlanDetails | null {
  const standing = standingPlan(thread, request, context)
  if ('problem' in standing) return null
  const { scenario, recommendation } = standing.answer
  const asker = context.askerContext(request, thread)
  const priceDate = priceDateOf(thread, request.today)
  return {
    receipt: context.advisor.receiptOf({ scenario, recommendation }, priceDate, asker),
    totalCost: context.advisor.summarizeTotalCost({ scenario, option: recommendation.best }, priceDate, asker),
  }
}
