/** The kinds of payloads that Slack sends the app, as one of several workspaces receives them. */
import { inTeam } from '../slack/install/install.ts'
import {
  channelMessage,
  command,
  directMessage,
  event,
  globalShortcut,
  homeOpened,
  homePress,
  mention,
  messageShortcut,
  press,
  submission,
} from '../slack/test-slack.ts'
import type { RunningApp } from '../slack/running-app.ts'
import type { Payload } from './foreign-fields.ts'

export const job = '70b 2B tokens on 8 h100 sxm at lambda'
/** What an hour of a GPU costs whom. Nobody else has these prices. */
export const priceBooks = { T1: 1.11, T2: 2.22, TE1: 1.33, TE2: 2.44 } as const
export type PlantedTenant = keyof typeof priceBooks
export const enterpriseOf = (tenant: PlantedTenant) => (tenant.startsWith('TE') ? 'E1' : null)

type Send = (running: RunningApp, payload: Payload) => Promise<unknown>
export type Kind = {
  readonly make: (running: RunningApp, tenant: PlantedTenant, serial: number) => Payload
  readonly send: Send
  /** The fields by which Slack says whose it is. */
  readonly authoritative: readonly string[]
}

const asCommand: Send = ({ send }, payload) =>
  send.command(
    Object.fromEntries(
      Object.entries(payload).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
    ),
  )
export const asEvent: Send = ({ send }, payload) => send.event(payload)
export const asInteraction: Send = ({ send }, payload) => send.interaction(payload)

export const inEnvelope = (tenant: PlantedTenant) => {
  const outside = inTeam(tenant)
  const enterprise_id = enterpriseOf(tenant)
  const [authorization] = outside.authorizations
  return {
    ...outside,
    enterprise_id,
    authorizations: [{ ...authorization, enterprise_id, is_enterprise_install: enterprise_id !== null }],
  }
}
export const eventFields = ['authorizations', 'authorizations.0.team_id', 'authorizations.0.team']
export const interactive = (tenant: PlantedTenant) => ({
  team: { id: tenant, domain: tenant },
  enterprise: enterpriseOf(tenant) === null ? null : { id: enterpriseOf(tenant) },
  is_enterprise_install: enterpriseOf(tenant) !== null,
  user: { id: 'U0ANN', name: 'ann', team_id: tenant },
})
export const interactiveFields = ['team', 'team.id']
export const channelOf = (tenant: PlantedTenant) => `C${tenant}`

