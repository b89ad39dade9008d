/** Prediction of a row that names an objective: the supervised run under it, and what the objective does beside. */
import type { Catalog } from '../catalog/catalog.ts'
import type { ObjectiveFacts, TrainingObjective } from '../catalog/training-objective.ts'
import { compiledObjectiveFormulas } from './formulas/compiled.ts'
import type { Estimator } from './estimator.ts'
import { optimizerNamed, type NamedOptimizer } from './physics/optimizer-choice.ts'
import { timeObjectiveStep } from './physics/objective.ts'
import { sizesOfRun } from './physics/sizes.ts'
import type { TrainingRun } from './physics/training-run.ts'
import { GIB } from '../catalog/units.ts'
import { type Interval } from './plan.ts'
import { predictMemory, predictSpeed } from './predictor.ts'
import { fitVerdict } from './fit-verdict.ts'
import { type RowPrediction, roundedInterval, unknownRow, unreadable } from './row-prediction.ts'
import { objectiveLengths, type ObjectiveLengths } from './objective-lengths.ts'
import { objectiveMemory } from './objective-memory.ts'
import { objectiveRange } from './objective-range.ts'
import { imagesOf, type ReportedImages } from './reported-images.ts'
import { criticShare, packsRollouts, rolloutOf } from './objective-rollout.ts'
import { type ObjectiveConfig, taskOf } from './residuals/objective-config.ts'
import { type RunConfig, runConfigSchema } from './residuals/run-config.ts'
import { parseRun } from './residuals/run-parser.ts'
import type { SoftwareRules } from './residuals/software-rules.ts'
import { dataParallel } from './physics/training-run.ts'

/** Predicts a row under its objective, or names the field that cannot be read. */
export function predictObjectiveRow(
  input: object,
  config: ObjectiveConfig,
  estimator: Estimator,
  catalog: Pick<Catalog, 'gpus' | 'models' | 'training'>,
  softwareRules: SoftwareRules,
): RowPrediction | { readonly problem: string } {
  const facts = catalog.training
  const objective = facts.objectives.get(taskOf(config))
  if (objective === undefined)
    return { problem: `task: "${config.task ?? ''}" is none of ${[...facts.objectives.keys()].join(', ')}` }
  const images = imagesOf(config, facts.rollout, catalog.models)
  const lengths = objectiveLengths(config, objective, facts, images?.tokens ?? 0)
  const parsed = runConfigSchema.safeParse(supervisedRow(input, config, objective, lengths, facts))
  if (!parsed.success) return unreadable(parsed.error)
  const row = parsed.data
  const parsedRun = parseRun(row, catalog, softwareRules)
  if (parsedRun === null) return unknownRow(row, catalog)
  const optimizer = optimizerNamed(config.optimizer ?? '', facts.optimizers)
  const run = withObjective(config, parsedRun, objective, optimizer)
  return predictStep({ config, row, run, objective, lengths, images, optimizer }, estimator, facts)
}

/** The row as a supervised run of sequences of the mean length, both sides of a pair in the batch. */
function supervisedRow(
  input: object,
  config: ObjectiveConfig,
  objective: TrainingObjective,
  lengths: ObjectiveLengths,
  facts: ObjectiveFacts,
): unknown {
  const offload = config.offload ?? ''
  return {
    ...input,
    method: config.method === 'projector-only' ? 'lora' : config.method,
    ...adaptersOf(config),
    recomputation: recomputationOf(config, objective),
    sequenceLength: lengths.trained,
    ...batchOf(config, objective, lengths, facts),
    // Loops of reinforcement learning move parameters out between phases, others for every pass.
    offload:
      /param/i.test(offload) && !objective.generates && !/cpu params/.test(offload)
        ? `${offload} cpu params`
        : config.offload,
  }
}

function adaptersOf({ method, lora }: ObjectiveConfig): object {
  if (method === 'projector-only') return { lora: { rank: 1, targetClass: 'qv' } }
  return lora?.targetClass === 'all-linear' ? { lora: { ...lora, targetClass: 'attn+mlp' } } : {}
}

