/** The server as one file of JavaScript, and the two threads that it starts as one each. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleEntry, type BundleOptions } from './bundle-entry.ts'

/** Loaded when they are needed, from the packages installed beside it: PostgreSQL, traces, pictures, the local Slack. */
const external = [
  'pg',
  'pg-native',
  /^@opentelemetry\//,
  'vega',
  'vega-lite',
  /^@resvg\//,
  /^local-slack(?:$|\/(?!block-kit))/,
]

const options: BundleOptions = {
  external,
  leftOut: ['article'],
  // Both stand beside the bundle.
  rewrites: {
    'slack/worker/answer-worker.ts': ['../../../bin/worker.mjs', './worker.mjs'],
    'slack/files/count-thread.ts': ['../../../bin/count.mjs', './count.mjs'],
  },
}

const entries = { 'server.mjs': 'main.ts', 'worker.mjs': 'worker-main.ts', 'count.mjs': 'count-main.ts' } as const

/** Makes `folder` anew: node --max-semi-space-size=8 server.mjs starts it. */
export async function writeServerBundle(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, entry] of Object.entries(entries))
    writeFileSync(join(folder, name), await bundleEntry(entry, options))
}
