/** One large card or many small ones for a class, in words. */
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

type ClassCard = { readonly name: string; readonly usdPerHour: number; readonly where: string }

/** A card each, unless one large card is faster for all of them than a small one for each. */
export function classRunsSentences({
  people,
  hours,
  job,
  small,
  big,
  heldByBig,
  smallsOfBig,
}: {
  readonly people: number
  readonly hours: number
  readonly job: string
  readonly small: ClassCard
  readonly big: ClassCard
  /** Such runs that the memory of the large one holds. */
  readonly heldByBig: number
  /** Small ones that have its arithmetic together. */
  readonly smallsOfBig: number
}): readonly string[] {
  const all = people * hours * small.usdPerHour
  const slower = people / smallsOfBig
  const bigs = Math.ceil(Math.max(people / heldByBig, 1))
  const memory =
    heldByBig >= people
      ? `its memory holds all ${formatCount(people)}`
      : `its memory holds ${formatCount(heldByBig)} of them, so it takes ${formatCount(bigs)}`
  return [
    `Many small ones, a card each: ${formatCount(people)} × ${small.name} for ${formatDuration(hours)} are about ${formatUsd(all)}, at ${formatUsdPerHour(small.usdPerHour)} (${small.where}). What one breaks, the others do not notice, and nobody waits.`,
    `One ${big.name} is ${formatUsdPerHour(big.usdPerHour)} (${big.where}): ${memory}, but it has the arithmetic of about ${formatSignificant(smallsOfBig, 2)} × ${small.name}${slower > 1 ? `, so ${formatCount(people)} at once on it take about ${formatSignificant(slower, 2)} times as long` : ', which is enough for all at once'}, and one run that takes all the memory stops the others. It is good for showing, with the pupils in turn.`,
    `Taken: ${job}. For nothing a Colab or Kaggle notebook with a T4 for each does it too, as far as accounts and limits allow (recalled).`,
    `Start them before the lesson from one image with the model on its disk, ask for a quota of ${formatCount(people)} cards days ahead, and let a timer end them.`,
  ]
}
