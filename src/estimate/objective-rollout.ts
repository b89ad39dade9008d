/** What a row says of its rollouts: sequences of a step, the engine, and which GPUs write and which train. */
import type { RolloutFacts, TrainingObjective } from '../catalog/training-objective.ts'
import type { RolloutEngine, RolloutJob } from './physics/rollout.ts'
import type { TrainingRun } from './physics/training-run.ts'
import type { ObjectiveLengths } from './objective-lengths.ts'
import type { ObjectiveConfig } from './residuals/objective-config.ts'

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
  const ranks = Math.max(1, run.gpuCount / (run.tp * run.pp * run.cp))
  const samplesPerPrompt =
    said.samplesPerPrompt ??
    (objective.critic || !objective.generates ? facts.samplesPerPromptPpo : facts.samplesPerPrompt).base
  const batch =
    config.globalBatch ?? (config.microBatch == null ? null : config.microBatch * (config.accumulation ?? 1) * ranks)
  const sequences =
    said.promptsPerStep == null
      ? (batch ?? facts.sequencesPerGpu.base * run.gpuCount)
      : said.promptsPerStep * samplesPerPrompt
  const isColocated = said.colocated !== false && said.generationGpus == null
  const gpus = isColocated ? run.gpuCount : (said.generationGpus ?? Math.max(1, run.gpuCount / 2))
  const trainingGpus = isColocated ? run.gpuCount : (said.trainingGpus ?? Math.max(1, run.gpuCount - gpus))
  const engineText = `${said.engine ?? ''} ${config.framework ?? ''}`
  const behaviour = /vllm|sglang|unsloth|trt|lmdeploy/i.test(engineText)
    ? facts.engines.vllm
    : /hybrid/i.test(engineText)
      ? facts.engines.hybrid
      : /transformers|generate|hf\b/i.test(said.engine ?? '')
        ? facts.engines.transformers
        : facts.engines.vllm
  const weightBytes = run.software.quantizer === null ? 2 : 0.6
  const needed = (weightBytes * run.shape.params) / (0.6 * run.hardware.usableMemory)
  const tp = said.engineTp ?? Math.min(gpus, 2 ** Math.max(0, Math.ceil(Math.log2(needed))))
  const cap = said.maxResponseTokens ?? (said.maxTotalTokens == null ? Infinity : said.maxTotalTokens - lengths.prompt)
  const isAsynchronous = !isColocated && (said.asynchronous ?? saysAsynchronous(config))
  return {
    job: {
      sequences,
      samplesPerPrompt,
      promptTokens: lengths.prompt,
      responseTokens: lengths.response,
      // Beside the training the next responses start before the longest has ended.
      longest: isAsynchronous ? 1 : Math.max(lengths.response, Math.min(cap, facts.longTail.base * lengths.response)),
      isSpeculative: said.speculative === true,
    },
    engine: { behaviour, gpus, tp, weightBytes, hardware: run.hardware },
    isColocated,
    isAsynchronous,
    trainingGpus,
  }
}

/** Whether a report calls its loop asynchronous, or sets the policy that writes some steps behind the one that is trained. */
const saysAsynchronous = (config: ObjectiveConfig): boolean =>
  config.generation?.offPolicySteps != null ||
  /async|off-policy|staleness/i.test([config['notes'], config['url'], config.framework].join(' '))