/** As said; loops of reinforcement learning recompute unless they say otherwise. */
function recomputationOf({ recomputation }: ObjectiveConfig, objective: TrainingObjective): string | null {
  if (recomputation == null) return objective.generates ? 'full' : null
  return /^(full|selective|none)/i.exec(recomputation)?.[0].toLowerCase() ?? null
}

/** Micro-batch in sequences and accumulation: said, or a budget of tokens filled with what the step has for each rank. */
function batchOf(
  config: ObjectiveConfig,
  objective: TrainingObjective,
  lengths: ObjectiveLengths,
  { rollout }: ObjectiveFacts,
): { readonly microBatch: number; readonly accumulation: number } {
  const sides = objective.sequences.base
  if (config.microBatch != null && !objective.generates)
    return { microBatch: config.microBatch * sides, accumulation: config.accumulation ?? 1 }
  const { tp, pp, cp } = config.layout ?? {}
  const ranks = Math.max(1, (config.gpuCount ?? 1) / ((tp ?? 1) * (pp ?? 1) * (cp ?? 1)))
  const { promptsPerStep, samplesPerPrompt } = config.generation ?? {}
  const step = config.globalBatch ?? (promptsPerStep ?? 0) * (samplesPerPrompt ?? 1)
  const perRank =
    step > 0 ? Math.max(1, (step * sides) / ranks) : objective.generates ? rollout.sequencesPerGpu.base : 2 * sides
  const budget = Math.max(1, Math.floor((objective.generates ? 1 : 0.5) * (rollout.passTokens.base / lengths.trained)))
  const microBatch = config.microBatch == null ? Math.min(perRank, budget) : config.microBatch * sides
  return { microBatch, accumulation: Math.max(1, Math.round(perRank / microBatch)) }
}

/** The run with the head that the objective needs. */
function withObjective(
  config: ObjectiveConfig,
  run: TrainingRun,
  objective: TrainingObjective,
  optimizer: NamedOptimizer | null,
): TrainingRun {
  const { loss } = run.software
  const software =
    objective.logits === 'pooled'
      ? { ...run.software, loss: 'fused' as const }
      : objective.logits === 'whole' && loss === 'fused' && run.software.tier === 'stock'
        ? { ...run.software, loss: 'lean' as const }
        : run.software
  const isMean = config.averageTokens != null || objective.generates
  const variableLength = isMean ? false : software.variableLength
  return {
    ...run,
    software: { ...software, variableLength },
    ...(optimizer === null ? {} : { optimizerStates: optimizer.states }),
  }
}

type ObjectiveRow = {
  readonly config: ObjectiveConfig
  readonly row: RunConfig
  readonly run: TrainingRun
  readonly objective: TrainingObjective
  readonly lengths: ObjectiveLengths
  readonly images: ReportedImages | null
  readonly optimizer: NamedOptimizer | null
}

