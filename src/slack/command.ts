/** `/gpucost 70b 2B tokens`, `/gpucost settings`, `/gpucost recommend`, `/gpucost help`: acknowledge, then answer. */
import type { App } from '@slack/bolt'
import { consult } from './consult.ts'
import { giveSaid } from './give-said.ts'
import { recommendUsual } from './recommend-usual.ts'
import type { Services } from './services.ts'
import { settingIn } from './setting.ts'
import { openSettings } from './open-settings.ts'

export function listenForCommand(app: App, services: Services): void {
  app.command('/gpucost', async ({ ack, command, client, respond }) => {
    await ack()
    const { channel_id: channel, user_id: user, trigger_id: trigger, text } = command
    const place = { client, channel, user, respond, fallback: 'in_channel' } as const
    const [verb = '', ...more] = text.trim().toLowerCase().split(/\s+/)
    if (/^(?:settings?|config|configure|defaults)$/.test(verb) && more.length < 2) {
      const of = /^(?:workspace|team|all)$/.test(more[0] ?? '') ? 'workspace' : 'channel'
      return openSettings({ of, trigger, place }, services)
    }
    if (/^(?:recommend|usual)$/.test(verb) && more.length === 0) return recommendUsual(place, services)
    const setting = await settingIn(channel, client, services)
    const said = await consult(services, 'command', 'welcome', text, 'command', setting)
    const { rules } = setting
    await giveSaid({ said, place, rules, isPrivate: rules.defaults.answers === 'private' }, services)
  })
}
