/** What a sum buys of GPUs where none is named, and what a model takes: by memory, which decides what can be trained at all. */
import type { PurchaseAlternative } from '../../../recommend/total-cost/purchase-alternative.ts'
import type { DisplayNames } from '../../format/display-names.ts'
import { formatBytes } from '../../format/file-sizes.ts'
import { formatCount, formatParameters, formatUsd } from '../../format/number-format.ts'

/** Of a sum, what is left for cards where the machine around them, spares and power are paid from it too (rule of thumb). */
const shareOfCards = 2 / 3
/** More do not go into one machine. */
const mostCards = { server: 8, desk: 4 }
const mostShown = 4
/** Bytes of a parameter: weights, gradients and states of mixed precision; a frozen base in 16 and in 4 bits, with activations. */
const bytesOf = { full: 16, lora: 2.6, qlora: 0.9 }

type Card = { readonly purchase: PurchaseAlternative; readonly count: number; readonly gigabytes: number }

/**
 * `capUsd`: null where no sum was named. `isOwnOnly`: nothing may be rented. `params`: of the model; null: not named.
 * `gigabytesOf`: memory of one GPU. Empty where the sum buys none.
 */
export function cappedPurchaseSentences(
  purchases: readonly PurchaseAlternative[],
  capUsd: number | null,
  isOwnOnly: boolean,
  params: number | null,
  gigabytesOf: (purchase: PurchaseAlternative) => number,
  names: DisplayNames,
): readonly string[] {
  const cards = purchases.flatMap((purchase): readonly Card[] => {
    const count =
      capUsd === null
        ? 1
        : Math.min(
            purchase.place === 'home' ? mostCards.desk : mostCards.server,
            Math.floor((capUsd * shareOfCards) / purchase.usualUsd),
          )
    return count < 1 ? [] : [{ purchase, count, gigabytes: count * gigabytesOf(purchase) }]
  })
  const shown = cards.toSorted((one, other) => other.gigabytes - one.gigabytes).slice(0, mostShown)
  const [best] = shown
  if (best === undefined) return []
  const needs =
    params === null ? null : { full: params * bytesOf.full, lora: params * bytesOf.lora, qlora: params * bytesOf.qlora }
  const holds = (bytes: number): boolean => bytes <= best.gigabytes * 1e9
  const way =
    needs === null
      ? ''
      : holds(needs.full)
        ? 'full fine-tuning'
        : holds(needs.lora)
          ? 'LoRA'
          : holds(needs.qlora)
            ? 'QLoRA'
            : null
  const verdict =
    way === '' || params === null
      ? ''
      : way === null
        ? `, which does not hold a model of ${formatParameters(params)} even in 4 bits`
        : `, enough for ${way} of a model of ${formatParameters(params)}`
  const head = `${isOwnOnly ? 'Buy, as nothing may be rented' : 'To buy'}: ${nameOf(best, names)}${verdict}.`
  return [
    head,
    ...shown.map(
      (card) =>
        `${nameOf(card, names)}: ${formatUsd(card.count * card.purchase.usualUsd)} for the cards (${card.purchase.condition}).`,
    ),
    needs === null || params === null
      ? ''
      : `A model of ${formatParameters(params)} takes about ${formatBytes(needs.full)} for full fine-tuning, ${formatBytes(needs.lora)} for LoRA on 16-bit weights, ${formatBytes(needs.qlora)} for QLoRA.`,
    capUsd === null
      ? ''
      : `Of ${formatUsd(capUsd)} a third is kept for the machine, power supply, spares and disks (rule of thumb). More than four large cards want a server, its power and its cooling.`,
    isOwnOnly
      ? 'Where nothing goes online, bring models, packages and updates in by a checked medium, and have one spare card.'
      : 'Renting is cheaper unless they are busy most of the week: say the job and how often it runs for the comparison.',
  ].filter((sentence) => sentence !== '')
}

const nameOf = ({ purchase, count, gigabytes }: Card, names: DisplayNames): string =>
  `${formatCount(count)} × ${names.gpu(purchase.gpu)}, ${formatCount(gigabytes)} GB in all`
