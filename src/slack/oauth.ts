/** Installing by OAuth: /slack/install leads to Slack, and Slack leads back to /slack/oauth_redirect with a code. */
import type { ServerResponse } from 'node:http'
import { InstallProvider } from '@slack/oauth'
import type { WebClientOptions } from '@slack/web-api'
import manifest from '../../manifest.json' with { type: 'json' }
import type { Settings } from '../settings.ts'
import { boltLog, type Log, withoutSecrets } from './log.ts'
import type { Route } from './routes.ts'
import type { Tenancy } from './tenancy.ts'

type Needed = { readonly tenancy: Tenancy; readonly log: Log }

/** Empty where the settings name one workspace by its token. */
export function installationRoutes(settings: Settings, clientOptions: WebClientOptions, needed: Needed): Route[] {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = settings
  if (clientId === undefined || clientSecret === undefined || stateSecret === undefined) return []
  const { tenancy, log } = needed
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    clientOptions,
    logger: boltLog(log),
    directInstall: true,
    installUrlOptions: { scopes: [...bot, ...optional] },
    authorizationUrl: new URL('/oauth/v2/authorize', settings.SLACK_API_URL).href,
    installationStore: {
      storeInstallation: (installation) => tenancy.installed(installation),
      // Requests are authorized from memory; the library is never asked.
      fetchInstallation: () => Promise.reject(new Error('not asked')),
    },
  })
  const failed = (response: ServerResponse) => (error: unknown) => {
    log.error({ reason: withoutSecrets(String(error)) }, 'an installation failed')
    if (!response.headersSent) page(response, 500, 'Something went wrong', 'Please try again from the start.')
  }
  return [
    {
      path: '/slack/install',
      method: ['GET'],
      handler: (request, response) => {
        provider.handleInstallPath(request, response).catch(failed(response))
      },
    },
    {
      path: '/slack/oauth_redirect',
      method: ['GET'],
      handler: (request, response) => {
        const answers = {
          success: () =>
            page(response, 200, 'gpucost is installed', 'In Slack, type <code>/gpucost 70b 2B tokens</code>.'),
          failure: (error: Error) => {
            log.warn({ reason: error.name }, 'an installation was refused')
            page(response, 400, 'gpucost was not installed', 'Please <a href="install">start again</a>.')
          },
        }
        provider.handleCallback(request, response, answers).catch(failed(response))
      },
    },
  ]
}

function page(response: ServerResponse, status: number, title: string, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>` +
      '<body style="font: 18px system-ui; margin: 4em auto; max-width: 36em">' +
      `<h1>${title}</h1><p>${body}</p></body></html>`,
  )
}
