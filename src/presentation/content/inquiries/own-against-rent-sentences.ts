/** What is said where cards that are there are weighed against others that are rented. */
import { formatSignificant } from '../../format/significant-digits.ts'
import { formatDuration, formatTokensPerSecond, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

/** A way to run the job: `usd` is the electricity of the asker's own, or all that the rent comes to. */
type WeighedWay = {
  readonly name: string
  readonly tokensPerSecond: number
  readonly hours: number
  readonly usd: number
  /** Of all its GPUs. */
  readonly usdPerHour: number
}

type Weighed = {
  readonly job: string
  /** null: it does not fit them, or only with the weights in the memory of the host. */
  readonly own: (WeighedWay & { readonly kilowatts: number }) | null
  readonly ownName: string
  readonly rented: WeighedWay
  /** As typed, or the usual price. */
  readonly powerPrice: string
}

/** The verdict, its arithmetic, and what is not counted. */
export function ownAgainstRentSentences({ job, own, ownName, rented, powerPrice }: Weighed): readonly string[] {
  const rent = `${rented.name}: ${formatDuration(rented.hours)}, ${formatUsd(rented.usd)} in total`
  if (own === null)
    return [
      `Rent: ${job} do not fit your ${ownName}, or only with the weights in the memory of the host, which is slow. ${rent}.`,
    ]
  const isOwn = own.usd < rented.usd
  const times = formatSignificant(isOwn ? rented.usd / own.usd : own.usd / rented.usd, 2)
  const speed = rented.tokensPerSecond / own.tokensPerSecond
  const pace =
    Math.abs(Math.log(speed)) < Math.log(sameSpeed)
      ? 'Both take about as long'
      : speed >= 1
        ? `The rented is ${formatSignificant(speed, 2)} times as fast`
        : `Yours is ${formatSignificant(1 / speed, 2)} times as fast`
  const verdict = isOwn
    ? `Use your own: its electricity is ${formatUsd(own.usd)} against ${formatUsd(rented.usd)} of rent for ${job}, ${times} times less`
    : `Rent: ${formatUsd(rented.usd)} for ${job} against ${formatUsd(own.usd)} of electricity, ${times} times less`
  const saved = own.hours - rented.hours
  const waits =
    isOwn && saved > 0
      ? ` Rent where somebody waits, or the job outgrows them: ${formatUsd(rented.usd - own.usd)} more save ${formatDuration(saved)}.`
      : ''
  return [
    `${verdict}.`,
    `- Yours, ${own.name}: ${formatTokensPerSecond(own.tokensPerSecond)}, ${formatDuration(own.hours)}; about ${formatSignificant(own.kilowatts, 2)} kW with the machine around them, ${formatUsdPerHour(own.usdPerHour)} at ${powerPrice}`,
    `- ${rent}, ${formatTokensPerSecond(rented.tokensPerSecond)} at ${formatUsdPerHour(rented.usdPerHour)}`,
    `${pace}.${waits} Not counted: your time to run the machine, its wear, and what else it would do.`,
  ]
}

/** Times the speed, below which nobody tells them apart. */
const sameSpeed = 1.06
