/** The Home tab: examples to click, the reader's last estimates, what is settled, how fresh the data is, help. */
import type { App, BlockAction } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { homeActions } from '../reply/home.ts'
import { consult } from './consult.ts'
import { currentTeam } from './current.ts'
import { giveSaid } from './give-said.ts'
import { newForm } from './new-estimate.ts'
import { changeLine, openSettings } from './open-settings.ts'
import { pressedValue } from './pressed.ts'
import type { Services } from './services.ts'
import { rememberedRuns, workspaceRules } from './setting.ts'
import { openWindow } from './windows.ts'

export function listenForAppHome(app: App, services: Services): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await publishHome(event.user, client, services)
  })
  app.action<BlockAction>(new RegExp(`^${homeActions.example}`), async ({ ack, body, client }) => {
    await ack()
    const user = body.user.id
    const setting = {
      today: services.today(),
      rules: await workspaceRules(services),
      own: await rememberedRuns(services),
    }
    const said = await consult(services, 'home', 'welcome', pressedValue(body), 'command', setting)
    await giveSaid({ said, place: { client, channel: user, user, isDirect: true }, rules: setting.rules }, services)
    await publishHome(user, client, services)
  })
  app.action<BlockAction>(homeActions.newEstimate, async ({ ack, body, client }) => {
    await ack()
    await openWindow(newForm(services), body.trigger_id, directly(body.user.id, client), services)
  })
  app.action<BlockAction>(homeActions.settings, async ({ ack, body, client }) => {
    await ack()
    await openSettings({ of: 'workspace', trigger: body.trigger_id, place: directly(body.user.id, client) }, services)
  })
}

const directly = (user: string, client: WebClient) => ({ client, channel: user, user, isDirect: true })

async function publishHome(user: string, client: WebClient, services: Services): Promise<void> {
  const { estimates, settings } = services.store.of(currentTeam())
  const [past, settled] = [await estimates.recent({ by: user, limit: 30 }), await settings.read(null)]
  // A thread is one line, as it stood last.
  const threads = new Map(past.toReversed().map((each) => [each.thread ?? each.id, each]))
  const content = {
    estimates: [...threads.values()].toReversed().map(({ scenario, headline, channel, thread }) => ({
      scenario,
      headline,
      address: thread === null ? null : addressOf(channel, thread),
    })),
    history: changeLine(settled),
  }
  await client.views.publish({
    user_id: user,
    view: services.desk.home(content, settled?.document ?? null, services.today()),
  })
}

/** Slack sends it on to the right workspace. */
const addressOf = (channel: string, thread: string): string =>
  `https://slack.com/archives/${channel}/p${thread.replace('.', '')}`
