/** The manifest for HTTP, made from the one for Socket Mode, so that there is one to keep. */
import type manifest from '../../manifest.json'
import { suggestedPrompts } from './agent/suggested-prompts.ts'

type Manifest = typeof manifest

/** `address` is where Slack reaches the app, such as https://gpucost.example.com. Throws where it is not https. */
export function httpManifest(base: Manifest, address: string) {
  const url = new URL('/slack/events', address)
  if (url.protocol !== 'https:') throw new Error(`Slack calls https addresses only, not "${address}"`)
  const { features, settings, oauth_config: oauth } = base
  return {
    ...base,
    features: {
      ...features,
      slash_commands: features.slash_commands.map((command) => ({ ...command, url: url.href })),
    },
    oauth_config: { ...oauth, redirect_urls: [new URL('/slack/oauth_redirect', address).href] },
    settings: {
      ...settings,
      event_subscriptions: { request_url: url.href, ...settings.event_subscriptions },
      interactivity: { ...settings.interactivity, request_url: url.href },
      socket_mode_enabled: false,
    },
  }
}

/**
 * The manifest of either kind with Slack's agent view (AGENT_VIEW=on): a version 2 manifest, which writes the parameters
 * of functions as a schema. The setting and the manifest belong together.
 */
export function agentManifest({ functions, ...base }: Manifest): object {
  const { features, oauth_config: oauth, settings } = base
  const { bot_events: events } = settings.event_subscriptions
  return {
    ...base,
    _metadata: { major_version: 2 },
    features: {
      ...features,
      agent_view: { agent_description: base.display_information.description, suggested_prompts: suggestedPrompts },
    },
    oauth_config: { ...oauth, scopes: { ...oauth.scopes, bot: [...oauth.scopes.bot, 'assistant:write'].sort() } },
    settings: {
      ...settings,
      event_subscriptions: {
        ...settings.event_subscriptions,
        bot_events: [...events, 'app_context_changed'].sort(),
      },
    },
    functions: Object.fromEntries(
      Object.entries(functions).map(([id, { input_parameters: inputs, output_parameters: outputs, ...rest }]) => [
        id,
        { ...rest, input_parameters: parameterSchema(inputs), output_parameters: parameterSchema(outputs) },
      ]),
    ),
  }
}

/**
 * Any of them with the app's assistant tools for Slackbot: Slack signs for whom it asks. `address` as above. The feature
 * is being rolled out: a workspace that does not have it refuses the manifest.
 */
export function slackbotManifest<Base extends Pick<Manifest, 'oauth_config'>>(base: Base, address: string) {
  const { oauth_config: oauth } = base
  const scopes = { ...oauth.scopes, bot: [...oauth.scopes.bot, 'mcp:connect'].sort() }
  const server = { url: new URL('/mcp', address).href, auth_type: 'slack_identity_auth' }
  return { ...base, oauth_config: { ...oauth, scopes }, mcp_servers: { gpucost: server } }
}

type FlatParameters = Readonly<
  Record<string, { readonly type: string; readonly name: string; readonly is_required: boolean }>
>

function parameterSchema(parameters: FlatParameters): object {
  const properties = Object.entries(parameters).map(([id, parameter]) => {
    const { is_required: _isRequired, name: _name, ...schema } = parameter
    return [id, schema]
  })
  const required = Object.entries(parameters).flatMap(([id, { is_required }]) => (is_required ? [id] : []))
  return { properties: Object.fromEntries(properties), required }
}
