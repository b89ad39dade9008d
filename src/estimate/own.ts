/** What marks a team's own measurements among the published ones. */
import { cellOf } from './place.ts'
import type { Run } from './run.ts'

const OWN = 'own measurement'

/** The id of a team's measurement as a point of a survey. */
export const ownId = (id: string): string => `${OWN} ${id}`
export const isOwn = (id: string): boolean => id.startsWith(OWN)

/** Where a run of the team lies; `model` as the catalog or the team calls it. */
export const ownOrigin = (model: string, { hardware, method }: Run) => ({
  source: OWN,
  cell: cellOf(OWN, model, hardware.id, method),
  isOwn: true,
})
