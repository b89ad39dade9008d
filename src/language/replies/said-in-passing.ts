/** Acts that say in passing how long, how often and on what the run is, and what no longer limits it, in the order in which they are tried. */
import { readLeftOut } from './left-out.ts'
import { readLiftedLimit } from './lifted-limits.ts'
import type { ReplyActReader } from './reply-candidate.ts'
import { readRunGrid } from './run-grid.ts'
import { readSeveralRuns } from './several-runs.ts'
import { readStatedPasses } from './stated-passes.ts'
import { readStatedWindow } from './stated-window.ts'

export const saidInPassing: readonly ReplyActReader[] = [
  { name: 'stated-window', read: readStatedWindow },
  { name: 'left-out', read: readLeftOut },
  { name: 'lifted-limit', read: readLiftedLimit },
  { name: 'stated-passes', read: readStatedPasses },
  { name: 'several-runs', read: readSeveralRuns },
  { name: 'run-grid', read: readRunGrid },
]
