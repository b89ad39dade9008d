/** The Model Context Protocol on two streams: what an assistant can ask of gpucost. */
import { finished } from 'node:stream/promises'
import type { Readable, Writable } from 'node:stream'
import { McpServer } from '@modelcontextprotocol/server'
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio'
import type { ConversationEngine } from '../conversation/conversation-engine.ts'
import { callEstimateTool, estimateInput, estimateOutput } from './estimate-tool.ts'

export type McpDependencies = {
  readonly engine: Pick<ConversationEngine, 'handle'>
  /** ISO date, asked anew for each call: a server runs for days. */
  readonly today: () => string
}

export type McpStreams = {
  readonly input: Readable
  readonly output: Writable
  readonly errors: Writable
  readonly version: string
}

/** Serves until the input ends. Only the protocol is written to `output`; faults are told on `errors`. */
export async function serveMcp(dependencies: McpDependencies, streams: McpStreams): Promise<void> {
  const { input, output, errors, version } = streams
  const report = (error: unknown) =>
    errors.write(`gpucost: a fault of ours: ${error instanceof Error ? error.message : String(error)}\n`)
  const handle = serveStdio(() => createMcpServer(dependencies, version, report), {
    transport: new StdioServerTransport(input, output),
    onerror: report,
  })
  await finished(input, { writable: false }).catch(report)
  await handle.close()
}

function createMcpServer(
  { engine, today }: McpDependencies,
  version: string,
  report: (error: unknown) => void,
): McpServer {
  const server = new McpServer({ name: 'gpucost', version })
  server.registerTool(
    'estimate',
    {
      title: 'Estimate a fine-tuning run',
      description:
        'What fine-tuning a language model costs: which GPUs, from whom, how many hours and dollars, with an 80 % ' +
        'range, the memory per GPU, the date of the price, what was assumed, and what would change the answer.',
      inputSchema: estimateInput,
      outputSchema: estimateOutput,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    ({ job }) => {
      try {
        return callEstimateTool(engine, job, today())
      } catch (error) {
        report(error)
        throw error
      }
    },
  )
  return server
}
