/** POST /mcp of the server: closed without a token, unless it was opened to everybody. */
import manifest from '../package.json' with { type: 'json' }
import type { McpAccess } from './mcp/http-endpoint.ts'
import type { McpDependencies } from './mcp/tool.ts'
import type { Settings } from './settings.ts'
import type { HttpRoute } from './slack/http/health-routes.ts'
import type { AppLog } from './slack/observability/log.ts'

const path = '/mcp'
const method = ['POST']

export const mcpAccessOf = ({ MCP_TOKEN: token, MCP_PUBLIC }: Settings): McpAccess | null => {
  if (MCP_PUBLIC === 'on') return { isOpen: true }
  return token === undefined ? null : { token }
}

/** The protocol is loaded where somebody may ask. */
export async function mcpRoute(
  access: McpAccess | null,
  dependencies: McpDependencies,
  log: AppLog,
): Promise<HttpRoute> {
  if (access === null) {
    const handler: HttpRoute['handler'] = (_, response) => {
      response.writeHead(401, { 'content-type': 'application/json', connection: 'close' })
      response.end('{"error":"Assistants may not ask here: MCP_TOKEN is not set."}\n')
    }
    return { path, method, guardsItself: true, handler }
  }
  const { createMcpEndpoint } = await import('./mcp/http-endpoint.ts')
  const endpoint = createMcpEndpoint(dependencies, {
    access,
    version: manifest.version,
    now: () => performance.now(),
    // Its message may hold what was asked.
    report: (error) =>
      log.error({ error: error instanceof Error ? error.name : typeof error }, 'an assistant met a fault of ours'),
  })
  return { path, method, guardsItself: true, handler: (request, response) => void endpoint(request, response) }
}
