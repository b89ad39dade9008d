/** A bar of text for memory: full blocks to the expected use, shaded to the high end, light to the capacity. */
export function memoryBar(share: { readonly p50: number; readonly p95: number }, width: number): string {
  const cells = (part: number) => Math.round(Math.min(1, Math.max(0, Number.isFinite(part) ? part : 0)) * width)
  const expected = cells(share.p50)
  const high = Math.max(expected, cells(share.p95))
  return '█'.repeat(expected) + '▒'.repeat(high - expected) + '░'.repeat(width - high)
}
