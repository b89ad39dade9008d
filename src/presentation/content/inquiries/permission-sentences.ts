/** Whether data may go to a host, what to take instead, and whom to ask, in sentences. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { Provider } from '../../../catalog/provider.ts'
import { certificateNames } from '../../../catalog/provider.ts'
import type { PriceOnRecord } from '../../../recommend/inquiries/quote.ts'
import { type DisplayNames, placeOfPrice } from '../../format/display-names.ts'
import { formatUsdPerHour } from '../../format/number-format.ts'

const isNotFor = ' does not belong on '

/** Whether a sentence is the verdict that data do not belong on a host. */
export const isHostVerdict = (sentence: string): boolean => sentence.includes(isNotFor)

export type PermissionFigures = {
  /** As they are called: "Vast.ai", "a marketplace". */
  readonly where: string
  /** Whoever owns the machines is no company that signs; false: a data centre of the seller’s own. */
  readonly isOfHosts: boolean
  /** What the data are, as typed; null: nothing of people or clients is told. */
  readonly what: string | null
  readonly isOfPatients: boolean
  readonly isDeidentified: boolean
  readonly isOpen: boolean
  /** Sellers of their own data centres, in the region where one is named, the cheapest first. */
  readonly instead: readonly { readonly price: PriceOnRecord; readonly provider: Provider }[]
  /** A place that is named and has no price on record. */
  readonly elsewhere: RulesOfThumb['regionsWithoutPrice'][number] | null
  /** Where they stand, in words; null: anywhere. */
  readonly place: string | null
  /** What a seller of that kind signs; '' where nothing is on record. */
  readonly agreement: string
  readonly certificates: Provider['certificates']
}

/** A few words before a plan that is elsewhere; '' where the answer is no plain one. */
export function permissionLead({ where, isOfHosts, what }: PermissionFigures): string {
  if (what === null) return isOfHosts ? `Yes, ${where} will do` : ''
  return isOfHosts
    ? `No, not on ${where}; in a data centre with a certificate`
    : `Only with a signed data-processing agreement`
}

/** The verdict first, then what to take instead with its price, then whom to ask. */
export function permissionSentences(figures: PermissionFigures, names: DisplayNames): readonly string[] {
  const {
    where,
    isOfHosts,
    what,
    isOfPatients,
    isDeidentified,
    instead,
    place,
    agreement,
    certificates,
    isOpen,
    elsewhere,
  } = figures
  if (what === null)
    return [
      isOfHosts
        ? `Yes${isOpen ? '' : ', if the data are public or yours alone'}: ${where} is fine for a run that can be resumed. The machine may go at any time and its owner can read the disk, so save checkpoints elsewhere, and keep keys, tokens and anything of people off it.`
        : `Yes, for data that are public or your own: ${where} has machines of its own in data centres; certificates on record: ${heldText(certificates)}. If the data are of people or of a client, a data-processing agreement has to be signed first${agreement === '' ? '' : `: it ${agreement}`}.`,
    ]
  const held = heldText(certificates)
  const verdict = isOfHosts
    ? `No: “${what}”${isNotFor}${where}. The machines belong to third parties, who can read memory and disk, and nobody there signs for them.`
    : `Only if ${where} signs a data-processing agreement${isOfPatients ? ' (in the US a BAA)' : ''} for the region that you need, before anything of “${what}” is uploaded${agreement === '' ? '' : `; it ${agreement}`}. Certificates on record: ${held}.`
  const named = isDeidentified
    ? ' De-identified records are still personal data as long as somebody can be recognised in some of them.'
    : ''
  const offers = instead.map(
    ({ price, provider }) =>
      `${formatUsdPerHour(price.usdPerGpuHour)} ${placeOfPrice(price, names)} (${certificatesOf(provider)})`,
  )
  return [
    `${verdict}${named}`,
    ...(offers.length === 0
      ? []
      : [
          `${isOfHosts ? 'Take instead' : 'Beside it'} a data centre with certificates${place === null ? '' : ` in ${place}`}: ${offers.join('; ')}. Encrypt the disk, and delete it afterwards.${elsewhere === null ? '' : ` In ${elsewhere.place} itself I have no price: ${elsewhere.clouds} have regions there (recalled); ask them for GPUs.`}`,
        ]),
    `Ask first: your data-protection officer${isOfPatients ? ' and the hospital whose data they are' : what.toLowerCase().includes('client') || /nda/iu.test(what) ? ' and the client, by the contract' : ''}; a certificate is no permission. I am no lawyer.`,
  ]
}

