/** Everything that the app listens for; manifest.json declares the same. */
import type { App } from '@slack/bolt'
import { listenForAppHome } from './app-home.ts'
import { listenForChannelSharing } from './channel-sharing.ts'
import { listenForCommand } from './command.ts'
import { listenForApprovals } from './decide-approval.ts'
import { listenForDirectMessages } from './direct-message.ts'
import { listenForMentions } from './mention.ts'
import { listenForMessageShortcut } from './message-shortcut.ts'
import { listenForNewEstimate } from './new-estimate.ts'
import { listenForAmendmentPresses } from './press-amendment.ts'
import { listenForDetails } from './press-details.ts'
import { listenForMeasurements } from './press-measurement.ts'
import { listenForEdits } from './press-edit.ts'
import { listenForSettings } from './settings-window.ts'
import { listenForSharing } from './share.ts'
import { listenForThreadReplies } from './thread-reply.ts'
import { listenForRevokedTokens } from './tokens-revoked.ts'
import { listenForUninstall } from './uninstalled.ts'
import { listenForWorkflowStep } from './workflow-step.ts'
import type { Services } from './services.ts'

const listeners = [
  listenForCommand,
  listenForMentions,
  listenForDirectMessages,
  listenForThreadReplies,
  listenForAmendmentPresses,
  listenForDetails,
  listenForEdits,
  listenForSharing,
  listenForApprovals,
  listenForMeasurements,
  listenForSettings,
  listenForMessageShortcut,
  listenForNewEstimate,
  listenForAppHome,
  listenForWorkflowStep,
  listenForChannelSharing,
  listenForUninstall,
  listenForRevokedTokens,
]

export function listenToSlack(app: App, services: Services): void {
  for (const listen of listeners) listen(app, services)
}
