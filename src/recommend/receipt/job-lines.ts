/** What went in: each setting of the run, and whether it was asked, a default, or chosen. */
import { repositoryOf } from '../../catalog/export-facts.ts'
import { runOf } from '../../estimate/estimate.ts'
import { dataParallel } from '../../estimate/physics/training-run.ts'
import type { SpecField, Scenario } from '../../scenario/scenario.ts'
import { planFromOption } from '../option-plan.ts'
import type { ReceiptContext, ReceiptLine, ReceiptSource } from './receipt-line.ts'
import { sourceOf, sourceOfFact } from './receipt-sources.ts'

const provenanceNotes = { asked: 'asked', channel: 'channel default', workspace: 'workspace default' } as const

function provenanceNote({ setBy }: Scenario, fields: readonly SpecField[], fallback: string): string {
  const provenance = fields.map((field) => setBy[field]).find((value) => value !== undefined)
  return provenance === undefined ? fallback : provenanceNotes[provenance]
}

/** One line a setting. */
export function jobLines({ scenario, option, dependencies: { catalog } }: ReceiptContext): readonly ReceiptLine[] {
  const { spec } = scenario
  const plan = planFromOption(option, spec, catalog)
  const model = plan.model === null ? undefined : catalog.models.get(plan.model)
  const repository = repositoryOf(spec.variant, model?.repository ?? null, catalog.exportFacts)
  const line = (
    figure: string,
    value: number | string | null,
    unit: string,
    fields: readonly SpecField[],
    fallback: string,
    sources: readonly ReceiptSource[] = [],
  ): ReceiptLine => ({ part: 'job', figure, value, unit, sources, note: provenanceNote(scenario, fields, fallback) })
  const dataParallelCopies = dataParallel(runOf(plan))
  const shape = model === undefined ? [] : [sourceOfFact(catalog, model.shape)]
  return [
    line('training tokens', spec.tokens, 'token', ['tokens'], 'assumed'),
    line('model', model?.name ?? 'of usual proportions', '', ['model'], 'taken for the size', shape),
    ...(spec.variant === null
      ? []
      : [line('repository', repository ?? `${spec.variant}, not known to us`, '', ['variant'], 'asked')]),
    line('parameters', plan.shape.params, 'param', ['params', 'model'], 'of the model', shape),
    line('method', option.method, '', ['method'], 'chosen'),
    line('weights', option.weights, '', ['weights', 'method'], 'chosen'),
    ...(plan.lora === null
      ? []
      : [
          line('LoRA rank', plan.lora.rank, '', ['loraRank'], 'default'),
          line('LoRA targets', plan.lora.targets, '', ['loraTargets'], 'default'),
        ]),
    line('sequence length', option.sequenceLength, 'token', ['sequenceLength'], 'default'),
    line('packing', option.packed ? 'yes' : 'no', '', ['packed'], 'of the software'),
    line('GPU', plan.gpu.name, '', ['gpus'], 'chosen'),
    line('GPUs', option.gpuCount, '', ['gpuCount'], 'chosen'),
    line('machines', option.nodes, '', ['nodes'], 'follows'),
    line('sequences a GPU and micro-step', option.microBatch, '', ['batch'], 'the largest that fits and pays'),
    line('accumulation', option.accumulation, '', [], 'follows from the global batch'),
    line('data-parallel copies', dataParallelCopies, '', [], 'GPUs over those that share a copy'),
    line(
      'sequences of an optimizer step',
      option.microBatch * option.accumulation * dataParallelCopies,
      '',
      [],
      'their product',
    ),
    line(
      'tokens of an optimizer step',
      option.microBatch * option.accumulation * dataParallelCopies * option.sequenceLength,
      'token',
      [],
      'sequences of a step x their length',
    ),
    line('gradient checkpointing', option.recomputation, '', ['gradientCheckpointing'], 'chosen: the faster that fits'),
    ...(plan.training == null
      ? []
      : [
          line('objective', plan.training.objective.id, '', ['task'], 'supervised fine-tuning'),
          line('optimizer', plan.training.optimizer?.id ?? 'of the software', '', ['optimizer'], 'chosen: it fits'),
        ]),
    ...(option.layout.tp === 1 ? [] : [line('tensor parallel', option.layout.tp, '', ['tp'], 'chosen')]),
    ...(option.layout.pp === 1 ? [] : [line('pipeline parallel', option.layout.pp, '', ['pp'], 'chosen')]),
    ...(option.layout.cp === 1 ? [] : [line('context parallel', option.layout.cp, '', ['cp'], 'chosen')]),
    ...(option.layout.ep === undefined || option.layout.ep === 1
      ? []
      : [line('expert parallel', option.layout.ep, '', ['ep'], 'chosen')]),
    ...(option.offload === 'none'
      ? []
      : [line('offload', option.offload, '', ['offload'], 'chosen: it fits no other way')]),
    line('sharding', option.layout.sharding, '', ['sharding'], 'chosen: the fastest that fits'),
    line('software', plan.stack.name, '', ['stack'], 'chosen', [sourceOfFact(catalog, plan.stack)]),
    ...limitLines(scenario, line),
    line('computes in', option.compute, '', ['precision'], 'of the software and the GPU', [
      sourceOf(catalog, 'definition'),
    ]),
  ]
}

type JobLineBuilder = (
  figure: string,
  value: number | string | null,
  unit: string,
  fields: readonly SpecField[],
  fallback: string,
) => ReceiptLine

/** Limits and data as they were said. */
function limitLines({ spec, corpus }: Scenario, line: JobLineBuilder): readonly ReceiptLine[] {
  const figures: readonly (readonly [string, number | null | undefined, string, readonly SpecField[]])[] = [
    ['budget', spec.budgetUsd, 'USD', ['budgetUsd']],
    ['deadline', spec.deadlineHours, 'h', ['deadlineHours']],
    ['examples', corpus?.examples, '', ['tokens']],
    ['tokens of an example', corpus?.tokensPerExample, 'token', ['tokens']],
    ['tokens of an epoch', corpus?.tokensPerEpoch, 'token', ['tokens']],
    ['epochs', corpus?.epochs, '', ['tokens']],
  ]
  return figures.flatMap(([figure, value, unit, fields]) =>
    value === null || value === undefined ? [] : [line(figure, value, unit, fields, 'asked')],
  )
}
