/** The nearest measured runs: what the correction of the physics rests on. */
import type { Opened, ReceiptLine } from './receipt-parts.ts'
import { sourceOf, sourceOfFact } from './receipt-sources.ts'
import { lossOf } from './advice/quality.ts'
import { planOfOption } from './option-plan.ts'

/** At most five, the most alike first; none where nothing comparable was measured. */
export function evidenceLines({ working, books: { catalog, witnesses } }: Opened): readonly ReceiptLine[] {
  return working.speed.correction.nearest.flatMap(({ id, correlation }): ReceiptLine[] => {
    const witness = witnesses.get(id)
    if (witness === undefined || witness.tokensPerSecondPerGpu === null) return []
    const { framework, gpu, gpuCount, model, method, sequenceLength, microBatch } = witness
    const gpuName = catalog.gpus.get(gpu)?.name ?? gpu
    return [
      {
        part: 'evidence',
        figure: `measured: ${framework}, ${gpuCount} × ${gpuName}, ${model}, ${method}, ${microBatch} × ${sequenceLength} tokens a GPU`,
        value: witness.tokensPerSecondPerGpu * gpuCount,
        unit: 'token/s',
        sources: [sourceOf(catalog, witness.source)],
        note: `${Math.round(100 * correlation)} % alike (${id})`,
      },
    ]
  })
}

/** What quantization was measured to cost at this size, where the plan is quantized. */
export function qualityLines({ scenario, option, books: { catalog } }: Opened): readonly ReceiptLine[] {
  const { shape } = planOfOption(option, scenario.spec, catalog)
  if (option.weights !== 'nf4' && option.weights !== 'int8') return []
  const loss = lossOf(option.weights, shape.params, catalog)
  return (loss?.of ?? []).map(({ model, stage, increase }) => ({
    part: 'evidence',
    figure: `perplexity of ${model}, ${option.weights === 'nf4' ? '4-bit' : '8-bit'} over bf16, ${stage}`,
    value: 100 * increase.base,
    unit: '%',
    sources: [sourceOfFact(catalog, increase)],
  }))
}
