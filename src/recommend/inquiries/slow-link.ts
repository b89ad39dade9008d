/** How many times as long a run takes where a link between machines is slower than the one its hours are of. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { networkFigures } from './known-figures.ts'

export type SlowLink = {
  readonly gbits: number
  /** Times the hours, at best and at worst. */
  readonly times: { readonly low: number; readonly high: number }
  /** Seconds of a step: what crosses, and the arithmetic against it. */
  readonly crossing: number
  readonly stepSeconds: number
  readonly isSharded: boolean
}

/** `fitsOne`: one machine holds it, so gradients alone need cross; `tokensPerSecond`: of all GPUs over a fast network. Null for adapters, which send next to nothing. */
export function slowLink(
  spec: Spec,
  machines: number,
  {
    fitsOne,
    gbits,
    tokensPerSecond,
  }: { readonly fitsOne: boolean; readonly gbits: number; readonly tokensPerSecond: number },
  catalog: Catalog,
): SlowLink | null {
  if (spec.method === 'lora' || spec.method === 'qlora') return null
  const figures = networkFigures(spec, machines, fitsOne, catalog, gbits)
  const link = figures?.links.find((one) => one.gbits === gbits)
  if (figures == null || link === undefined) return null
  const { hidden, stepTokens } = catalog.inquiryFacts.rules.network
  const crossing = fitsOne ? link.averaged : link.sharded
  const stepSeconds = stepTokens.base / tokensPerSecond
  const share = crossing / stepSeconds
  // What hides behind the backward pass is not waited for; at worst nothing does.
  const low = 1 + Math.max(0, share - hidden.base)
  return {
    gbits,
    times: { low, high: share <= hidden.base ? 1 : 1 + share },
    crossing,
    stepSeconds,
    isSharded: !fitsOne,
  }
}
