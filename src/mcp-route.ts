/** POST /mcp of the server: closed without a token, unless it was opened to everybody, and open to Slackbot over HTTP. */
import manifest from '../package.json' with { type: 'json' }
import type { McpAccess, SlackbotAccess } from './mcp/http-endpoint.ts'
import type { McpDependencies, CallerTerms } from './mcp/tool.ts'
import type { Settings } from './settings.ts'
import type { Services } from './slack/services.ts'
import type { HttpRoute } from './slack/http/health-routes.ts'
import { once } from './once.ts'
import type { AppLog } from './slack/observability/log.ts'

const path = '/mcp'
const method = ['POST']

/** Who may call the route; null: it is closed. */
export const mcpAccessOf = ({ MCP_TOKEN: token, MCP_PUBLIC }: Settings): McpAccess | null => {
  if (MCP_PUBLIC === 'on') return { isOpen: true }
  return token === undefined ? null : { token }
}

/** What Slack signs for: the terms of a workspace that has the app. Null where the app has no signing secret. */
export function slackbotAccessOf(
  { SLACK_SIGNING_SECRET: signingSecret }: Settings,
  services: Pick<Services, 'authorizer' | 'store'>,
): SlackbotAccess | null {
  if (signingSecret === undefined) return null
  return { signingSecret, clock: () => Date.now() / 1000, termsOf: (team) => termsOf(team, services) }
}

async function termsOf(team: string, services: Pick<Services, 'authorizer' | 'store'>): Promise<CallerTerms | null> {
  const { authorizer, store } = services
  const enterprise = await store.of(team).workspace.enterprise()
  if (authorizer !== null) {
    const source = { teamId: team, enterpriseId: enterprise ?? undefined, isEnterpriseInstall: false } as const
    const installed = await authorizer.authorize(source).catch(() => null)
    if (installed === null) return null
  }
  const [{ keptMeasurements, workspaceRules }, { runInScope }] = await Promise.all([
    import('./slack/request-context.ts'),
    import('./slack/request-scope.ts'),
  ])
  const scope = { team, enterprise, id: null, attempt: 1, posts: 0, outcome: 'answered' } as const
  return runInScope({ ...scope }, async () => ({
    rules: await workspaceRules(services),
    teamMeasurements: await keptMeasurements(services),
  }))
}

/** The protocol is loaded when somebody asks for the first time. */
export function mcpRoute(
  access: McpAccess | null,
  slackbot: SlackbotAccess | null,
  dependencies: McpDependencies,
  log: AppLog,
): HttpRoute {
  if (access === null && slackbot === null) {
    const handler: HttpRoute['handler'] = (_, response) => {
      response.writeHead(401, { 'content-type': 'application/json', connection: 'close' })
      response.end('{"error":"Assistants may not ask here: MCP_TOKEN is not set."}\n')
    }
    return { path, method, guardsItself: true, handler }
  }
  // Its message may hold what was asked.
  const report = (error: unknown) =>
    log.error({ error: error instanceof Error ? error.name : typeof error }, 'an assistant met a fault of ours')
  const options = { access, slackbot, version: manifest.version, now: () => performance.now(), report }
  const endpoint = once(async () => (await import('./mcp/http-endpoint.ts')).createMcpEndpoint(dependencies, options))
  const handler: HttpRoute['handler'] = (request, response) =>
    void endpoint().then((answer) => answer(request, response))
  return { path, method, guardsItself: true, handler }
}
