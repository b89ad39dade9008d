/** Slack's own framework behind the local Slack, in place of our app: it notes what reaches it. */
import { App, HTTPReceiver, LogLevel, type ViewResponseAction, type ViewSubmitAction } from '@slack/bolt'
import { onTestFinished } from 'vitest'
import { createRequestSender } from '../../src/sandbox/delivery/request-sender.ts'
import { type RunningLocalSlack, openLocalSlack } from './running-local-slack.ts'

export type BoltApp = RunningLocalSlack & {
  /** What reached a listener, in order: `command /gpucost`, `event message`, … */
  readonly received: readonly string[]
  /** Where the receiver listens. */
  readonly address: string
  /** How submissions are acknowledged from now on. */
  readonly acknowledgeWith: (answer?: ViewResponseAction) => void
  /** Does as the page does, as that person. */
  readonly perform: (action: object, as?: string) => Promise<unknown>
}

/** Ends with the test. */
export async function openBoltApp(): Promise<BoltApp> {
  const local = await openLocalSlack()
  const { slack, origin } = local
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logLevel: LogLevel.ERROR })
  const app = new App({
    receiver,
    token: slack.botToken,
    clientOptions: { slackApiUrl: `${origin}/api/` },
    ignoreSelf: false,
    logLevel: LogLevel.ERROR,
  })
  const received: string[] = []
  const anything = /.*/
  let acknowledgement: ViewResponseAction | undefined
  app.command(anything, async ({ command, ack }) => {
    received.push(`command ${command.command} ${command.text}`)
    await ack()
  })
  app.shortcut(anything, async ({ shortcut, ack }) => {
    received.push(`${shortcut.type} ${shortcut.callback_id}`)
    await ack()
  })
  app.action(anything, async ({ body, action, ack }) => {
    received.push(`${body.type} ${'action_id' in action ? action.action_id : ''}`)
    await ack()
  })
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: anything }, async ({ body, view, ack }) => {
    received.push(`${body.type} ${view.callback_id}`)
    await ack(acknowledgement)
  })
  app.event(anything, async ({ event }) => {
    received.push(`event ${event.type}${'subtype' in event && event.subtype ? ` ${event.subtype}` : ''}`)
  })
  const server = await receiver.start({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    await receiver.stop()
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the receiver has no port')
  const address = `http://127.0.0.1:${bound.port}`
  slack.connectApp(createRequestSender(address, slack.signingSecret))
  return {
    ...local,
    received,
    address,
    acknowledgeWith: (nextAcknowledgement) => {
      acknowledgement = nextAcknowledgement
    },
    perform: async (action, as = 'U0ANN') => {
      const response = await fetch(`${local.address}act?as=${as}`, { method: 'POST', body: JSON.stringify(action) })
      return response.json()
    },
  }
}
