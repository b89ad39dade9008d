/** Tells a page what happens, as server-sent events: everything first, then each change that its person can see. */
import type { ServerResponse } from 'node:http'
import type { LocalSlack } from './local-slack.ts'
import { channelsFor, homeFor, isSeen, shownExchange, shownTo, snapshotFor, windowsFor } from './show.ts'
import type { Told } from './shown.ts'
import type { Change } from './workspace.ts'

/** Milliseconds between signs of life, so that nothing in between takes the connection for dead. */
const heartbeat = 20_000

export function streamTo(user: string, response: ServerResponse, slack: LocalSlack): void {
  const { space, traffic } = slack
  const tell = (told: Told) => response.write(`data: ${JSON.stringify(told)}\n\n`)
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  tell({ is: 'everything', snapshot: snapshotFor(user, slack) })
  const stops = [
    space.listen((change) => {
      const told = toldOf(change, user, slack)
      if (told !== null) tell(told)
    }),
    traffic.listen((exchange) => tell({ is: 'exchange', exchange: shownExchange(exchange) })),
  ]
  const timer = setInterval(() => response.write(': still here\n\n'), heartbeat)
  response.on('close', () => {
    clearInterval(timer)
    for (const stop of stops) stop()
  })
}

function toldOf(change: Change, user: string, { space }: LocalSlack): Told | null {
  switch (change.is) {
    case 'message':
      return isSeen(change.message, user, space)
        ? { is: 'message', message: shownTo(user, change.message, space) }
        : null
    case 'removed':
      return { is: 'removed', channel: change.message.channel, ts: change.message.ts }
    case 'windows':
      return change.user === user ? { is: 'windows', windows: windowsFor(user, space) } : null
    case 'home':
      return change.user === user ? { is: 'home', home: homeFor(user, space) } : null
    case 'channels':
      return { is: 'channels', channels: channelsFor(user, space) }
    case 'read':
      return change.user === user ? { is: 'read', read: Object.fromEntries(space.read.get(user) ?? []) } : null
  }
}
