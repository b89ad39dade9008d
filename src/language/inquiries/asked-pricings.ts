/** "H100 spot and on-demand prices": in which ways GPUs are rented. */
import type { Pricing } from '../../catalog/provider.ts'

/** On demand where none is named. */
export function pricingsIn(text: string): readonly Pricing[] {
  const named: readonly (readonly [Pricing, RegExp])[] = [
    ['on_demand', /\bon[- ]?demand\b/i],
    ['spot', /(?<!\b(?:no|not|without|never|non)[ -](?:any |on )?)\b(?:spot|preemptible|interruptible)\b/i],
    // "No commitment" is the opposite.
    [
      'reserved',
      /(?<!\b(?:no|not|without|zero|any) (?:[\w-]{1,12} ){0,2})\b(?:reserv\w+|commit\w*|(?:month|year|yr)s?[- ](?:terms?|contracts?|leases?|plans?|deals?))\b/i,
    ],
  ]
  const pricings = named.filter(([, words]) => words.test(text)).map(([pricing]) => pricing)
  return pricings.length === 0 ? ['on_demand'] : pricings
}
