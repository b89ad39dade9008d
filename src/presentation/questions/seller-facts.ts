/** What is known of the companies that sell the GPUs: who they are, what they sign and hold, where their machines stand. */
import {
  certificateNames,
  holdsCertificate,
  type Certificate,
  type Provider,
  isOfHosts,
} from '../../catalog/provider.ts'
import type { ProviderTerm } from '../../catalog/provider-terms.ts'
import { allOptions } from '../content/option-rows.ts'
import { ratesOfSellers } from './seller-rates.ts'
import { countriesOf } from './sellers-there.ts'
import type { QuestionContext } from './question-context.ts'

/** The seller that a question names, or that of the plan. */
type Seller = {
  /** "RunPod Community Cloud" where the plan is there. */
  readonly name: string
  readonly provider: Provider
  /** Whose machines: those of a community tier are no data centre of the seller. */
  readonly kind: Provider['kind']
}

function sellerOf(
  { subject, recommendation: { best }, catalog, renderContext: { names } }: QuestionContext,
  named = subject?.providers[0],
): Seller | null {
  const provider = catalog?.providers.get(named ?? best.provider)
  if (provider === undefined) return null
  const tierId = named === undefined || named === best.provider ? best.tier : null
  const tier = provider.tiersAre === 'products' ? provider.tiers.find(({ id }) => id === tierId) : undefined
  const isThirdParty = tier !== undefined && tier.hosts !== 'own' && provider.hosts === 'own'
  return {
    name: tier === undefined ? provider.name : `${provider.name} ${names.tier(provider.id, tier.id)}`,
    provider,
    kind: isThirdParty ? 'marketplace' : provider.kind,
  }
}

/** "RunPod signs …." */
const termOf =
  (term: ProviderTerm) =>
  (context: QuestionContext): string => {
    const seller = sellerOf(context)
    if (seller === null || context.catalog === undefined) return ''
    const { kinds, providers } = context.catalog.providerTerms
    const { provider, kind } = seller
    const own = kind === provider.kind || term === 'is' ? providers[provider.id]?.[term] : undefined
    return `${term === 'is' ? provider.name : seller.name} ${own ?? kinds[kind][term]}.`
  }

/** So many sellers besides that of the plan are told of. */
const mostOthers = 2

/** The same of the other sellers that are shown, where the question names none: "which of these sign one?" */
const termOfOthers =
  (term: ProviderTerm) =>
  (context: QuestionContext): string => {
    const { subject, recommendation, catalog } = context
    const shown = [...new Set(allOptions(recommendation).map(({ provider }) => provider))]
    const others = shown.filter((id) => id !== recommendation.best.provider).slice(0, mostOthers)
    if ((subject?.providers.length ?? 0) > 0 || catalog === undefined) return ''
    const { kinds, providers } = catalog.providerTerms
    const told = new Map<string, string[]>()
    for (const id of others) {
      const seller = sellerOf(context, id)
      if (seller === null) continue
      const says = providers[id]?.[term] ?? kinds[seller.kind][term]
      told.set(says, [...(told.get(says) ?? []), seller.name])
    }
    const said = [...told].map(
      ([says, sellers]) => `${sellers.length > 1 ? 'each of ' : ''}${sellers.join(' and ')} ${says}`,
    )
    return said.length === 0 ? '' : `Of the others shown, ${said.join('; ')}.`
  }

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' })

/** "Its company sits in India (recalled)." */
function seat(context: QuestionContext): string {
  const seller = sellerOf(context)
  if (seller === null) return ''
  const country = seller.provider.seat?.country
  if (country === undefined) return `In which country the company of ${seller.provider.name} sits is not on record.`
  const name = countryNames.of(country) ?? country
  const article = name.startsWith('United') || name === 'Netherlands' ? 'the ' : ''
  return `The company behind ${seller.provider.name} sits in ${article}${name} (recalled; its terms name the legal entity).`
}

const listed = (held: readonly Certificate[]): string => held.map((one) => certificateNames[one]).join(', ')

/** "SOC 2, ISO 27001 are on record of Lambda." */
function certificates(context: QuestionContext): string {
  const seller = sellerOf(context)
  if (seller === null) return ''
  const { name, provider, kind } = seller
  const said = context.catalog?.providerTerms.providers[provider.id]?.announces
  if (provider.certificates === null && said !== undefined)
    return `${name} announces ${said} (recalled, no certificate was seen): ask for the report before you book.`
  if (provider.certificates === null)
    return `No certificate of ${provider.name} is on record here, which is not to say that it has none: ask it for the report.`
  const recalled = provider.recalledCertificates?.held ?? []
  const more = recalled.length === 0 ? '' : ` Remembered, and not seen: ${listed(recalled)}.`
  const held = `On record of ${provider.name}: ${listed(provider.certificates.held)}.${more}`
  return isOfHosts({ kind })
    ? `${held} They are of the company, and not of the hosts whose machines ${name} rents out.`
    : held
}

/** Sellers of the plans compared that have a certificate, as far as it is on record and the machines are their own. */
const holdersOf =
  (certificate: Certificate) =>
  ({ recommendation, catalog }: QuestionContext): string => {
    const compared = new Set(allOptions(recommendation).map(({ provider }) => provider))
    const held = [...compared].flatMap((id) => {
      const provider = catalog?.providers.get(id)
      const isHeld = provider?.hosts === 'own' && holdsCertificate(provider, certificate)
      return isHeld ? [provider.name] : []
    })
    return held.length === 0
      ? `Of those compared here ${certificateNames[certificate]} is on record of none.`
      : `Of those compared here ${certificateNames[certificate]} is on record of ${held.join(', ')}.`
  }

/** "RunPod lists machines in the US, Romania and Sweden." */
export function standsSentence(context: QuestionContext): string {
  const seller = sellerOf(context)
  if (seller === null || context.catalog === undefined) return ''
  const { name, provider, kind } = seller
  if (isOfHosts({ kind }))
    return `At ${name} each host says where its machine stands: filter by country before you rent.`
  const countries = countriesOf(provider, context.catalog.places)
  return countries.length === 0
    ? `Where ${name} has its machines is not on record here: its console shows it before you rent.`
    : `${name} lists machines in ${countries.join(', ')}: choose where this GPU is free when you rent.`
}

/** What each word in braces of data/questions stands for, of a seller. */
export const sellerFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  seller: termOf('is'),
  seat,
  certificates,
  agreement: termOf('agreement'),
  baa: termOf('baa'),
  payment: termOf('payment'),
  othersSign: termOfOthers('agreement'),
  othersTake: termOfOthers('payment'),
  encryption: termOf('encryption'),
  promise: termOf('promise'),
  sellerRates: ratesOfSellers,
  hipaaHolders: holdersOf('hipaa'),
}
