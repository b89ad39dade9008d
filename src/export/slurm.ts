/** A plan as a batch script of Slurm. Options: test/export/schemas/slurm.json. */
import { type ExportFile, hashComment, headerLines } from './export-file.ts'
import type { LaunchedTrainer } from './exporter.ts'
import { hoursCap } from './launcher-names.ts'
import type { RunSettings } from './run-settings.ts'

/** Hours as Slurm writes a limit: D-HH:MM:SS. */
function timeLimit(hours: number): string {
  const days = Math.floor(hours / 24)
  return `${days > 0 ? `${days}-` : ''}${String(hours % 24).padStart(2, '0')}:00:00`
}

/** `command` is that of the trainer, whose files lie beside the script. */
export function slurmFile(settings: RunSettings, { command, startsAnew, notes }: LaunchedTrainer): ExportFile {
  const name = 'run.sbatch'
  const options = {
    'job-name': settings.name,
    nodes: settings.nodes,
    'ntasks-per-node': 1,
    'gpus-per-node': settings.gpusPerNode,
    'cpus-per-task': settings.cpusPerNode,
    mem: `${settings.hostMemoryGBPerNode}G`,
    time: timeLimit(hoursCap(settings)),
    output: '%x-%j.out',
  }
  const lines = Object.entries(options).map(([key, value]) => `#SBATCH --${key}=${value}`)
  // What trainers that start by torchrun or accelerate read to find each other.
  const meeting =
    settings.nodes > 1
      ? 'export MASTER_ADDR="$(scontrol show hostnames "$SLURM_JOB_NODELIST" | head -n 1)" MASTER_PORT=29500\n'
      : ''
  const header = [
    ...headerLines(settings, 'Slurm batch script', `sbatch ${name}`, { launches: true, startsAnew }),
    ...notes,
    'Add --account and --partition where your site wants them.',
  ]
  const content = `#!/bin/bash
${lines.join('\n')}
${hashComment(header)}
set -euo pipefail
${meeting}srun --cpus-per-task="$SLURM_CPUS_PER_TASK" ${settings.nodes > 1 ? `bash -c 'export NODE_RANK="$SLURM_NODEID"; ${command}'` : command}
`
  return { name, content }
}
