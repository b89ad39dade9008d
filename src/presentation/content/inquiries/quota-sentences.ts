/** What is asked for where a large cloud grants GPUs by quota, what is had sooner, and where none is needed. */
import type { MachineQuota } from '../../../recommend/explain/machine-quota.ts'
import { formatCount, formatUsdPerHour } from '../../format/number-format.ts'

export type QuotaFigures = {
  readonly provider: string
  readonly until: string | null
  readonly isDenied: boolean
  readonly gpuCount: number
  /** Null: the provider has none of so many, as far as is known. */
  readonly machine: MachineQuota | null
  /** The machine of eight beside it, where fewer are needed. */
  readonly whole: MachineQuota | null
  readonly sooner: string | null
  /** Sellers that ask for no quota, the cheapest first. */
  readonly elsewhere: readonly { readonly usdPerGpuHour: number; readonly place: string }[]
  readonly gpu: string
}

/** From so many on it takes long. */
const manyGpus = 8

/** No promise first, then what to ask for, what is granted sooner, and a seller without a quota. */
export function quotaSentences(figures: QuotaFigures): readonly string[] {
  const { provider, until, isDenied, gpuCount, machine, whole, sooner, elsewhere, gpu } = figures
  const promise =
    until === null ? 'Nobody can promise when.' : `Do not count on it ${until}: nobody can promise a quota.`
  const refused = isDenied
    ? 'A refusal is usual for a new account: open the case again with what it is for, region, dates and the bill you expect, or ask for fewer.'
    : promise
  const usual =
    gpuCount >= manyGpus
      ? 'eight large GPUs and more in days to weeks, to a new account often after a word with sales'
      : 'a machine of one or few GPUs mostly in hours to some days'
  const besides = whole?.asked == null ? '' : `; ${whole.machine} would take ${whole.asked.replace(/ .*$/u, '')}`
  const ask =
    machine?.asked == null
      ? []
      : [`Ask for ${machine.asked} (${machine.machine}${besides}), in a case that says what it is for.`]
  const faster = sooner === null ? [] : [`Sooner, as a rule: ${sooner} (recalled).`]
  const prices = elsewhere.map(({ usdPerGpuHour, place }) => `${formatUsdPerHour(usdPerGpuHour)} a GPU (${place})`)
  return [
    `${refused} ${provider} grants ${usual} (recalled). A quota is no capacity: with it the machine may still not be free.`,
    ...(ask.length + faster.length === 0 ? [] : [[...ask, ...faster].join(' ')]),
    ...(prices.length === 0
      ? []
      : [
          `Without a quota, if the data may go there: ${formatCount(gpuCount)} × ${gpu} at ${prices.join(' or ')}. I do not see who has them free: look there before you wait.`,
        ]),
  ]
}
