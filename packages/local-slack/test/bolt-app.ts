/** Slack's own framework behind the local Slack: an app that records what reaches it. */
import {
  App,
  HTTPReceiver,
  LogLevel,
  SocketModeReceiver,
  type ViewResponseAction,
  type ViewSubmitAction,
} from '@slack/bolt'
import { onTestFinished } from 'vitest'
import { createHttpSender } from '../src/delivery/request-sender.ts'
import { ann, type DemoSlack, silentLogger, startDemoSlack } from './demo-slack.ts'

export type BoltApp = DemoSlack & {
  /** What reached a listener, in order: `command /demo`, `event message`, … */
  readonly received: readonly string[]
  /** How submissions are acknowledged from now on. */
  readonly acknowledgeWith: (answer?: ViewResponseAction) => void
  /** Does what the page does, as that user. */
  readonly perform: (action: object, as?: string) => Promise<unknown>
  /** Where the receiver listens; null: over Socket Mode. */
  readonly address: string | null
}

/** Ends with the test. */
export async function startBoltApp(transport: 'http' | 'socket' = 'http'): Promise<BoltApp> {
  const demo = await startDemoSlack()
  const { slack } = demo
  const clientOptions = { slackApiUrl: slack.apiUrl }
  const http = new HTTPReceiver({ signingSecret: slack.signingSecret, logLevel: LogLevel.ERROR })
  const socket = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: silentLogger,
    // Milliseconds after which a lost connection is opened again.
    clientPingTimeout: 300,
    installerOptions: { clientOptions },
  })
  const receiver = transport === 'http' ? http : socket
  const app = new App({ receiver, token: slack.botToken, clientOptions, ignoreSelf: false, logLevel: LogLevel.ERROR })
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
  app.event(anything, async ({ event, context: { retryNum, retryReason } }) => {
    const subtype = 'subtype' in event && event.subtype ? ` ${event.subtype}` : ''
    received.push(`event ${event.type}${subtype}${retryNum === undefined ? '' : ` retry ${retryNum} ${retryReason}`}`)
  })
  let address: string | null = null
  if (transport === 'http') {
    const bound = (await http.start({ port: 0, host: '127.0.0.1' })).address()
    if (bound === null || typeof bound === 'string') throw new Error('the receiver has no port')
    address = `http://127.0.0.1:${bound.port}`
    slack.connectApp(createHttpSender(address, slack.signingSecret))
  } else {
    await socket.start()
    await slack.socket.greeted(1)
    slack.connectApp(slack.socket.sender)
  }
  onTestFinished(async () => {
    await receiver.stop()
  })
  return {
    ...demo,
    received,
    address,
    acknowledgeWith: (nextAcknowledgement) => {
      acknowledgement = nextAcknowledgement
    },
    perform: async (action, as = ann) => {
      const response = await fetch(`${slack.pageUrl}act?as=${as}`, { method: 'POST', body: JSON.stringify(action) })
      return response.json()
    },
  }
}
