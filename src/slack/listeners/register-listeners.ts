/** Registers every listener of the app; manifest.json declares the same commands, events and actions. */
import type { App } from '@slack/bolt'
import { registerAppHome } from './events/app-home-opened.ts'
import { registerChannelShared } from './events/channel-shared.ts'
import { registerGpucostCommand } from './commands/gpucost.ts'
import { registerApprovalActions } from './actions/decide-approval.ts'
import { registerRequestApproval } from './actions/request-approval.ts'
import { registerLedgerExports } from './actions/export-ledger.ts'
import { registerPinActions } from './actions/pin-recommendation.ts'
import { registerAgentOpened } from './events/agent-opened.ts'
import { registerDirectMessages } from './events/direct-message.ts'
import { registerAppMention } from './events/app-mention.ts'
import { registerEstimateFromMessage } from './shortcuts/estimate-from-message.ts'
import { registerNewEstimate } from './shortcuts/new-estimate.ts'
import { registerPlanActions } from './actions/plan-actions.ts'
import { registerNotForAppAction } from './actions/not-for-app.ts'
import { registerDetailsAction } from './actions/show-details.ts'
import { registerMeasurementActions } from './actions/keep-measurement.ts'
import { registerEditAction } from './actions/edit-scenario.ts'
import { registerMoreFields } from './actions/more-fields.ts'
import { registerSettingsPart } from './actions/settings-part.ts'
import { registerSettingsSubmission } from './views/settings-submission.ts'
import { registerShareActions } from './actions/share.ts'
import { registerThreadReplies } from './events/thread-reply.ts'
import { registerTokensRevoked } from './events/tokens-revoked.ts'
import { registerAppUninstalled } from './events/app-uninstalled.ts'
import { registerEstimateCost } from './functions/estimate-cost.ts'
import type { Services } from '../services.ts'

const listeners = [
  registerGpucostCommand,
  registerAppMention,
  registerDirectMessages,
  registerThreadReplies,
  registerPlanActions,
  registerNotForAppAction,
  registerDetailsAction,
  registerEditAction,
  registerMoreFields,
  registerShareActions,
  registerRequestApproval,
  registerApprovalActions,
  registerPinActions,
  registerMeasurementActions,
  registerSettingsPart,
  registerSettingsSubmission,
  registerEstimateFromMessage,
  registerNewEstimate,
  registerAppHome,
  registerAgentOpened,
  registerLedgerExports,
  registerEstimateCost,
  registerChannelShared,
  registerAppUninstalled,
  registerTokensRevoked,
]

/** Called once, before the app starts. */
export function registerListeners(app: App, services: Services): void {
  for (const register of listeners) register(app, services)
}
