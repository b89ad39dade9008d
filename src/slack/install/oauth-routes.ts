/** Installing by OAuth: /slack/install leads to Slack, and Slack leads back to /slack/oauth_redirect with a code. */
import type { ServerResponse } from 'node:http'
import { InstallProvider } from '@slack/oauth'
import type { WebClientOptions } from '@slack/web-api'
import manifest from '../../../manifest.json' with { type: 'json' }
import type { Settings } from '../../settings.ts'
import { boltLogger, type AppLog, redactSecrets } from '../observability/log.ts'
import type { HttpRoute } from '../http/health-routes.ts'
import type { Authorizer } from './authorizer.ts'

type OAuthDependencies = { readonly authorizer: Authorizer; readonly log: AppLog }

/** Empty where the settings name one workspace by its token. */
export function installationRoutes(
  settings: Settings,
  clientOptions: WebClientOptions,
  dependencies: OAuthDependencies,
): HttpRoute[] {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = settings
  if (clientId === undefined || clientSecret === undefined || stateSecret === undefined) return []
  const { authorizer, log } = dependencies
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    clientOptions,
    logger: boltLogger(log),
    directInstall: true,
    installUrlOptions: { scopes: [...bot, ...optional] },
    authorizationUrl: new URL('/oauth/v2/authorize', settings.SLACK_API_URL).href,
    installationStore: {
      storeInstallation: (installation) => authorizer.saveInstallation(installation),
      // Requests are authorized from memory; the library is never asked.
      fetchInstallation: () => Promise.reject(new Error('not asked')),
    },
  })
  const onError = (response: ServerResponse) => (error: unknown) => {
    log.error({ reason: redactSecrets(String(error)) }, 'an installation failed')
    if (!response.headersSent) sendPage(response, 500, 'Something went wrong', 'Please try again from the start.')
  }
  return [
    {
      path: '/slack/install',
      method: ['GET'],
      handler: (request, response) => {
        provider.handleInstallPath(request, response).catch(onError(response))
      },
    },
    {
      path: '/slack/oauth_redirect',
      method: ['GET'],
      handler: (request, response) => {
        const callbackHandlers = {
          success: () =>
            sendPage(response, 200, 'gpucost is installed', 'In Slack, type <code>/gpucost 70b 2B tokens</code>.'),
          failure: (error: Error) => {
            log.warn({ reason: error.name }, 'an installation was refused')
            sendPage(response, 400, 'gpucost was not installed', 'Please <a href="install">start again</a>.')
          },
        }
        provider.handleCallback(request, response, callbackHandlers).catch(onError(response))
      },
    },
  ]
}

function sendPage(response: ServerResponse, status: number, title: string, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>` +
      '<body style="font: 18px system-ui; margin: 4em auto; max-width: 36em">' +
      `<h1>${title}</h1><p>${body}</p></body></html>`,
  )
}
