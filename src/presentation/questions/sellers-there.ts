/** "Who has H100s in Singapore?", "how many providers are left with that?": sellers by what is on record of them. */
import { isWithin, type Place } from '../../catalog/place.ts'
import { holdsCertificate, type Provider } from '../../catalog/provider.ts'
import type { GpuId } from '../../catalog/ids.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { allOptions } from '../content/option-rows.ts'
import { commonName } from '../format/display-names.ts'
import { formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

type PlacesById = ReadonlyMap<string, Place>

/** PlacesById that are larger than a country. */
export const largePlaces: ReadonlySet<string> = new Set(['eu', 'eu-or-uk', 'eu-or-us', 'europe', 'nordics', 'north-america', 'south-america', 'asia', 'middle-east', 'oceania', 'africa']) // prettier-ignore

function countryOf(id: string, places: PlacesById): string {
  const [parent] = places.get(id)?.within ?? []
  return parent === undefined || largePlaces.has(id) || largePlaces.has(parent) ? id : parent
}

/** Names of the countries in which a provider says that it has machines. */
export const countriesOf = ({ regions }: Provider, places: PlacesById): readonly string[] =>
  countriesOfRows(regions?.rows ?? [], places)

/** The same of some of its sites. */
export function countriesOfRows(rows: readonly { readonly place: string }[], places: PlacesById): readonly string[] {
  const countries = new Set(rows.map(({ place }) => countryOf(place, places)))
  return [...countries].map((id) => places.get(id)?.name ?? id)
}

const mostNamed = 6
const mostOthers = 3
const nearPlaces = ['eu', 'us', 'uk', 'canada', 'japan', 'india'] as const

/** Those that have the GPU in the place that a question names, or that are left under all that was asked. */
export function sellersAnswer(context: QuestionContext): readonly string[] {
  const { namedSpec, scenario, subject, subjectText, renderContext } = context
  const { names } = renderContext
  const spec = namedSpec ?? scenario.spec
  const named = subject?.gpus ?? []
  const wanted = named.length > 0 ? named : (spec.gpus ?? [])
  const sellers = sellersOf(spec, wanted, context)
  const [gpu] = wanted
  const what =
    gpu === undefined
      ? 'GPUs'
      : wanted.length > 1 && named.length > 0
        ? commonName(wanted.map((one) => names.gpu(one))) || familyName(subjectText)
        : names.gpu(gpu)
  const where = spec.region === null ? '' : ` in ${names.place(spec.region)}`
  const others = nearPlaces.filter((place) => sellersOf({ ...spec, region: place }, wanted, context).length > 0)
  if (sellers.length === 0)
    return [
      `No provider on record has ${what}${where} under what was asked, which is not to say that none has: a country’s own hosts are often not on record, so ask them.`,
      spec.region === null || others.length === 0
        ? ''
        : `There are some in ${others.slice(0, mostOthers).map(names.place).join(', ')}.`,
    ]
  const list = sellers.slice(0, mostNamed).join(', ')
  const more = sellers.length > mostNamed ? ` and ${sellers.length - mostNamed} more` : ''
  return [
    `${sellers.length} on record ${sellers.length === 1 ? 'has' : 'have'} ${what}${where}${named.length > 0 ? '' : ' under what was asked'}: ${list}${more}.`,
    namedSpec === undefined ? cheapestOfEach(context) : 'What is free now their consoles show.',
  ]
}

/** "h100s" as "H100". */
const familyName = (words: string): string =>
  words
    .toUpperCase()
    .replace(/^\d+ ?[X×] ?/u, '')
    .replace(/S$/u, '')

/** Names of the providers with a price of one of the GPUs, all where none is named, that meets what is asked of place and seller. */
function sellersOf(
  { region, providers: kept, excludedProviders, hosting, certificates }: Spec,
  gpus: readonly GpuId[],
  { catalog }: QuestionContext,
): readonly string[] {
  if (catalog === undefined) return []
  const { providers, places, observations } = catalog
  const priced = Map.groupBy(
    observations.filter(({ gpu }) => gpus.length === 0 || gpus.includes(gpu)),
    ({ provider }) => provider,
  )
  return [...priced].flatMap(([id, prices]) => {
    const provider = providers.get(id)
    if (provider === undefined || kept?.includes(id) === false || excludedProviders?.includes(id) === true) return []
    if ((hosting !== null || certificates !== null) && provider.hosts !== 'own') return []
    if (certificates?.some((one) => !holdsCertificate(provider, one)) === true) return []
    if (region === null) return [provider.name]
    const inside = (provider.regions?.rows ?? []).filter(({ place }) => isWithin(place, region, places))
    const isThere = prices.some(({ region: of }) =>
      of === null ? provider.regions?.samePrice === true && inside.length > 0 : inside.some((row) => row.id === of),
    )
    return isThere ? [provider.name] : []
  })
}

/** "Cheapest plans: Verda $32; Vultr $42." */
function cheapestOfEach({ recommendation, renderContext: { names } }: QuestionContext): string {
  const cheapest = new Map<string, number>()
  for (const { provider, allInUsd } of allOptions(recommendation)) {
    const name = names.provider(provider)
    cheapest.set(name, Math.min(cheapest.get(name) ?? Infinity, allInUsd.p50))
  }
  const sellers = [...cheapest].toSorted(([, one], [, other]) => one - other).slice(0, mostNamed)
  return `Cheapest for this job: ${sellers.map(([name, usd]) => `${name} ${formatUsd(usd)}`).join(', ')}.`
}
