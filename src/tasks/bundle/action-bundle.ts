/** What the GitHub Action runs, as it is committed: the same of the same sources, so that CI sees whether it is fresh. */
import { join } from 'node:path'
import { bundleEntry } from './bundle-entry.ts'

export const actionBundlePath = join(import.meta.dirname, '../../../dist/action/index.mjs')

/** The text of the bundle; where it is written is the caller's business. */
export const actionBundle = (): Promise<string> => bundleEntry('action/main.ts')
