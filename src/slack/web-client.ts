/** How the Web API is called: with a limit on time and tries, which the library leaves open. */
import type { WebClientOptions } from '@slack/web-api'
import type { Settings } from '../settings.ts'

/** Longest wait for one call, in milliseconds. */
const patience = 10_000

/** A fresh object each time: Bolt and its Socket Mode client write into what they are given. */
export function webClientOptions(settings: Pick<Settings, 'SLACK_API_URL'>): WebClientOptions {
  return {
    slackApiUrl: settings.SLACK_API_URL,
    timeout: patience,
    retryConfig: { retries: 3, factor: 2, minTimeout: 250, maxTimeout: 2000, randomize: true },
    // Response addresses are called through the same function, and have no limit of their own.
    fetch: (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(patience) }),
  }
}
