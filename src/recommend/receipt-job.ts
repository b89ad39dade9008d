/** What went in: each setting of the run, and whether it was asked, a default, or chosen. */
import { runOf } from '../estimate/estimate.ts'
import { dataParallel } from '../estimate/run.ts'
import type { Field, Scenario } from '../scenario/spec.ts'
import { planOfOption } from './option-plan.ts'
import type { Opened, ReceiptLine, ReceiptSource } from './receipt-parts.ts'
import { sourceOf, sourceOfFact } from './receipt-sources.ts'

const spoken = { asked: 'asked', channel: 'channel default', workspace: 'workspace default' } as const

function standingOf({ said }: Scenario, fields: readonly Field[], otherwise: string): string {
  const speaker = fields.map((field) => said[field]).find((found) => found !== undefined)
  return speaker === undefined ? otherwise : spoken[speaker]
}

/** One line a setting. */
export function jobLines({ scenario, option, books: { catalog } }: Opened): readonly ReceiptLine[] {
  const { spec } = scenario
  const plan = planOfOption(option, spec, catalog)
  const model = plan.model === null ? undefined : catalog.models.get(plan.model)
  const line = (
    figure: string,
    value: number | string | null,
    unit: string,
    fields: readonly Field[],
    otherwise: string,
    sources: readonly ReceiptSource[] = [],
  ): ReceiptLine => ({ part: 'job', figure, value, unit, sources, note: standingOf(scenario, fields, otherwise) })
  const copies = dataParallel(runOf(plan))
  const shape = model === undefined ? [] : [sourceOfFact(catalog, model.shape)]
  return [
    line('training tokens', spec.tokens, 'token', ['tokens'], 'assumed'),
    line('model', model?.name ?? 'of usual proportions', '', ['model'], 'taken for the size', shape),
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
    line('data-parallel copies', copies, '', [], 'GPUs over those that share a copy'),
    line('sequences of an optimizer step', option.microBatch * option.accumulation * copies, '', [], 'their product'),
    line('gradient checkpointing', option.recomputation, '', ['gradientCheckpointing'], 'chosen: the faster that fits'),
    line('sharding', option.layout.sharding, '', [], 'chosen: the fastest that fits'),
    line('software', plan.stack.name, '', ['stack'], 'chosen', [sourceOfFact(catalog, plan.stack)]),
    ...limits(scenario, line),
    line('computes in', option.compute, '', [], 'of the software and the GPU', [sourceOf(catalog, 'definition')]),
  ]
}

type Line = (
  figure: string,
  value: number | string | null,
  unit: string,
  fields: readonly Field[],
  otherwise: string,
) => ReceiptLine

/** Limits and data as they were said. */
function limits({ spec, corpus }: Scenario, line: Line): readonly ReceiptLine[] {
  const said: readonly (readonly [string, number | null | undefined, string, readonly Field[]])[] = [
    ['budget', spec.budgetUsd, 'USD', ['budgetUsd']],
    ['deadline', spec.deadlineHours, 'h', ['deadlineHours']],
    ['examples', corpus?.examples, '', ['tokens']],
    ['tokens of an example', corpus?.tokensPerExample, 'token', ['tokens']],
    ['tokens of an epoch', corpus?.tokensPerEpoch, 'token', ['tokens']],
    ['epochs', corpus?.epochs, '', ['tokens']],
  ]
  return said.flatMap(([figure, value, unit, fields]) =>
    value === null || value === undefined ? [] : [line(figure, value, unit, fields, 'asked')],
  )
}
