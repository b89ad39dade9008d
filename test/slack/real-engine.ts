/** The corridor over the bundled data, for tests in which answers are the point. Made once for a worker. */
import { sharedApp } from '../shared-app.ts'
import type { SlackDependencies } from '../../src/slack/services.ts'

let made: SlackDependencies | undefined

export const realDependencies = (): SlackDependencies => (made ??= sharedApp().slack())
