/**
 * `/gpucost 70b 2B tokens`, `/gpucost settings`, `/gpucost settings log`, `/gpucost recommend`, `/gpucost help`:
 * acknowledge, then answer.
 */
import type { App } from '@slack/bolt'
import { withAskedByLine } from '../../../presentation/content/messages/asked-by-line.ts'
import { ask } from '../../worker/ask.ts'
import { deliverOutcome } from '../../delivery/deliver-outcome.ts'
import { answerRecommendCommand } from './recommend.ts'
import type { Services } from '../../services.ts'
import { loadRequestContext } from '../../request-context.ts'
import { answerIfKept } from '../answer-kept.ts'
import { unpinRecommendation } from '../actions/pin-recommendation.ts'
import { settingsCommandOf } from './settings-command.ts'
import { showSettingsLog } from './settings-log.ts'
import { recordSubject, subjectAt } from '../../conversation-subjects.ts'
import { openSettings } from '../views/settings-modal.ts'

/** Registers the command with all its subcommands. */
export function registerGpucostCommand(app: App, services: Services): void {
  app.command('/gpucost', async ({ ack, command, client, respond }) => {
    await ack()
    const { channel_id: channel, user_id: user, trigger_id: trigger, text } = command
    const destination = { client, channel, user, respond, fallback: 'in_channel' } as const
    const words = text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
    const [subcommand = '', ...rest] = words.split(' ')
    const settings = settingsCommandOf(text)
    if (settings === 'log') return showSettingsLog(destination, services)
    if (settings !== null) return openSettings({ ...settings, trigger, destination }, services)
    if (/^(?:recommend|usual)$/.test(subcommand) && rest.length === 0)
      return answerRecommendCommand(destination, services)
    if (/^(?:recommend |usual )?unpin(?: (?:it|this|recommendation|the recommendation))?$/.test(words))
      return unpinRecommendation(destination, services)
    if (await answerIfKept(text, destination, 'command', services)) return
    const requestContext = await loadRequestContext(channel, client, services)
    const place = { channel, user }
    // The command alone asks what it can do, whatever was talked of.
    const subject = text.trim() === '' ? null : subjectAt(place, services)
    const outcome = await ask(
      services,
      'command',
      { kind: 'text', text, inputKind: 'command', ...(subject === null ? {} : { subject }) },
      requestContext,
    )
    recordSubject(outcome, place, services)
    const { rules } = requestContext
    const isPrivate = rules.defaults.answers === 'private'
    // Whoever is alone with the answer knows who asked.
    const signed =
      outcome.kind === 'plan' && !isPrivate && !channel.startsWith('D')
        ? { ...outcome, content: withAskedByLine(outcome.content, user, text) }
        : outcome
    await deliverOutcome({ outcome: signed, destination, rules, isPrivate }, services)
  })
}