function predictStep(given: ObjectiveRow, estimator: Estimator, facts: ObjectiveFacts): RowPrediction {
  const { config, row, run, objective, lengths, images } = given
  const { calibration, residualModels } = estimator
  const origin = { source: row.source ?? 'not said', cvGroup: '' }
  const sizes = sizesOfRun(run)
  const speed = predictSpeed(run, sizes, calibration, residualModels, origin)
  const rollout = rolloutOf(config, run, objective, lengths, facts.rollout)
  const trainingGpus = rollout?.trainingGpus ?? run.gpuCount
  const adapter = facts.adapters.get((config.adapter ?? 'lora').toLowerCase())
  const examples = rollout?.job.sequences ?? examplesPerStep(config, run, objective)
  const tokens = examples * objective.sequences.base * lengths.trained
  const hasReference = usesReference(config, objective)
  const step = timeObjectiveStep(
    {
      objective,
      tokens,
      rate: speed.value.p50 * trainingGpus,
      referencePasses: hasReference ? Math.max(1, objective.referencePasses.base) : 0,
      critic: objective.critic ? criticShare(config.critic, run.shape.params) : 0,
      adapterFactor: run.method === 'full' ? 1 : (adapter?.time.base ?? 1),
      images:
        images === null
          ? null
          : {
              patches: images.patches * examples * objective.sequences.base,
              towerParams: images.towerParams ?? facts.rollout.visionParams.base,
              isTrained: config.images?.frozenTower !== true && run.method === 'full',
            },
      rollout: rollout === null ? null : { job: rollout.job, engine: rollout.engine },
      isAsynchronous: rollout?.isAsynchronous ?? false,
      isPaddingFree:
        config.paddingFree === true || config.packed === true || packsRollouts(config.framework, facts.rollout),
    },
    run,
    facts.rollout,
    compiledObjectiveFormulas,
  )
  const range = objectiveRange(config, objective, speed.value, lengths.assumed.length > 0)
  const memory = objectiveMemory(
    { config, run, objective, hasReference, lengths, isColocated: rollout?.isColocated === true },
    sizes,
    estimator,
    facts,
    (changed) => predictMemory(changed, sizes, row.memoryMetric ?? 'unstated', calibration, residualModels, origin),
  )
  const around = (value: number): Interval => spread(value, range.time)
  const over = (value: Interval, by: number): Interval => ({
    p10: by / value.p90,
    p50: by / value.p50,
    p90: by / value.p10,
  })
  const seconds = around(step.step)
  return {
    id: row.id ?? null,
    tokensPerSecondPerGpu: roundedInterval(over(seconds, tokens / run.gpuCount)),
    peakMemoryGiB: roundedInterval(spread(memory.peak / GIB, range.memory)),
    fits: fitVerdict(memory.peak, memory.peak * 0.9, run.hardware.usableMemory, calibration.fit),
    secondsPerStep: roundedInterval(seconds),
    samplesPerSecond: roundedInterval(over(seconds, examples)),
    ...(objective.generates && rollout !== null
      ? {
          phases: {
            generation: roundedInterval(around(step.generation)),
            logprob: roundedInterval(around(step.logprob)),
            update: roundedInterval(around(step.update)),
          },
        }
      : {}),
    basis: basisOf(given, speed.basis, adapter === undefined, range.basis),
    nearest: speed.correction.nearest.slice(0, 3).map(({ id }) => id),
  }
}

const spread = (value: number, halfWidth: number): Interval => ({
  p10: value * Math.exp(-halfWidth),
  p50: value,
  p90: value * Math.exp(halfWidth),
})

/** Examples of one optimizer step: said, or what the batch of each data-parallel rank comes to. */
function examplesPerStep(config: ObjectiveConfig, run: TrainingRun, objective: TrainingObjective): number {
  const ranks = dataParallel(run)
  return config.globalBatch ?? (run.microBatch / objective.sequences.base) * run.accumulation * ranks
}

/** A reference that is cached, or that an adapter's own base stands for, is still a pass unless it is said to be none. */
function usesReference(config: ObjectiveConfig, objective: TrainingObjective): boolean {
  if (config.referenceModel === false || config.referenceModel === 'cached')
    return (
      objective.family === 'preference' &&
      config.method !== 'full' &&
      config.referenceModel === false &&
      objective.referencePasses.base > 0
    )
  return config.referenceModel === true || objective.referencePasses.base > 0
}

function basisOf(
  { config, objective, lengths, optimizer }: ObjectiveRow,
  speedBasis: string,
  isUnknownAdapter: boolean,
  rangeBasis: string,
): string {
  const guesses = [
    ...lengths.assumed,
    ...(isUnknownAdapter ? [`${config.adapter} taken as LoRA`] : []),
    ...(optimizer === null && (config.optimizer ?? '') !== '' ? [`${config.optimizer} taken as AdamW`] : []),
  ]
  return [`${objective.name}: ${speedBasis}`, ...guesses, rangeBasis].join('; ')
}
