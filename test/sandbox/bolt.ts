/** Slack's own framework behind the local Slack, in place of our app: it notes what reaches it. */
import { App, HTTPReceiver, LogLevel, type ViewResponseAction, type ViewSubmitAction } from '@slack/bolt'
import { onTestFinished } from 'vitest'
import { courierTo } from '../../src/sandbox/courier.ts'
import { type Local, openLocal } from './local.ts'

export type Behind = Local & {
  /** What reached a listener, in order: `command /gpucost`, `event message`, … */
  readonly heard: readonly string[]
  /** Where the receiver listens. */
  readonly address: string
  /** How submissions are acknowledged from now on. */
  readonly answering: (answer?: ViewResponseAction) => void
  /** Does as the page does, as that person. */
  readonly wish: (wish: object, as?: string) => Promise<unknown>
}

/** Ends with the test. */
export async function openBehind(): Promise<Behind> {
  const local = await openLocal()
  const { slack, origin } = local
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logLevel: LogLevel.ERROR })
  const app = new App({
    receiver,
    token: slack.botToken,
    clientOptions: { slackApiUrl: `${origin}/api/` },
    ignoreSelf: false,
    logLevel: LogLevel.ERROR,
  })
  const heard: string[] = []
  const any = /.*/
  let answer: ViewResponseAction | undefined
  app.command(any, async ({ command, ack }) => {
    heard.push(`command ${command.command} ${command.text}`)
    await ack()
  })
  app.shortcut(any, async ({ shortcut, ack }) => {
    heard.push(`${shortcut.type} ${shortcut.callback_id}`)
    await ack()
  })
  app.action(any, async ({ body, action, ack }) => {
    heard.push(`${body.type} ${'action_id' in action ? action.action_id : ''}`)
    await ack()
  })
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: any }, async ({ body, view, ack }) => {
    heard.push(`${body.type} ${view.callback_id}`)
    await ack(answer)
  })
  app.event(any, async ({ event }) => {
    heard.push(`event ${event.type}${'subtype' in event && event.subtype ? ` ${event.subtype}` : ''}`)
  })
  const server = await receiver.start({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    await receiver.stop()
  })
  const place = server.address()
  if (place === null || typeof place === 'string') throw new Error('the receiver has no port')
  const address = `http://127.0.0.1:${place.port}`
  slack.connect(courierTo(address, slack.signingSecret))
  return {
    ...local,
    heard,
    address,
    answering: (next) => {
      answer = next
    },
    wish: async (wish, as = 'U0ANN') => {
      const response = await fetch(`${local.address}act?as=${as}`, { method: 'POST', body: JSON.stringify(wish) })
      return response.json()
    },
  }
}
