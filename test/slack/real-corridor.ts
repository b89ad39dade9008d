/** The corridor over the bundled data, for tests in which answers are the point. Made once for a worker. */
import { compose } from '../../src/compose.ts'
import type { Corridor } from '../../src/slack/services.ts'

let made: Corridor | undefined

export const realCorridor = (): Corridor => (made ??= compose().slack())
