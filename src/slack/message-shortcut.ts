/**
 * "Estimate GPU cost" on a message: reads it, shows which words it used, and answers in its thread; privately where the
 * bot may not post. What it cannot find it asks for in the form, filled with what it found.
 */
import type { App, MessageShortcut } from '@slack/bolt'
import { withReadWords, readWords } from '../reply/read-words.ts'
import type { Scenario } from '../scenario/spec.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Read } from '../thread/start.ts'
import { consult } from './consult.ts'
import { tellAsker } from './deliver.ts'
import { giveSaid } from './give-said.ts'
import { memoText } from './memo.ts'
import type { Services } from './services.ts'
import { settingIn } from './setting.ts'
import type { Place } from './ways.ts'
import { openWindow } from './windows.ts'
import { words } from './words.ts'

export function listenForMessageShortcut(app: App, services: Services): void {
  app.shortcut<MessageShortcut>(
    { callback_id: 'estimate_from_message', type: 'message_action' },
    async ({ ack, shortcut, client, respond }) => {
      await ack()
      const { message, channel, user, trigger_id: trigger } = shortcut
      const root: unknown = message['thread_ts']
      const thread = typeof root === 'string' ? root : message.ts
      const place = { client, channel: channel.id, user: user.id, thread, respond }
      const setting = await settingIn(channel.id, client, services)
      const { answer: read } = await services.think('read', message.text ?? '', 'message', setting)
      if ('problem' in read) return askForTheRest(read, place, trigger, services)
      const { scenario, policy } = read
      const said = await consult(services, 'message-shortcut', 'startFrom', scenario, policy, setting)
      const shown =
        said.kind === 'plan' || said.kind === 'no plan'
          ? { ...said, message: withReadWords(said.message, usedIn(read)) }
          : said
      await giveSaid({ said: shown, place, rules: setting.rules }, services)
    },
  )
}

type Missing = Extract<Read, { problem: Problem }>

async function askForTheRest(read: Missing, place: Place, trigger: string, services: Services): Promise<void> {
  const { problem } = read
  if (problem.kind === 'nothing' || problem.kind === 'help') {
    const said = `${problem.message} To describe a run in a form, use the shortcut “New GPU cost estimate”.`
    return void (await tellAsker(words(said), place, services))
  }
  const found = partOf(read)
  const note = [readWords(usedIn(read)), problem.message].filter((part) => part !== '').join('. ')
  const memo = memoText(
    { channel: place.channel, ...(place.thread === undefined ? {} : { root: place.thread }) },
    found,
  )
  const view = services.desk.form({ kind: 'new', scenario: found, memo, note, place: null }, services.today())
  await openWindow(view, trigger, place, services)
}

const usedIn = (read: Read): readonly string[] => ('used' in read ? read.used.map(({ words: used }) => used) : [])

const partOf = (read: Missing): Scenario | null => ('part' in read ? (read.part ?? null) : null)
