/** A server of our own routes, beside the one that Slack calls: health in Socket Mode, metrics at their own address. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo, ListenOptions } from 'node:net'
import type { HttpRoute } from './health-routes.ts'

/** A server of the routes, which does not listen yet. */
export function createRouteServer(routes: readonly HttpRoute[]): Server {
  return createServer((request, response) => {
    const path = request.url?.split('?')[0]
    const route = routes.find((route) => route.path === path && route.method.includes(request.method ?? ''))
    if (route === undefined) response.writeHead(404).end()
    else route.handler(request, response)
  })
}

/** Rejects where the port is taken. */
export async function startListening(server: Server, options: ListenOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options, resolve)
  })
}

/** The address that a server listens on. Throws where it does not. */
export function addressOf(server: { address: () => AddressInfo | string | null }): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return `http://localhost:${address.port}`
}
