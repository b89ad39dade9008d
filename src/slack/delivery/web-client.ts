/** How the Web API is called: through one `fetch` that knows whom to keep waiting, and without tries of the library's own. */
import type { WebClientOptions } from '@slack/web-api'
import type { Settings } from '../../settings.ts'
import { type FetchFunction, slackFetch } from './web-fetch.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { Tracing } from '../observability/tracing.ts'

/** As good as none: the library's own limit of 100 calls would make one that waits for Slack keep others waiting. */
const maxConcurrency = 10_000

export type ClientOptions = () => WebClientOptions

/** Makes a fresh object each time: Bolt and its Socket Mode client write into what they are given. */
export function clientOptionsFor(
  { SLACK_API_URL }: Pick<Settings, 'SLACK_API_URL'>,
  { metrics, tracing }: { readonly metrics: Metrics; readonly tracing: Tracing },
): ClientOptions {
  const fetch: FetchFunction = slackFetch(
    SLACK_API_URL,
    (method, milliseconds) => metrics.waited(method, milliseconds / 1000),
    tracing,
  )
  return () => ({
    slackApiUrl: SLACK_API_URL,
    fetch,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // Posts wait for their channel before they come here, and a window must never wait for a post.
    maxRequestConcurrency: maxConcurrency,
  })
}
