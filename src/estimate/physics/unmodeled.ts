/** How much wider ranges are for models with parts that the physics does not reckon with yet. */
import type { ModelShape } from '../../catalog/model.ts'
import { type UnusualPart, unusualParts } from '../../catalog/unusual-parts.ts'

type Spread = { readonly speed: number; readonly memory: number }

/**
 * Half a range (log) that a part adds, judged and not fitted: five measured runs of Qwen3.5 lay within x0.5 to x1.1 of
 * the physics. A part goes from here, and from `unusualParts`, when formulas take it in.
 */
const spreads: Readonly<Record<UnusualPart['part'], Spread>> = {
  linear: { speed: 0.25, memory: 0.3 },
  sparse: { speed: 0.25, memory: 0.1 },
  sharedKeyValue: { speed: 0.15, memory: 0.1 },
  residualStreams: { speed: 0.3, memory: 0.5 },
  perLayerEmbedding: { speed: 0.1, memory: 0.3 },
  crossAttention: { speed: 0.15, memory: 0.1 },
  globalHeads: { speed: 0.1, memory: 0.05 },
  singleBlockLayers: { speed: 0.15, memory: 0.3 },
  ffnByLayers: { speed: 0.1, memory: 0.2 },
  latentExperts: { speed: 0.25, memory: 0.1 },
  bidirectional: { speed: 0.15, memory: 0.05 },
  vocabularyLoss: { speed: 0.2, memory: 0.6 },
}

/** A half-width in log with what `shape` adds to it; the same for a plain decoder. */
export function widened(halfWidth: number, shape: ModelShape, quantity: keyof Spread): number {
  const parts = unusualParts(shape)
  if (parts.length === 0) return halfWidth
  return Math.sqrt(parts.reduce((sum, { part }) => sum + spreads[part][quantity] ** 2, halfWidth ** 2))
}
