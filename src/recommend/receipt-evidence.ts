/** The nearest measured runs: what the correction of the physics rests on. */
import type { Opened, ReceiptLine } from './receipt.ts'
import { sourceOf } from './receipt-sources.ts'

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
