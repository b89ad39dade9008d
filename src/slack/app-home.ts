/** The Home tab: what this app does and three things to type, the same words as `/gpucost help`. */
import type { App } from '@slack/bolt'
import { consult } from './consult.ts'
import type { Services } from './services.ts'

export function listenForAppHome(app: App, services: Services): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return
    const { message } = await consult(services, 'home', 'help')
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [...message.blocks] } })
  })
}
