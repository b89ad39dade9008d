/** What else the app listens to: its other controls, windows and events, each as a kind of payload by its listener's name. */
import { event, press, submission } from '../slack/test-slack.ts'
import {
  asEvent,
  asInteraction,
  channelOf,
  eventFields,
  inEnvelope,
  interactive,
  interactiveFields,
  type Kind,
} from './tenant-payloads.ts'

/** Of the request for an approval that is planted in every workspace. */
export const plantedApproval = 'R1'

const viewFields = [...interactiveFields, 'view.app_installed_team_id']
const control = (action_id: string, value = plantedApproval): Kind => ({
  make: ({ responseUrl }, tenant, serial) => ({
    ...press(
      { action_id, value: `${value}${serial > 0 && value !== plantedApproval ? serial : ''}` },
      { channel: channelOf(tenant), ts: '1780000000.900001' },
      responseUrl(channelOf(tenant)),
    ),
    ...interactive(tenant),
    trigger_id: `${action_id}${tenant}${serial}`,
  }),
  send: asInteraction,
  authoritative: interactiveFields,
})
const form = (callback_id: string): Kind => ({
  make: (_, tenant) => ({
    ...submission(
      { model: '70b', data: '2B tokens' },
      {
        callback_id,
        team_id: tenant,
        app_installed_team_id: tenant,
        private_metadata: JSON.stringify({ channel: channelOf(tenant), thread: '1780000000.900001' }),
      },
    ),
    ...interactive(tenant),
  }),
  send: asInteraction,
  authoritative: viewFields,
})
const happening = (type: string, fields: object = {}): Kind => ({
  make: (_, tenant, serial) =>
    event({ type, channel: channelOf(tenant), event_ts: `1780000300.${serial}`, ...fields }, inEnvelope(tenant)),
  send: asEvent,
  authoritative: eventFields,
})

const controlIds = [
  'not_for_app',
  'show_details',
  'edit_scenario',
  'more_fields',
  'share_to_channel',
  'request_approval',
  'approve_spending',
  'decline_spending',
  'pin_recommendation',
  'unpin_recommendation',
  'measurement_keep',
  'measurement_drop',
  'open_new_estimate',
  'open_workspace_settings',
  'open_settings_part',
  'export_ledger',
  'export_audit',
]

export const otherKinds: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(controlIds.map((id) => [`action ${id}`, control(id)])),
  'view edit_estimate': form('edit_estimate'),
  'view share_estimate': form('share_estimate'),
  'event app_context_changed': happening('app_context_changed', { user: 'U0ANN' }),
  'event channel_shared': happening('channel_shared', { connected_team_id: 'T0ELSE' }),
  'event channel_unshared': happening('channel_unshared', {
    previously_connected_team_id: 'T0ELSE',
    is_ext_shared: false,
  }),
}

/** After these nothing is left of the workspace. */
export const uninstallations: Readonly<Record<string, Kind>> = {
  'event app_uninstalled': happening('app_uninstalled'),
  'event tokens_revoked': happening('tokens_revoked', { tokens: { oauth: [], bot: ['U0BOT'] } }),
}

/** The listeners that the payloads of the other table reach. */
export const reachedByKinds: readonly string[] = [
  'command /gpucost',
  'event app_mention',
  'event message',
  'event app_home_opened',
  'function estimate_cost',
  'shortcut estimate_from_message',
  'shortcut new_estimate',
  'view new_estimate',
  'view settings',
  'action ^(?:amend_|run_callback$)',
  'action ^try_example',
]
