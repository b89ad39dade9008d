/** The files of a plan for a tool that was asked for. */
import type { ExportFacts } from '../catalog/export-facts.ts'
import { type ExportTarget, isTrainer, type TrainerName, trainerNames } from '../catalog/export-target.ts'
import type { Problem } from '../scenario/problem.ts'
import { axolotl } from './axolotl.ts'
import { dstackFile } from './dstack.ts'
import type { ExportFile } from './export-file.ts'
import type { Exporter } from './exporter.ts'
import { llamaFactory } from './llama-factory.ts'
import { msSwift } from './ms-swift.ts'
import { nemo } from './nemo.ts'
import { probeFile, shortened } from './probe.ts'
import type { RunSettings } from './run-settings.ts'
import { skypilotFile } from './skypilot.ts'
import { slurmFile } from './slurm.ts'
import { torchtitan } from './torchtitan.ts'
import { trl } from './trl.ts'
import { unsloth } from './unsloth.ts'
import { verl } from './verl.ts'

const trainers: Readonly<Record<TrainerName, Exporter>> = {
  axolotl,
  trl,
  'llama-factory': llamaFactory,
  'ms-swift': msSwift,
  unsloth,
  torchtitan,
  nemo,
  verl,
}

/** The trainer whose stack a plan is estimated with; null where it has no exporter. */
export const trainerOfStack = (stack: string, { tools }: ExportFacts): TrainerName | null =>
  trainerNames.find((name) => tools[name]?.stacks.includes(stack) === true) ?? null

/** Catalog ids of stacks whose estimate holds for a trainer, the preferred one first. */
export const stacksOfTrainer = (name: TrainerName, { tools }: ExportFacts): readonly string[] =>
  tools[name]?.stacks ?? []

type RunExport = { readonly files: readonly ExportFile[] } | { readonly problem: Problem }

/**
 * The files of `target` for a plan. A launcher's come with those of the plan's own trainer. A plan that the trainer
 * cannot run is a problem.
 */
export function exportRun(settings: RunSettings, target: ExportTarget, facts: ExportFacts): RunExport {
  const trainerName = isTrainer(target) ? target : trainerFor(settings, facts)
  if (trainerName === null) return noTrainerProblem(settings, facts)
  const trainer = trainers[trainerName]
  const tool = facts.tools[trainerName]
  if (tool === undefined) throw new Error(`data/export/tools.json lacks ${trainerName}`)
  const unsupported = trainer.unsupported(settings)
  if (unsupported !== null) return exportProblem(`${tool.name} cannot ${unsupported.reason}.`, tool.name)
  const own = target === 'probe' ? shortened(settings) : settings
  const run = trainer.isScript === true ? [] : [runScript(trainer.command(own), tool, installOf(settings, tool))]
  const files = [...trainer.files(own), ...run]
  const command = run[0] === undefined ? trainer.command(own) : `bash ${run[0].name}`
  if (isTrainer(target)) return { files }
  const { stepLine } = tool
  const launch = {
    install: installOf(settings, tool),
    command,
    files,
    startsAnew: trainer.startsAnew?.(settings) ?? false,
    notes: standInNotes(settings, trainerName, facts),
  }
  const launched = {
    skypilot: () => skypilotFile(settings, launch, facts),
    dstack: () => dstackFile(settings, launch, facts),
    slurm: () => slurmFile(settings, launch),
    probe: () => probeFile(settings, command, stepLine),
  }[target]()
  return { files: [launched, ...files] }
}

type Tool = ExportFacts['tools'][string]

/** What is installed: generating answers takes more. */
const installOf = ({ rollout }: RunSettings, { install, rolloutInstall }: Tool): string =>
  rollout === null ? install : (rolloutInstall ?? install)

/** What starts a trainer that reads its settings from a file. */
function runScript(command: string, { name, version }: Tool, install: string): ExportFile {
  const content = `#!/usr/bin/env bash
# Starts ${name} (${version} or later: ${install}).
set -euo pipefail
${command}
`
  return { name: 'run.sh', content }
}

/** That another trainer runs the plan than the one it was made for. */
function standInNotes(settings: RunSettings, trainer: TrainerName, facts: ExportFacts): readonly string[] {
  const own = trainerOfStack(settings.stack, facts)
  const nameOf = (name: TrainerName): string => facts.tools[name]?.name ?? name
  return own === null || own === trainer
    ? []
    : [`The estimate is of ${nameOf(own)}, whose file reads a dataset of its own; ${nameOf(trainer)} reads yours.`]
}

/**
 * The plan's own trainer where it can run the plan, or one that reads the asker's data where that one does not; null
 * where no file is written for that one.
 */
function trainerFor(settings: RunSettings, facts: ExportFacts): TrainerName | null {
  const own = trainerOfStack(settings.stack, facts)
  if (own !== null && trainers[own].standInData === true && settings.task === 'sft') {
    const reading = (['axolotl', 'trl'] as const).find((name) => trainers[name].unsupported(settings) === null)
    if (reading !== undefined) return reading
  }
  return own !== null && trainers[own].unsupported(settings) === null ? own : null
}

/** What the plan's own trainer cannot do, or that there are no files for it at all. */
function noTrainerProblem(settings: RunSettings, facts: ExportFacts): { readonly problem: Problem } {
  const own = trainerOfStack(settings.stack, facts)
  const reason = own === null ? null : trainers[own].unsupported(settings)
  const message =
    own === null || reason === null
      ? `No files are written for ${settings.stack}; there are ${trainerNames.join(', ')}.`
      : `${facts.tools[own]?.name ?? own} cannot ${reason.reason}.`
  return exportProblem(message, settings.stack)
}

const exportProblem = (message: string, term: string): { readonly problem: Problem } => ({
  problem: { kind: 'bad-value', message, terms: [term], suggestions: [] },
})
