/** `gpucost measure FILE "the job"`: what a run's own record says, set beside the plan that it ran. */
import { GIB } from '../catalog/units.ts'
import { existsSync } from 'node:fs'
import { readRunFile } from '../conversation/run-file.ts'
import type { RunRecords } from '../dataset/record-tally.ts'
import { openDatasetFile, UnreadableDataset } from '../dataset/dataset-file.ts'
import { runFileLine } from '../presentation/content/messages/run-file-line.ts'
import { terminalMessage } from '../presentation/terminal/terminal-message.ts'
import type { Problem } from '../scenario/problem.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { commandContext } from './job-answer.ts'
import { printProblem, type Verb, type VerbOutput } from './verb.ts'

/** Speed, memory and loss as the file says them; with the words of the job also how far the plan was off. */
export function measureVerb({ engine }: Pick<CliDependencies, 'engine'>): Verb {
  return {
    summary:
      'a run’s own record (HF, torchtitan, Axolotl, LLaMA-Factory, W&B: JSON, JSON lines, CSV, log) beside its plan',
    examples: [
      'measure trainer_state.json',
      'measure wandb-summary.json "llama 3.1 8b lora 50M tokens on 8 h100"',
      'measure trainer_log.jsonl "8b qlora 20M tokens on a 4090" --json',
    ],
    takes: 'turns',
    isSingle: true,
    run: async ({ text: path, turns }, today) => {
      if (!existsSync(path)) return printProblem(fileProblem(`There is no file ${path}.`, path))
      try {
        const records = await readRunFile(await openDatasetFile(path))
        const words = turns.join(' ')
        return words === '' ? recordsOutput(path, records) : beside(path, records, words, today)
      } catch (error) {
        if (error instanceof UnreadableDataset) return printProblem(fileProblem(error.message, path))
        throw error
      }
    },
  }

  function beside(path: string, records: RunRecords, words: string, today: string): VerbOutput {
    const context = commandContext(today)
    const planned = engine().handle({ kind: 'job', text: words, inputKind: 'command' }, context)
    if (planned.kind !== 'plan') {
      if (planned.kind === 'problem' || planned.kind === 'infeasible')
        return { ...printProblem(planned.problem), text: (terminal) => terminalMessage(planned.content, terminal) }
      throw new Error(`a job was answered with "${planned.kind}"`)
    }
    const outcome = engine().handle({ kind: 'measured', records, thread: planned.thread }, context)
    if (outcome.kind === 'problem')
      return { ...printProblem(outcome.problem), text: (terminal) => terminalMessage(outcome.content, terminal) }
    if (outcome.kind !== 'report') throw new Error(`a measurement was answered with "${outcome.kind}"`)
    const { measurement } = outcome
    return {
      json: {
        ...documentOf(records),
        measurement: measurement && {
          tokensPerSecondPerGpu: measurement.tokensPerSecondPerGpu,
          peakMemoryGiB: measurement.peak === null ? null : measurement.peak.bytes / GIB,
        },
        expected: outcome.answer.recommendation.best,
      },
      text: (terminal) => `${runFileLine(path, records)}\n${terminalMessage(outcome.content, terminal)}`,
      status: 0,
    }
  }
}

const recordsOutput = (path: string, records: RunRecords): VerbOutput => ({
  json: documentOf(records),
  text: () =>
    [runFileLine(path, records), `Next: gpucost measure ${path} "the job as you would ask for it"`].join('\n'),
  status: 0,
})

/** Null: the file does not say. */
function documentOf({ metrics, gpuCount, tokens, steps, hours }: RunRecords) {
  const { from, perGpu, tokensPerSecond, secondsPerStep, samplesPerSecond, globalBatch, peak } = metrics
  return {
    measured: {
      from,
      tokensPerSecond: tokensPerSecond ?? null,
      perGpu,
      secondsPerStep: secondsPerStep ?? null,
      samplesPerSecond: samplesPerSecond ?? null,
      globalBatch: globalBatch ?? null,
      peakMemoryGiB: peak === undefined ? null : peak.bytes / GIB,
      memoryMetric: peak?.metric ?? null,
      gpuCount,
      tokens,
      steps,
      hours,
    },
  }
}

const fileProblem = (message: string, path: string): Problem => ({
  kind: 'bad-value',
  message,
  terms: [path],
  suggestions: ['gpucost measure trainer_state.json'],
})
