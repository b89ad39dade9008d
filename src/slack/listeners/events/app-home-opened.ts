/** The Home tab: examples to click, the reader's last estimates, what is settled, how fresh the data is, help. */
import type { App, BlockAction } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { homeActionIds } from '../../../presentation/slack/views/home-tab.ts'
import { ask } from '../../worker/ask.ts'
import { deliverOutcome } from '../../delivery/deliver-outcome.ts'
import { newEstimateForm } from '../shortcuts/new-estimate.ts'
import { publishHome } from '../../ledger/publish-home.ts'
import { openSettings } from '../views/settings-modal.ts'
import { actionValue } from '../actions/action-payload.ts'
import type { Services } from '../../services.ts'
import { keptMeasurements, workspaceRules } from '../../request-context.ts'
import { openModal } from '../views/open-modal.ts'

/** Registers the tab itself, and the buttons of its examples. */
export function registerAppHome(app: App, services: Services): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await publishHome(event.user, client, services)
  })
  app.action<BlockAction>(new RegExp(`^${homeActionIds.example}`), async ({ ack, body, client }) => {
    await ack()
    const user = body.user.id
    const requestContext = {
      today: services.today(),
      rules: await workspaceRules(services),
      teamMeasurements: await keptMeasurements(services),
    }
    const outcome = await ask(
      services,
      'home',
      { kind: 'text', text: actionValue(body), inputKind: 'command' },
      requestContext,
    )
    await deliverOutcome(
      { outcome, destination: { client, channel: user, user, isDirect: true }, rules: requestContext.rules },
      services,
    )
    await publishHome(user, client, services)
  })
  app.action<BlockAction>(homeActionIds.newEstimate, async ({ ack, body, client }) => {
    await ack()
    await openModal(newEstimateForm(services), body.trigger_id, directMessageTo(body.user.id, client), services)
  })
  app.action<BlockAction>(homeActionIds.settings, async ({ ack, body, client }) => {
    await ack()
    await openSettings(
      { scope: 'workspace', part: null, trigger: body.trigger_id, destination: directMessageTo(body.user.id, client) },
      services,
    )
  })
}

const directMessageTo = (user: string, client: WebClient) => ({ client, channel: user, user, isDirect: true })
