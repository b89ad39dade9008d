/** What a shell asks of a conversation: every way to begin it, go on with it, and look into it. Pure; decides nothing. */
import type { HomeView, ModalView } from '@slack/types'
import type { SlackMessage } from '../presentation/slack/slack-message.ts'
import { formChoices } from '../presentation/slack/forms/form-choices.ts'
import { type EstimateFormResult, readEstimateForm } from '../presentation/slack/forms/estimate-form-submission.ts'
import { type EstimateFormInput, estimateFormView } from '../presentation/slack/forms/estimate-form.ts'
import { type SettingsFormInput, settingsFormView } from '../presentation/slack/forms/settings-form.ts'
import { defaultsLines } from '../presentation/slack/forms/settings-summary.ts'
import { readSettingsForm, type SettingsFormResult } from '../presentation/slack/forms/settings-form-submission.ts'
import { readFormState } from '../presentation/slack/forms/form-state.ts'
import { approvalSummary } from '../presentation/slack/messages/approval-message.ts'
import { type HomeContent, homeTabView } from '../presentation/slack/home-tab.ts'
import { plainRendering } from '../presentation/slack/blocks/plain-rendering.ts'
import { receiptView } from '../presentation/slack/messages/receipt-message.ts'
import { totalCostMessage } from '../presentation/slack/messages/total-cost-message.ts'
import { noUsualRequestMessage, usualRequestMessage } from '../presentation/slack/messages/usual-request-message.ts'
import { helpMessage } from '../presentation/slack/messages/help-message.ts'
import { isHelp } from '../language/command.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import type { Defaults } from '../scenario/defaults.ts'
import type { ExportFormat } from '../language/replies/reply-act.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { type ChannelEstimate, usualJobOf } from '../team/usual-job.ts'
import type { EngineContext } from './engine-context.ts'
import type { AnsweredScenario, ThreadState, Outcome, RequestContext } from './thread-state.ts'
import { type FileOutcome, exportFile } from './file-export.ts'
import { revise } from './plan-revision.ts'
import { parseRequest, type ParsedRequest, startFromScenario, startFromText, type InputKind } from './thread-start.ts'
import { handleReply } from './thread-reply.ts'
import { type ChannelWeek, weeklyDigest } from './weekly-digest.ts'

export type ConversationEngine = {
  /** The first words of a conversation: a question, or a cry for help. */
  readonly welcome: (text: string, inputKind: InputKind, request: RequestContext) => Outcome
  readonly start: (text: string, inputKind: InputKind, request: RequestContext) => Outcome
  /** Goes on with what `read` gave, or with a form. */
  readonly startFrom: (scenario: Scenario, policy: ParsedRequest['policy'], request: RequestContext) => Outcome
  readonly read: (text: string, inputKind: InputKind, request: RequestContext) => ParsedRequest
  readonly turn: (thread: ThreadState, text: string, isAddressed: boolean, request: RequestContext) => Outcome
  readonly revise: (thread: ThreadState, scenario: Scenario, request: RequestContext) => Outcome
  /** Every figure of the plan that holds; null: there is no plan. */
  readonly receiptView: (thread: ThreadState, request: RequestContext) => ModalView | null
  /** What the channel usually asks. */
  readonly usual: (history: readonly ChannelEstimate[], request: RequestContext) => Outcome
  /** The week of a channel; null: nothing to tell. */
  readonly week: (week: ChannelWeek, request: RequestContext) => SlackMessage | null
  /** A plan as a picture or a file. */
  readonly exportFile: (fileKind: ExportFormat, answer: AnsweredScenario, today: string) => FileOutcome
  readonly helpMessage: (today: string) => SlackMessage
  readonly approvalSummary: (answer: AnsweredScenario, today: string) => string
  readonly estimateForm: (start: EstimateFormInput, today: string) => ModalView
  /** `state`: `view.state.values` of a submission. */
  readonly readEstimateForm: (state: unknown, base: Scenario | null, today: string) => EstimateFormResult
  readonly settingsForm: (start: SettingsFormInput, today: string) => ModalView
  readonly readSettingsForm: (state: unknown) => SettingsFormResult
  readonly homeTab: (
    content: Omit<HomeContent, 'settled' | 'facts'>,
    defaults: Defaults | null,
    today: string,
  ) => HomeView
}

