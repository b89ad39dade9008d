/** The Model Context Protocol on two streams. */
import { finished } from 'node:stream/promises'
import type { Readable, Writable } from 'node:stream'
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio'
import { createMcpServer } from './mcp-server.ts'
import type { McpDependencies } from './tool.ts'

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
