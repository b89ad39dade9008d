/** GPUs and providers in the words of a launcher. */
import type { ExportFacts } from '../catalog/export-facts.ts'
import type { RunSettings } from './run-settings.ts'

export type Launcher = 'skypilot' | 'dstack'

/** Names in the launcher's own catalog; null where we know of none. */
export function launcherNamesOf({ gpu, provider }: RunSettings, launcher: Launcher, { launcherNames }: ExportFacts) {
  return {
    gpu: launcherNames.gpus[gpu.id]?.[launcher] ?? null,
    provider: provider === null ? null : (launcherNames.providers[provider.id]?.[launcher] ?? null),
  }
}

/** Dollars an hour for one machine at the high end of today's price, in whole cents. */
export const hourlyCap = ({ usdPerGpuHour, gpusPerNode }: RunSettings): number =>
  Math.ceil(usdPerGpuHour.high * gpusPerNode * 100) / 100

/** Whole hours that the run may take: the high end of its range. */
export const hoursCap = ({ hours }: RunSettings): number => Math.max(1, Math.ceil(hours.p90))

/** Lines of shell that tell each machine the address of the first and its own rank; none of one machine. */
export const meetingLines = ({ nodes }: RunSettings, address: string, rank: string): readonly string[] =>
  nodes > 1 ? [`export MASTER_ADDR="${address}" MASTER_PORT=29500 NODE_RANK="${rank}"`] : []

/** Where a machine on spot keeps its checkpoints, so that the next one finds them. */
export const keptFolder = '/outputs'

/** Makes the folder that trainers write to that of `keptFolder`; fails where the asker brought one of the same name. */
export const keptLines = (isKept: boolean): readonly string[] => (isKept ? [`ln -sfnT ${keptFolder} outputs`] : [])

/** What the caps come to, for the one who approves it. */
export const capSentence = (settings: RunSettings): string =>
  settings.provider === null
    ? `Cap: ${hoursCap(settings)} h.`
    : `Caps: $${hourlyCap(settings)} an hour for one machine${settings.nodes > 1 ? ` (there are ${settings.nodes})` : ''} ` +
      `and ${hoursCap(settings)} h, ` +
      `$${Math.ceil(hourlyCap(settings) * settings.nodes * hoursCap(settings))} at most.`

/** Where the launcher looks for machines, where it does not know the plan's provider. */
export const placeSentence = ({ provider }: RunSettings, launcher: string, places: string, setting: string): string =>
  provider === null
    ? `Planned on servers of your own: name them to ${launcher} as ${setting}.`
    : `${launcher} is not known to rent at ${provider.name}: any ${places} may take it.`