export function createConversationEngine(context: EngineContext): ConversationEngine {
  const { catalog, vocabulary, renderContextOn } = context
  const choices = (today: string) => formChoices(catalog, renderContextOn(today).names)
  return {
    welcome: (text, inputKind, request) =>
      isHelp(text)
        ? { kind: 'words', message: helpMessage(renderContextOn(request.today)) }
        : startFromText(text, inputKind, request, context),
    start: (text, inputKind, request) => startFromText(text, inputKind, request, context),
    startFrom: (scenario, policy, request) => startFromScenario(scenario, policy, request, context),
    read: (text, inputKind, request) => parseRequest(text, inputKind, request, context),
    turn: (thread, text, isAddressed, request) => handleReply(thread, text, isAddressed, request, context),
    revise: (thread, scenario, request) => revise(thread, scenario, request, context),
    receiptView: (thread, request) => {
      const answer = context.answerWith(request, thread)(currentScenario(thread.conversation))
      if (answer.kind === 'problem') return null
      const { scenario, recommendation } = answer
      const asker = context.askerContext(request, thread)
      const planContext = { scenario, option: recommendation.best }
      const priceDate = thread.shown?.today ?? request.today
      const totalCost = context.advisor.summarizeTotalCost(planContext, priceDate, asker)
      // A window takes no tables.
      const { blocks } = plainRendering(totalCostMessage(totalCost))
      return receiptView(context.advisor.receiptOf({ scenario, recommendation }, priceDate, asker), blocks)
    },
    usual: (history, request) => {
      const usual = usualJobOf(history)
      if (usual === null) return { kind: 'words', message: noUsualRequestMessage() }
      const outcome = startFromScenario(usual.scenario, null, request, context)
      if (outcome.kind !== 'plan') return outcome
      return { ...outcome, message: usualRequestMessage(usual, outcome.message, renderContextOn(request.today)) }
    },
    week: (week, request) => weeklyDigest(week, request, context),
    exportFile: (fileKind, answer, today) => exportFile(fileKind, answer, today, context),
    helpMessage: (today) => helpMessage(renderContextOn(today)),
    approvalSummary: (answer, today) => approvalSummary(answer, renderContextOn(today)),
    estimateForm: (formInput, today) => estimateFormView(formInput, choices(today)),
    readEstimateForm: (state, base, today) => readEstimateForm(readFormState(state), base, vocabulary, today),
    settingsForm: (formInput, today) =>
      settingsFormView(formInput, choices(today), vocabulary, renderContextOn(today).names),
    readSettingsForm: (state) => readSettingsForm(readFormState(state), vocabulary),
    homeTab: (content, defaults, today) => {
      const { names } = renderContextOn(today)
      const lines = defaults === null ? [] : defaultsLines(defaults, vocabulary, names)
      return homeTabView({ ...content, settled: lines, facts: dataFacts(context) }, renderContextOn(today))
    },
  }
}

/** How much is known, and how fresh it is. */
function dataFacts({ catalog, accuracy }: EngineContext): readonly string[] {
  const { observations, gpus, models, providers, hosted } = catalog
  const newest =
    observations
      .map(({ price }) => price.asOf)
      .toSorted()
      .at(-1) ?? ''
  const sellers = new Set(observations.map(({ provider }) => provider))
  return [
    `${observations.length} prices of ${sellers.size} providers, the newest seen on ${newest}; each answer says the date of its own`,
    `${gpus.size} GPUs, ${models.size} models, ${providers.size} providers, ${hosted.size} hosted services`,
    ...accuracy(),
  ]
}
