/** What the command line is built on. What takes long to load is a function, called by the verbs that need it. */
import type { Advisor } from '../conversation/advisor.ts'
import type { ConversationEngine } from '../conversation/conversation-engine.ts'
import type { ExportedAnswer } from '../conversation/export-answer.ts'
import type { TokenizerChoice } from '../dataset/tokenizer-choice.ts'
import type { ExportTarget } from '../catalog/export-target.ts'
import type { ConfigSummary } from '../language/config/config-summary.ts'
import type { McpDependencies } from '../mcp/tool.ts'
import type { Choice } from '../language/alternatives.ts'
import type { ReadingTrace } from '../language/reading-trace.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import type { MessageContent } from '../presentation/content/message-content.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** `config`: what became of the keys, where the text was a configuration. */
export type ParseVerbResult = { readonly config?: ConfigSummary } & (
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly choices?: readonly Choice[] }
)

/** `today` is an ISO date: prices are aged against it. */
export type CliDependencies = {
  readonly engine: () => ConversationEngine
  readonly advisor: () => Pick<Advisor, 'advice' | 'receiptOf' | 'totalCost' | 'summarizeTotalCost'>
  readonly renderContextOn: (today: string) => RenderContext
  /** Content as the Slack message that is posted for it. */
  readonly slackMessage: (content: MessageContent) => Readonly<Record<string, unknown>>
  /** The text of a slash command. */
  readonly parse: (text: string, today: string) => ParseVerbResult
  /** How that text was read. */
  readonly traceReading: (text: string, today: string) => ReadingTrace
  /** A message written to people. */
  readonly read: (text: string, today: string) => ParseVerbResult
  /** Configurations of one run, with words beside them. */
  readonly readConfig: (configs: readonly string[], words: string, today: string) => ParseVerbResult
  /** The text of a command that asks for the scenario. */
  readonly commandText: (scenario: Scenario) => string
  /** The files of a plan's best option for a tool. */
  readonly exportRun: (answer: AnsweredScenario, target: ExportTarget, today: string) => ExportedAnswer
  /** What counts the tokens of data for a model; null: none was named. */
  readonly tokenizerFor: (model: string | null) => Promise<TokenizerChoice>
  /** Predicts one run configuration; a row that is none comes back with a problem. */
  readonly predict: (row: unknown) => Readonly<Record<string, unknown>>
  /** How far off the estimates are, in sentences. */
  readonly accuracy: () => readonly string[]
  /** Ids and names of what there is. */
  readonly known: McpDependencies['known']
  /** What there is to read about it. */
  readonly documents: McpDependencies['documents']
  /** Words that a shell may complete: models, GPUs, providers, stacks. */
  readonly completionWords: () => readonly string[]
}
