/** "Change…" beside a part of the settings: a window with its fields, on top of the one that shows them all. */
import type { App, BlockAction } from '@slack/bolt'
import { settingsPartAction } from '../../../presentation/slack/forms/settings-form.ts'
import { settingsPartOf } from '../../../presentation/slack/forms/settings-parts.ts'
import type { Services } from '../../services.ts'
import { readPrivateMetadata } from '../views/private-metadata.ts'
import { openSettings } from '../views/settings-modal.ts'
import { actionValue } from './action-payload.ts'

/** Registers the button of all parts. */
export function registerSettingsPart(app: App, services: Services): void {
  app.action<BlockAction>(settingsPartAction, async ({ ack, body, client }) => {
    await ack()
    const part = settingsPartOf(actionValue(body))
    const { of: scope = 'channel', channel } = readPrivateMetadata(body.view?.private_metadata ?? '')
    if (part === null) return
    const user = body.user.id
    const destination = { client, channel: channel ?? user, user, isDirect: channel === undefined }
    await openSettings({ scope, part: part.id, trigger: body.trigger_id, destination }, services, true)
  })
}
