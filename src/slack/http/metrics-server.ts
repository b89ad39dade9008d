/** Metrics at an address of their own, so that whoever reaches the port of Slack does not reach them. */
import { StartupError } from '../startup-error.ts'
import type { Services } from '../services.ts'
import { metricsRoute } from './health-routes.ts'
import { addressOf, createRouteServer, startListening } from './route-server.ts'

export type MetricsServer = { readonly address: string; readonly close: () => void }

/** Throws `StartupError` where the address cannot be listened at. */
export async function openMetricsServer(
  listening: { readonly host?: string; readonly port: number },
  services: Pick<Services, 'metrics' | 'log'>,
): Promise<MetricsServer> {
  const server = createRouteServer([metricsRoute(services)])
  try {
    await startListening(server, listening)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new StartupError(`METRICS_ADDRESS cannot be listened at${code}: set it to another host and port.`, {
      cause: error,
    })
  }
  return {
    address: addressOf(server),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
