/** A plan as a task of dstack. Fields and rules: test/export/schemas/dstack.json. */
import { GIB } from '../catalog/units.ts'
import type { ExportFacts } from '../catalog/export-facts.ts'
import { type ExportFile, hashComment, headerLines } from './export-file.ts'
import { capSentence, hourlyCap, hoursCap, launcherNamesOf, meetingLines, placeSentence } from './launcher-names.ts'
import type { RunSettings } from './run-settings.ts'
import { yamlText } from './yaml-text.ts'

/** `install` and `command` are those of the trainer, whose `files` lie beside the task. */
export function dstackFile(
  settings: RunSettings,
  trainer: { readonly install: string; readonly command: string; readonly files: readonly ExportFile[] },
  facts: ExportFacts,
): ExportFile {
  const name = 'task.dstack.yml'
  const names = launcherNamesOf(settings, 'dstack', facts)
  const memory = `${Math.floor(settings.gpu.usableMemory.base / GIB)}GB..`
  const content = yamlText(
    hashComment([
      ...headerLines(settings, 'dstack task', `dstack apply -f ${name}`),
      capSentence(settings),
      ...(names.provider === null ? [placeSentence(settings, 'dstack', 'backend', 'an SSH fleet')] : []),
    ]),
    {
      type: 'task',
      name: settings.name,
      python: '3.12',
      nvcc: true,
      ...(settings.nodes > 1 ? { nodes: settings.nodes } : {}),
      files: ['train.jsonl', ...trainer.files.map((file) => file.name)],
      env: ['HF_TOKEN'],
      commands: [
        trainer.install,
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