const heldText = (certificates: Provider['certificates']): string =>
  certificates == null ? 'none' : certificates.held.map((id) => certificateNames[id]).join(', ')

const certificatesOf = ({ certificates }: Provider): string =>
  certificates == null
    ? 'no certificate on record'
    : certificates.held
        .slice(0, 3)
        .map((id) => certificateNames[id])
        .join(', ')

type ToldPlan = { readonly usd: string; readonly hours: string; readonly name: string }

/** What a seller that was not taken would cost, against the plan. */
export function whyNotSentence(
  seller: string,
  plan: ToldPlan,
  other: (ToldPlan & { readonly isDearer: boolean }) | null,
): string {
  if (other === null) return `Why not ${seller}: no machine of it that is on record does this job as it is asked.`
  return other.isDearer
    ? `Why not ${seller}: it would be ${other.name}, ${other.hours} and ${other.usd}, against ${plan.hours} and ${plan.usd}. The price is all that speaks against it.`
    : `Why not ${seller}: ${other.name} would be ${other.hours} and ${other.usd}, against ${plan.hours} and ${plan.usd}; take it if the time or the risk is no matter.`
}

/** What the plan on a card that was not taken comes to, against the one that was. */
export function whyNotCardSentence(
  card: string,
  plan: ToldPlan,
  other: ToldPlan & {
    readonly memory: string
    readonly usable: string
    readonly isDearer: boolean
    readonly isSlower: boolean
    readonly isOffloaded: boolean
  },
): string {
  const { name, hours, usd, memory, usable, isDearer, isSlower, isOffloaded } = other
  const room = isOffloaded
    ? 'the cards alone do not hold it, so weights or optimizer states lie in the memory of the host, which is slow'
    : `${memory} of the ${usable} of each card are taken`
  const verdict =
    isDearer && isSlower
      ? 'It is slower and costs more: nothing but cards that you have, or a quota, speaks for it.'
      : isSlower
        ? 'It costs less and takes longer: take it where the time is no matter.'
        : isDearer
          ? 'The price is all that speaks against it.'
          : 'Nothing speaks against it but what the plan is chosen for: take it.'
  return `Why not ${card}: ${name} would take ${hours} and ${usd}, against ${hours === plan.hours ? 'the same hours' : plan.hours} and ${plan.usd}; ${room}. ${verdict}`
}

/** Why a card does a job that is not rented anywhere, or not at all; what it can do. */
export function whyNotHeldSentences(
  card: string,
  figures: {
    /** What such a plan would be, or what keeps it from one. */
    readonly reason: string
    readonly least: string | null
    readonly meetsOverPcie: boolean
    readonly lighter: { readonly method: string; readonly count: number; readonly plan: ToldPlan | null } | null
  },
): readonly string[] {
  const { reason, least, meetsOverPcie, lighter } = figures
  const link = meetsOverPcie
    ? ` Such cards meet over PCIe alone, and a model that is split over many of them crosses it at every layer.`
    : ''
  const can =
    lighter === null
      ? []
      : [
          `What ${card} can do: ${lighter.method} fits on ${lighter.count} of them${lighter.plan === null ? '' : ` (${lighter.plan.name}: ${lighter.plan.hours}, ${lighter.plan.usd})`}.`,
        ]
  return [`Why not ${card}: ${least === null ? '' : `${least} `}${reason}${link}`, ...can]
}
