/** What a row says of its rollouts: sequences of a step, the engine, and which GPUs write and which train. */
import * as z from 'zod'
import {
  type GenerationEngine,
  type RolloutFacts,
  type TrainingObjective,
  usualSamples,
} from '../catalog/training-objective.ts'
import type { RolloutEngine, RolloutJob } from './physics/rollout.ts'
import type { TrainingRun } from './physics/training-run.ts'
import type { ObjectiveLengths } from './objective-lengths.ts'
import type { ObjectiveConfig } from './residuals/objective-config.ts'
import { dataParallel } from './physics/training-run.ts'

export type RowRollout = {
  readonly job: RolloutJob
  readonly engine: RolloutEngine
  readonly isColocated: boolean
  readonly isAsynchronous: boolean
  readonly trainingGpus: number
}

/** null where the objective generates nothing. */
export function rolloutOf(
  config: ObjectiveConfig,
  run: TrainingRun,
  objective: TrainingObjective,
  lengths: ObjectiveLengths,
  facts: RolloutFacts,
): RowRollout | null {
  if (!objective.generates && config.generation == null) return null
  const said = config.generation ?? {}
  const ranks = dataParallel(run)
  const samplesPerPrompt = said.samplesPerPrompt ?? usualSamples(objective)
  const batch =
    config.globalBatch ?? (config.microBatch == null ? null : config.microBatch * (config.accumulation ?? 1) * ranks)
  const sequences =
    said.promptsPerStep == null
      ? (batch ?? facts.sequencesPerGpu.base * run.gpuCount)
      : said.promptsPerStep * samplesPerPrompt
  const isColocated = said.colocated !== false && said.generationGpus == null
  // A critic, a reference and a reward model that have GPUs to themselves leave the other half to the policy.
  const policyGpus = isApart(config) ? Math.max(1, run.gpuCount / 2) : run.gpuCount
  const gpus = isColocated ? policyGpus : (said.generationGpus ?? Math.max(1, run.gpuCount / 2))
  const trainingGpus = isColocated ? policyGpus : (said.trainingGpus ?? Math.max(1, run.gpuCount - gpus))
  const behaviour = facts.engines[engineNamed(said.engine ?? '', config.framework ?? '')]
  const weightBytes = run.software.quantizer === null ? 2 : 0.6
  const needed = (weightBytes * run.shape.params) / (0.6 * run.hardware.usableMemory)
  const tp = said.engineTp ?? Math.min(gpus, 2 ** Math.max(0, Math.ceil(Math.log2(needed))))
  const cap =
    said.maxResponseTokens ??
    (said.maxTotalTokens == null ? facts.capOverMean.base * lengths.response : said.maxTotalTokens - lengths.prompt)
  const isAsynchronous = !isColocated && (said.asynchronous ?? saysAsynchronous(config))
  return {
    job: {
      sequences,
      samplesPerPrompt,
      promptTokens: lengths.prompt,
      responseTokens: lengths.response,
      cap,
      isSpeculative: said.speculative === true,
    },
    engine: { behaviour, gpus, tp, weightBytes, hardware: run.hardware, batch: batchOf(behaviour, config) },
    isColocated,
    isAsynchronous,
    trainingGpus,
  }
}

/** The engine of a report: by its name, else that of the framework; where neither says, most loops run vLLM. */
function engineNamed(engine: string, framework: string): keyof RolloutFacts['engines'] {
  const text = `${engine} ${framework}`
  if (/sglang/i.test(text)) return 'sglang'
  if (/vllm|unsloth|trt|lmdeploy/i.test(text)) return 'vllm'
  if (/hybrid/i.test(text)) return 'hybrid'
  return /transformers|generate|hf\b/i.test(engine) ? 'transformers' : 'vllm'
}

const isApart = ({ critic }: ObjectiveConfig): boolean => typeof critic === 'string' && /separate/i.test(critic)

/** Engines that do not refill a batch write one micro-batch after another. */
const batchOf = ({ refills }: GenerationEngine, { microBatch }: ObjectiveConfig): number =>
  refills ? Infinity : (microBatch ?? Infinity)

/** Whether a report calls its loop asynchronous, or sets the policy that writes some steps behind the one that is trained. */
const saysAsynchronous = (config: ObjectiveConfig): boolean =>
  config.generation?.offPolicySteps != null ||
  /async|off-policy|staleness/i.test([config['notes'], config['url'], config.framework].join(' '))

/** Loops that train on the tokens of their rollouts without padding, as their examples are set. */
export function packsRollouts(framework: string | null | undefined, { packedLoops }: RolloutFacts): boolean {
  const named = (framework ?? '').toLowerCase()
  return packedLoops.some((loop) => named.includes(loop))
}

/** A critic's size over the model's: stated as parameters or in words, the same where it is not. */
export function criticShare(critic: unknown, params: number): number {
  const stated = criticSchema.safeParse(critic).data
  if (typeof stated === 'object') return stated.shape.params / params
  const [, amount, unit] = /(\d{1,4}(?:\.\d{1,3})?) ?(m|b)\b/i.exec((stated ?? '').slice(0, 200)) ?? []
  return amount === undefined ? 1 : Math.min(1, (Number(amount) * (/b/i.test(unit ?? '') ? 1e9 : 1e6)) / params)
}
const criticSchema = z.union([z.string(), z.looseObject({ shape: z.looseObject({ params: z.number().positive() }) })])
