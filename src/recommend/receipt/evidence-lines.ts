/** The nearest measured runs: what the correction of the physics rests on. */
import type { ReceiptContext, ReceiptLine } from './receipt-line.ts'
import { sourceOf, sourceOfFact } from './receipt-sources.ts'
import { quantizationLoss } from '../advice/quantization-loss.ts'
import { planFromOption } from '../option-plan.ts'

/** At most five, the most alike first; none where nothing comparable was measured. */
export function evidenceLines({
  trace,
  dependencies: { catalog, runEvidence },
}: ReceiptContext): readonly ReceiptLine[] {
  return trace.speed.correction.nearest.flatMap(({ id, correlation }): ReceiptLine[] => {
    const evidence = runEvidence.get(id)
    if (evidence === undefined || evidence.tokensPerSecondPerGpu === null) return []
    const { framework, gpu, gpuCount, model, method, sequenceLength, microBatch } = evidence
    const gpuName = catalog.gpus.get(gpu)?.name ?? gpu
    return [
      {
        part: 'evidence',
        figure: `measured: ${framework}, ${gpuCount} × ${gpuName}, ${model}, ${method}, ${microBatch} × ${sequenceLength} tokens a GPU`,
        value: evidence.tokensPerSecondPerGpu * gpuCount,
        unit: 'token/s',
        sources: [sourceOf(catalog, evidence.source)],
        note: `${Math.round(100 * correlation)}% similar (${id})`,
      },
    ]
  })
}

/** What quantization was measured to cost at this size, where the plan is quantized. */
export function qualityLines({ scenario, option, dependencies: { catalog } }: ReceiptContext): readonly ReceiptLine[] {
  const { shape } = planFromOption(option, scenario.spec, catalog)
  if (option.weights !== 'nf4' && option.weights !== 'int8') return []
  const loss = quantizationLoss(option.weights, shape.params, catalog)
  return (loss?.measurements ?? []).map(({ model, stage, increase }) => ({
    part: 'evidence',
    figure: `perplexity of ${model}, ${option.weights === 'nf4' ? '4-bit' : '8-bit'} over bf16, ${stage}`,
    value: 100 * increase.base,
    unit: '%',
    sources: [sourceOfFact(catalog, increase)],
  }))
}