const kinds: Readonly<Record<string, Kind>> = {
  command: {
    make: ({ responseUrl }, tenant, serial) =>
      command(job, responseUrl(channelOf(tenant)), {
        team_id: tenant,
        channel_id: channelOf(tenant),
        user_id: `U${serial}`,
        ...(tenant.startsWith('TE') ? { enterprise_id: 'E1' } : {}),
      }),
    send: asCommand,
    authoritative: ['team_id'],
  },
  mention: {
    make: (_, tenant) => event(mention(job, { channel: channelOf(tenant) }), inEnvelope(tenant)),
    send: asEvent,
    authoritative: eventFields,
  },
  'direct message with a file': {
    make: (_, tenant) =>
      event(
        directMessage(job, {
          subtype: 'file_share',
          files: [{ id: 'F1', name: 'plan.bin', filetype: 'binary', mode: 'hosted', user_team: tenant }],
        }),
        inEnvelope(tenant),
      ),
    send: asEvent,
    authoritative: eventFields,
  },
  'direct message': {
    make: (_, tenant) => event(directMessage(job), inEnvelope(tenant)),
    send: asEvent,
    authoritative: eventFields,
  },
  'reply in a thread of ours': {
    make: (_, tenant) =>
      event(
        channelMessage('9B tokens', { channel: channelOf(tenant), thread_ts: '1780000000.900001' }),
        inEnvelope(tenant),
      ),
    send: asEvent,
    authoritative: eventFields,
  },
  'home opened': {
    make: (_, tenant) => event(homeOpened(), inEnvelope(tenant)),
    send: asEvent,
    authoritative: eventFields,
  },
  'shortcut on the message of a bot': {
    make: ({ responseUrl }, tenant) => ({
      ...messageShortcut(job, responseUrl(channelOf(tenant)), { channel: { id: channelOf(tenant), name: 'c' } }),
      ...interactive(tenant),
      message: { type: 'message', bot_id: 'B0OTHER', app_id: 'A0FAKE', ts: `17800001${Math.random()}`, text: job },
    }),
    send: asInteraction,
    authoritative: interactiveFields,
  },
  'global shortcut': {
    make: (_, tenant) => ({ ...globalShortcut(), ...interactive(tenant) }),
    send: asInteraction,
    authoritative: interactiveFields,
  },
  'button under a message': {
    make: ({ responseUrl }, tenant, serial) => ({
      ...press(
        { action_id: 'amend_gpu', value: `on ${1 + (serial % 8)} h100s` },
        { channel: channelOf(tenant), ts: '1780000000.900001' },
        responseUrl(channelOf(tenant)),
      ),
      ...interactive(tenant),
    }),
    send: asInteraction,
    authoritative: interactiveFields,
  },
  'button on the home tab': {
    make: (_, tenant) => {
      const payload = homePress('try_example_0', job)
      return { ...payload, ...interactive(tenant), view: { ...Object(payload['view']), team_id: tenant } }
    },
    send: asInteraction,
    authoritative: [...interactiveFields, 'view.app_installed_team_id'],
  },
  'form of an estimate': {
    make: (_, tenant) => ({
      ...submission(
        { model: '70b', data: '2B tokens', gpus: { choices: ['h100-sxm'] }, providers: { choices: ['lambda'] } },
        {
          team_id: tenant,
          app_installed_team_id: tenant,
          private_metadata: JSON.stringify({ channel: channelOf(tenant) }),
        },
      ),
      ...interactive(tenant),
    }),
    send: asInteraction,
    authoritative: [...interactiveFields, 'view.app_installed_team_id'],
  },
  'workflow step': {
    make: (_, tenant, serial) =>
      event(
        {
          type: 'function_executed',
          function: { id: 'F1', callback_id: 'estimate_cost', title: 'x', type: 'app', app_id: 'A0FAKE' },
          inputs: { job, channel: channelOf(tenant), user: 'U0ANN' },
          function_execution_id: `Fx${serial}`,
          workflow_execution_id: 'Wx1',
          event_ts: `1780000200.${serial}`,
          bot_access_token: `xoxb-${(enterpriseOf(tenant) ?? tenant).toLowerCase()}`,
        },
        inEnvelope(tenant),
      ),
    send: asEvent,
    authoritative: eventFields,
  },
  'form of settings of the workspace': {
    make: (_, tenant, serial) => ({
      ...submission(
        { budgetUsd: String(1000 + serial) },
        {
          callback_id: 'settings',
          team_id: tenant,
          app_installed_team_id: tenant,
          private_metadata: JSON.stringify({ of: 'workspace', version: serial }),
        },
      ),
      ...interactive(tenant),
    }),
    send: asInteraction,
    authoritative: [...interactiveFields, 'view.app_installed_team_id'],
  },
  'form of settings': {
    make: (_, tenant, serial) => ({
      ...submission(
        { budgetUsd: String(1000 + serial) },
        {
          callback_id: 'settings',
          team_id: tenant,
          app_installed_team_id: tenant,
          private_metadata: JSON.stringify({ of: 'channel', version: 0, channel: `${channelOf(tenant)}${serial}` }),
        },
      ),
      ...interactive(tenant),
    }),
    send: asInteraction,
    authoritative: [...interactiveFields, 'view.app_installed_team_id'],
  },
}

/** Who has no team of its own in the payload, as where an organization installed: the person's, if that is one of the organization. */
const withoutTeam: Kind = {
  make: ({ responseUrl }, tenant, serial) => ({
    ...kinds['button under a message']?.make({ responseUrl } as RunningApp, tenant, serial),
    team: null,
  }),
  send: asInteraction,
  authoritative: ['user.team_id', 'team', 'team.id'],
}

/** An organization's app is told in its events for which workspace it received them. */
const inOrganization: Kind = {
  make: (_, tenant) => {
    const outside = inEnvelope(tenant)
    const authorizations = outside.authorizations.map((authorization) => ({ ...authorization, team_id: null }))
    return event(mention(job, { channel: channelOf(tenant) }), { ...outside, context_team_id: tenant, authorizations })
  },
  send: asEvent,
  authoritative: ['authorizations', 'context_team_id', 'authorizations.0.team_id'],
}

export const ofOrganizations: Readonly<Record<string, Kind>> = {
  'button without a team': withoutTeam,
  'event without a team in its authorization': inOrganization,
}
export const allKinds = Object.entries({ ...kinds, ...ofOrganizations })
