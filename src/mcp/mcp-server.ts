/** The server of the Model Context Protocol: what an assistant can ask of gpucost. It changes nothing anywhere. */
import { McpServer } from '@modelcontextprotocol/server'
import { checkTool } from './check-tool.ts'
import { compareTool } from './compare-tool.ts'
import { estimateTool } from './estimate-tool.ts'
import { explainTool } from './explain-tool.ts'
import { exportTool } from './export-tool.ts'
import { listTool } from './list-tool.ts'
import { registerPlanApp } from './plan-app.ts'
import { registerPrompts } from './prompts.ts'
import { registerResources } from './resources.ts'
import type { McpDependencies, McpTool } from './tool.ts'

const tools: readonly McpTool[] = [estimateTool, compareTool, checkTool, explainTool, exportTool, listTool]

/** `report` is told of faults of ours; the client is told that there was one. */
export function createMcpServer(
  dependencies: McpDependencies,
  version: string,
  report: (error: unknown) => void,
): McpServer {
  const server = new McpServer({ name: 'gpucost', version })
  for (const { name, title, description, input, output, meta, call } of tools) {
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: input,
        outputSchema: output,
        ...(meta === undefined ? {} : { _meta: meta }),
        annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
      },
      (args: unknown) => {
        try {
          return call(args, dependencies)
        } catch (error) {
          report(error)
          throw error
        }
      },
    )
  }
  registerPlanApp(server)
  registerResources(server, dependencies.documents)
  registerPrompts(server)
  return server
}
