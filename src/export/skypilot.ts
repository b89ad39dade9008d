/** A plan as a task of SkyPilot. Fields and rules: test/export/schemas/skypilot.json. */
import type { ExportFacts } from '../catalog/export-facts.ts'
import { type ExportFile, hashComment, headerLines } from './export-file.ts'
import {
  capSentence,
  hourlyCap,
  hoursCap,
  keptFolder,
  keptLines,
  launcherNamesOf,
  meetingLines,
  placeSentence,
} from './launcher-names.ts'
import type { LaunchedTrainer } from './exporter.ts'
import type { RunSettings } from './run-settings.ts'
import { yamlText } from './yaml-text.ts'

/** `install` and `command` are those of the trainer, whose files lie beside the task. */
export function skypilotFile(
  settings: RunSettings,
  { install, command, startsAnew, notes }: LaunchedTrainer,
  facts: ExportFacts,
): ExportFile {
  const name = 'task.yaml'
  const names = launcherNamesOf(settings, 'skypilot', facts)
  // Only a managed job recovers from an interruption.
  const isSpot = settings.pricing === 'spot'
  const verb = isSpot ? 'sky jobs launch' : 'sky launch'
  const header = [
    ...headerLines(settings, 'SkyPilot task', `${verb} ${name} --secret HF_TOKEN`, { launches: true, startsAnew }),
    ...notes,
    ...(isSpot ? ['Name a bucket of yours in file_mounts: what outlives a machine is kept there.'] : []),
    capSentence(settings),
    ...(names.gpu === null
      ? [`SkyPilot’s name of the ${settings.gpu.name} is not known to us: check the accelerator.`]
      : []),
    ...(names.provider === null ? [placeSentence(settings, 'SkyPilot', 'cloud', 'infra')] : []),
  ]
  const content = yamlText(hashComment(header), {
    name: settings.name,
    workdir: '.',
    num_nodes: settings.nodes,
    resources: {
      ...(names.provider === null ? {} : { infra: names.provider }),
      accelerators: `${names.gpu ?? settings.gpu.name.replaceAll(' ', '-')}:${settings.gpusPerNode}`,
      use_spot: isSpot,
      ...(isSpot ? { job_recovery: { strategy: 'EAGER_NEXT_REGION' } } : {}),
      ...(settings.provider === null ? {} : { max_hourly_cost: hourlyCap(settings) }),
      disk_size: settings.diskGB,
      autostop: { idle_minutes: 10, down: true },
    },
    secrets: { HF_TOKEN: null },
    ...(isSpot ? { file_mounts: { [keptFolder]: { name: 'replace-with-your-bucket', mode: 'MOUNT_CACHED' } } } : {}),
    setup: `${install}\n`,
    // The file has no field for hours; the shell ends the run where the range ends.
    run: `${[
      ...keptLines(isSpot),
      ...meetingLines(settings, '$(echo "$SKYPILOT_NODE_IPS" | head -n 1)', '$SKYPILOT_NODE_RANK'),
      `timeout ${hoursCap(settings)}h ${command}`,
    ].join('\n')}\n`,
  })
  return { name, content }
}
