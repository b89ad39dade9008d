/** Ids and origin of a team's own measurements among the published ones. */
import { cvGroupOf } from './features.ts'
import type { TrainingRun } from '../physics/training-run.ts'

const TEAM_SOURCE = 'own measurement'

/** The id of a team's measurement as a residual. */
export const teamMeasurementId = (id: string): string => `${TEAM_SOURCE} ${id}`

/** Whether the id of a measured run is one that a team made. */
export const isTeamMeasurement = (id: string): boolean => id.startsWith(TEAM_SOURCE)

/** Source and cross-validation group of a run of the team; `model` as the catalog or the team calls it. */
export const teamOrigin = (model: string, { hardware, method }: TrainingRun) => ({
  source: TEAM_SOURCE,
  cvGroup: cvGroupOf(TEAM_SOURCE, model, hardware.id, method),
  isTeamRun: true,
})
