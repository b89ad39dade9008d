/** What a tool of the protocol is, and what its answers are made of. */
import type { CallToolResult } from '@modelcontextprotocol/server'
import type * as z from 'zod'
import type { ConversationEngine } from '../conversation/conversation-engine.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { RequestContext } from '../conversation/request.ts'
import { markdownMessage } from '../presentation/markdown/markdown-message.ts'
import { noRules } from '../team/team-rules.ts'
import type { ReferenceDocuments } from './reference-documents.ts'
import type { CatalogKind, CatalogEntry } from './catalog-entries.ts'

/** What a workspace has settled and measured itself. */
export type CallerTerms = Pick<RequestContext, 'rules' | 'teamMeasurements'>

/** What tools ask. */
export type McpDependencies = {
  readonly engine: Pick<ConversationEngine, 'handle' | 'exportFile'>
  readonly known: (kind: CatalogKind) => readonly CatalogEntry[]
  readonly documents: ReferenceDocuments
  /** What a workspace has settled and measured; absent: list prices, and nobody's measurements. */
  readonly terms?: CallerTerms
  /** ISO date, asked anew for each call: a server runs for days. */
  readonly today: () => string
}

type ToolDescription<Input extends z.ZodObject> = {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly input: Input
  readonly output: z.ZodObject
  /** What else a client is document of it, such as the card that shows its answers. */
  readonly meta?: Readonly<Record<string, unknown>>
}

/** `call` throws what the engine throws. */
export type McpTool = ToolDescription<z.ZodObject> & {
  readonly call: (input: unknown, dependencies: McpDependencies) => CallToolResult
}

/** A tool whose input is checked by its schema before `call` runs. */
export function defineTool<Input extends z.ZodObject>(
  description: ToolDescription<Input>,
  call: (input: z.infer<Input>, dependencies: McpDependencies) => CallToolResult,
): McpTool {
  return { ...description, call: (input, dependencies) => call(description.input.parse(input), dependencies) }
}

/** Characters of an answer: what a model needs of it, and no more. */
const maxTextLength = 6000

const noTerms: CallerTerms = { rules: noRules, teamMeasurements: [] }

/** The context of a request by an assistant: a team's terms, and no thread. */
export const toolContext = ({ today, terms = noTerms }: Pick<McpDependencies, 'today' | 'terms'>): RequestContext => ({
  ...terms,
  today: today(),
  isInteractive: false,
})

/** A result as text to read and as data. */
export const toolResult = (text: string, structuredContent: Readonly<Record<string, unknown>>): CallToolResult => ({
  content: [{ type: 'text', text: cutAtLine(text) }],
  structuredContent,
})

/** An error asks the model to try another text; that nothing meets the job is an answer. */
export function problemResult(
  { problem, content, kind }: Extract<Outcome, { kind: 'problem' | 'infeasible' }>,
  empty: Readonly<Record<string, unknown>> = {},
): CallToolResult {
  const { kind: problemKind, message, suggestions } = problem
  const document = { kind: problemKind, message, suggestions: [...suggestions] }
  const result = toolResult(markdownMessage(content), { ...empty, problem: document })
  return kind === 'problem' ? { ...result, isError: true } : result
}

/** The text in whole lines, and how much is left out. */
function cutAtLine(text: string): string {
  if (text.length <= maxTextLength) return text
  const end = text.lastIndexOf('\n', maxTextLength)
  const kept = text.slice(0, end === -1 ? maxTextLength : end)
  return `${kept}\n\n(${text.length - kept.length} characters more are left out.)`
}
