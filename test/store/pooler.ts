/** Stands where PgBouncer stands, and refuses what it refuses at first: settings in the first message of a connection. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** PostgreSQL's length-prefixed error, as PgBouncer words it. */
function refusal(parameter: string): Buffer {
  const fields = ['SFATAL', 'C08P01', `Munsupported startup parameter: ${parameter}`]
    .map((field) => `${field}\0`)
    .join('')
  const body = Buffer.from(`${fields}\0`)
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from('E'), length, body])
}

export type Pooler = { readonly port: number; readonly close: () => Promise<void> }

/** In front of the server at that port of this machine. */
export async function startPooler(serverPort: number, refused: readonly string[]): Promise<Pooler> {
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    sockets.add(client)
    client.on('error', () => undefined)
    client.once('data', (first) => {
      const parameter = refused.find((name) => first.includes(`\0${name}\0`))
      if (parameter !== undefined) {
        client.end(refusal(parameter))
        return
      }
      const upstream = connect(serverPort, '127.0.0.1')
      sockets.add(upstream)
      upstream.on('error', () => client.destroy())
      upstream.write(first)
      client.pipe(upstream).pipe(client)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
