/** What is known of the companies that sell the GPUs: who they are, what they sign and hold, where their machines stand. */
import {
  certificateNames,
  holdsCertificate,
  type Certificate,
  type Provider,
  isOfHosts,
} from '../../catalog/provider.ts'
import type { ProviderTerm } from '../../catalog/provider-terms.ts'
import { joinWords } from '../../recommend/figure-text.ts'
import { planName, providerName } from '../format/display-names.ts'
import { formatCount, formatUsd } from '../format/number-format.ts'
import { allOptions } from '../content/option-rows.ts'
import { europeanEconomicArea } from './market-figures.ts'
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

/** "Is it Chinese?": by the seat of the company; '' where no country is asked about, or none is on record. */
function ownersFrom(context: QuestionContext): string {
  const asked = context.args?.ownersFrom
  const country = sellerOf(context)?.provider.seat?.country
  if (asked === undefined || country === undefined) return ''
  const isThere = asked === 'EU' ? europeanEconomicArea.has(country) : asked === country
  return `${isThere ? 'Yes' : 'No'}, by the seat of the company; who its shareholders are is not on record here. `
}

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

/** Whether the one certificate that is named is on record of the seller; '' where none is named, or several. */
function verdictOnCertificate({ args, catalog }: QuestionContext, { name, provider, kind }: Seller): string {
  const [asked, ...more] = args?.certificates ?? []
  if (asked === undefined || more.length > 0) return ''
  const certificate = certificateNames[asked]
  const announced = catalog?.providerTerms.providers[provider.id]?.announces
  const { certificates, recalledCertificates } = provider
  if (certificates?.held.includes(asked) === true)
    return `Yes: ${certificate} is on record of ${provider.name}${isOfHosts({ kind }) ? `; it is of the company, and not of the hosts whose machines ${name} rents out` : ''}. Ask it for the certificate and its scope before you book.`
  if (recalledCertificates?.held.includes(asked) === true)
    return `Probably: ${certificate} of ${provider.name} is remembered, and was not seen: ask for the certificate before you book.`
  if (announced?.includes(certificate) === true)
    return `It says so: ${name} announces ${announced} (recalled, no certificate was seen): ask for the certificate and its scope before you book.`
  const other =
    certificates !== null && certificates.held.length > 0
      ? `: on record are ${listed(certificates.held)}`
      : announced === undefined
        ? ''
        : `: it announces ${announced} (recalled, no certificate was seen)`
  return `Not on record: no ${certificate} of ${name} is known here${other}. That is not to say that it has none: ask it for the report before you book.`
}

/** "SOC 2, ISO 27001 are on record of Lambda." */
function certificates(context: QuestionContext): string {
  const seller = sellerOf(context)
  if (seller === null) return ''
  const { name, provider, kind } = seller
  const verdict = verdictOnCertificate(context, seller)
  if (verdict !== '') return verdict
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

/** "Lambda rents machines of its own: no community tier."; of no seller that is named, who has which. */
function tiersThere({ subject, catalog }: QuestionContext): string {
  const all = [...(catalog?.providers.values() ?? [])]
  const named = (subject?.providers ?? []).flatMap((id) => catalog?.providers.get(id) ?? [])
  const isBoth = ({ tiersAre, tiers }: Provider): boolean => tiersAre === 'products' && tiers.length > 1
  if (named.length > 0)
    return named
      .map((one) =>
        isBoth(one)
          ? `${one.name} has both, ${one.tiers.map(({ name }) => name).join(' and ')}.`
          : one.hosts === 'own'
            ? `${one.name} rents machines of its own, all at one tier: it has no community tier.`
            : `${one.name} rents out machines of others, private hosts and data centres, each labelled by its host: it has no machines of its own.`,
      )
      .join(' ')
  const both = all.filter(isBoth).map(({ name }) => name)
  const markets = all.filter((one) => one.hosts !== 'own' && !isBoth(one)).map(({ name }) => name)
  return `Both tiers are sold by ${joinWords(both)}; ${joinWords(markets)} rent out machines of others alone, and the rest on record machines of their own.`
}

/** The most machines in one order that a provider is on record for, joined by a fast network. */
const mostMachines = ({ fabrics }: Provider): number =>
  Math.max(0, ...fabrics.filter(({ priced }) => priced).map(({ nodes }) => nodes.max))

/** Who rents as many machines as the plan has, for a few hours. */
function shortCluster({ args, catalog, recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  const named = (args?.numbers ?? []).map(({ words, value }) =>
    ofMachines.test(words) ? value : ofGpus.test(words) ? Math.ceil(value / gpusOfMachine) : 0,
  )
  const machines = Math.max(best.nodes, ...named)
  const day = best.gpuCount * best.usdPerGpuHour * hoursOfDay
  const plan = planName(best, names)
  if (machines <= 1)
    return `For one machine, as in the plan, nearly all do: on demand is billed by the second, the minute or the hour, without a term. ${plan} at ${providerName(best, names)} for a whole day is ${formatUsd(day)}.`
  const sellers = [...(catalog?.providers.values() ?? [])].filter((one) => mostMachines(one) >= machines)
  const listed =
    sellers.length === 0
      ? 'No hourly price of so many in one order is on record.'
      : `With an hourly price and so many in one order on record: ${joinWords(sellers.map(({ name }) => name))}; whether they are free for one afternoon only their sales can say.`
  const wholeDay =
    machines === best.nodes
      ? ` Reckon with a day at least: ${plan} at ${providerName(best, names)} for 24 h is ${formatUsd(day)}, against ${formatUsd(best.allInUsd.p50)} for the run alone. Fewer machines for longer are easier to get: say “on 4 nodes”.`
      : ''
  return `Hardly any on demand: ${formatCount(machines)} machines with a fast network between them are mostly sold by reservation or through sales, for days to weeks, and quotas stand in the way (recalled). ${listed}${wholeDay}`
}
const [hoursOfDay, gpusOfMachine] = [24, 8]
const ofMachines = /nodes?|machines?|servers?/iu
const ofGpus = /gpus?|cards?|\b[abhm][a-z]?\d{2,3}/iu

/** What each word in braces of data/questions stands for, of a seller. */
export const sellerFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  sellerName: (context) => sellerOf(context)?.provider.name ?? 'the provider',
  tiersThere,
  shortCluster,
  seller: termOf('is'),
  seat,
  ownersFrom,
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
