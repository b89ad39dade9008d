/** A plan as a task of dstack. Fields and rules: test/export/schemas/dstack.json. */
import { GIB } from '../catalog/units.ts'
import type { ExportFacts } from '../catalog/export-facts.ts'
import { dataFilesOf, type ExportFile, hashComment, headerLines } from './export-file.ts'
import type { LaunchedTrainer } from './exporter.ts'
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
import type { RunSettings } from './run-settings.ts'
import { yamlText } from './yaml-text.ts'

/** `install` and `command` are those of the trainer, whose `files` lie beside the task. */
export function dstackFile(settings: RunSettings, trainer: LaunchedTrainer, facts: ExportFacts): ExportFile {
  const name = 'task.dstack.yml'
  const names = launcherNamesOf(settings, 'dstack', facts)
  // A volume is of one machine.
  const isKept = settings.pricing === 'spot' && settings.nodes === 1
  const volume = `${settings.name}-outputs`
  const startsAnew = trainer.startsAnew || !isKept
  const memory = `${Math.floor(settings.gpu.usableMemory.base / GIB)}GB..`
  const content = yamlText(
    hashComment([
      ...headerLines(settings, 'dstack task', `dstack apply -f ${name}`, { launches: true, startsAnew }),
      ...trainer.notes,
      ...(isKept
        ? [`First make the volume ${volume} of ${settings.diskGB} GB where you rent: it outlives the machine.`]
        : []),
      capSentence(settings),
      ...(names.provider === null ? [placeSentence(settings, 'dstack', 'backend', 'an SSH fleet')] : []),
    ]),
    {
      type: 'task',
      name: settings.name,
      python: '3.12',
      nvcc: true,
      ...(settings.nodes > 1 ? { nodes: settings.nodes } : {}),
      files: [...dataFilesOf(trainer.files), ...trainer.files.map((file) => file.name)],
      env: ['HF_TOKEN'],
      ...(isKept ? { volumes: [{ name: volume, path: keptFolder }] } : {}),
      commands: [
        trainer.install,
        ...keptLines(isKept),
        ...meetingLines(settings, '$DSTACK_MASTER_NODE_IP', '$DSTACK_NODE_RANK'),
        trainer.command,
      ],
      resources: {
        gpu: {
          vendor: settings.gpu.vendor,
          ...(names.gpu === null ? {} : { name: [names.gpu] }),
          memory,
          count: settings.gpusPerNode,
        },
        memory: `${settings.hostMemoryGBPerNode}GB..`,
        disk: `${settings.diskGB}GB..`,
        shm_size: '16GB',
      },
      ...(names.provider === null ? {} : { backends: [names.provider] }),
      spot_policy: settings.pricing === 'spot' ? 'spot' : 'on-demand',
      ...(settings.provider === null ? {} : { max_price: hourlyCap(settings) }),
      max_duration: `${hoursCap(settings)}h`,
      ...(settings.pricing === 'spot' ? { retry: { on_events: ['no-capacity', 'interruption'], duration: '1d' } } : {}),
    },
  )
  return { name, content }
}
