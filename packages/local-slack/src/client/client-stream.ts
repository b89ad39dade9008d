/** Server-sent events for one page: a snapshot, then every change that its user can see. */
import type { ServerResponse } from 'node:http'
import type { LocalSlack } from '../local-slack.ts'
import type { WorkspaceChange } from '../workspace/workspace.ts'
import type { ClientUpdate } from './client-protocol.ts'
import {
  channelsFor,
  clientExchange,
  clientMessage,
  homeFor,
  isVisibleTo,
  modalsFor,
  snapshotFor,
} from './client-snapshot.ts'

/** Milliseconds between comments that keep the connection open. */
const heartbeat = 20_000

/** Answers the request with an event stream that ends when the page closes it. */
export function streamUpdates(user: string, response: ServerResponse, slack: LocalSlack): void {
  const { workspace, exchanges } = slack
  const send = (update: ClientUpdate) => response.write(`data: ${JSON.stringify(update)}\n\n`)
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  send({ is: 'snapshot', snapshot: snapshotFor(user, slack) })
  const unsubscribes = [
    workspace.subscribe((change) => {
      const update = updateFor(change, user, slack)
      if (update !== null) send(update)
    }),
    exchanges.subscribe((exchange) => send({ is: 'exchange', exchange: clientExchange(exchange) })),
  ]
  const timer = setInterval(() => response.write(': heartbeat\n\n'), heartbeat)
  response.on('close', () => {
    clearInterval(timer)
    for (const unsubscribe of unsubscribes) unsubscribe()
  })
}

function updateFor(change: WorkspaceChange, user: string, { workspace }: LocalSlack): ClientUpdate | null {
  switch (change.is) {
    case 'message':
      return isVisibleTo(change.message, user, workspace)
        ? { is: 'message', message: clientMessage(user, change.message, workspace) }
        : null
    case 'removed':
      return { is: 'removed', channel: change.message.channel, ts: change.message.ts }
    case 'modals':
      return change.user === user ? { is: 'modals', modals: modalsFor(user, workspace) } : null
    case 'home':
      return change.user === user ? { is: 'home', home: homeFor(user, workspace) } : null
    case 'channels':
      return { is: 'channels', channels: channelsFor(user, workspace) }
    case 'read':
      return change.user === user
        ? { is: 'read', readMarkers: Object.fromEntries(workspace.readMarkers.get(user) ?? []) }
        : null
  }
}
