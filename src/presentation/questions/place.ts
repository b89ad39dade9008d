/** "Where are these machines?", "what is the cheapest in the EU?" */
import { isWithin } from '../../catalog/place.ts'
import { isSameGpus } from '../content/contrast-words.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { planAndProvider, planInFull, planName, providerName } from '../format/display-names.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdDifference } from '../format/number-format.ts'
import { joinWords } from '../../recommend/figure-text.ts'
import { countriesOf, countriesOfRows, largePlaces } from './sellers-there.ts'
import { differenceFromBest } from './plan-contrast.ts'
import { standsSentence } from './seller-facts.ts'
import type { QuestionContext } from './question-context.ts'

/** What is known of where the plan runs: the place that was asked for, or that of its price. */
export function placeOfPlan(context: QuestionContext): string {
  const {
    scenario: { spec },
    recommendation: { best },
    renderContext: { names },
    catalog,
  } = context
  const provider = providerName(best, names)
  const region = best.region ?? null
  // Others lie inside it.
  const isWide = [...(catalog?.places.values() ?? [])].some(
    ({ within }) => spec.region !== null && within.includes(spec.region),
  )
  if (spec.region !== null)
    return `Only machines in ${names.place(spec.region)} are taken, as was asked for: ${planName(best, names)} at ${provider}${region === null || region === spec.region ? '' : `, by its price in ${names.place(region)}`}.${largePlaces.has(spec.region) ? ` ${countriesInside(context, spec.region).trim()}` : ''}${isWide ? ' No single country in it is promised: say “only” and its name for that, or choose it when you book.' : ' Choose that region when you book.'}`
  return region === null ? standsSentence(context) : `The price at ${provider} is of ${names.place(region)}.`
}

/** "Nebius names Finland and France in the EU, …": the countries of a wide place in which the seller has machines; '' where nothing of it is on record. */
function countriesInside(
  { recommendation: { best }, renderContext: { names }, catalog }: QuestionContext,
  region: string,
): string {
  const provider = catalog?.providers.get(best.provider)
  const rows = provider?.regions?.rows ?? []
  if (provider === undefined || catalog === undefined || rows.length === 0) return ''
  const inside = rows.filter(({ place }) => place === region || isWithin(place, region, catalog.places))
  const countries = countriesOfRows(
    inside.filter(({ place }) => place !== region),
    catalog.places,
  )
  const seller = names.provider(best.provider)
  const where = names.place(region)
  return countries.length === 0
    ? `No country is on record: ${seller} names ${where} and no more. `
    : `In ${countries.length > 1 ? 'one of ' : ''}${joinWords(countries)}, by the sites that ${seller} names in ${where}; which of them has this GPU free its console shows. `
}

/** The plan in the place that was named; without one what is known of where it runs. */
export function placeAnswer(context: QuestionContext): readonly string[] {
  const {
    scenario: { spec },
    recommendation: { best },
    renderContext: { names },
    whatIf,
  } = context
  if (context.args?.placeCost !== undefined && whatIf !== undefined && 'option' in whatIf)
    return limitCost(whatIf.option, context)
  const there = sellerThere(context)
  if (there !== null) return there
  const here = placeOfPlan(context)
  const verdict = insideAnswer(context)
  if (verdict !== null) return [verdict, here, namedThere(context)]
  if (whatIf === undefined)
    return [
      here,
      spec.region === null
        ? 'Say a place (“in the EU”, “only US”) for the best plan on record there.'
        : 'Data stay there where disk, buckets, logs and backups are in that region too; who else gets at them, support abroad or a law of the provider’s own country, its contract says (a data-processing agreement): ask for that before you upload.',
    ]
  if ('problem' in whatIf) return [whatIf.problem, here]
  const { option } = whatIf
  return [
    option.provider === best.provider && option.gpu === best.gpu && option.allInUsd.p50 === best.allInUsd.p50
      ? 'Yes, this plan: it is the best there too.'
      : `${differenceFromBest(option, best, names)}.`,
    namedThere(context),
    'Where its data and staff are, and under which law, the provider says.',
  ]
}

/** "Is the data centre inside France?", of a plan whose place was asked for; null where none was, or the question names none. */
function insideAnswer({ scenario, namedSpec, catalog, renderContext: { names } }: QuestionContext): string | null {
  const [planned, asked] = [scenario.spec.region, namedSpec?.region ?? null]
  if (planned === null || asked === null || catalog === undefined) return null
  if (planned === asked || isWithin(planned, asked, catalog.places))
    return `Yes: the plan takes machines in ${names.place(planned)} alone.`
  return isWithin(asked, planned, catalog.places)
    ? `Not for sure: ${names.place(planned)} was asked for, of which ${names.place(asked)} is one place; reply “in ${names.place(asked)}” for it.`
    : `No: the plan takes machines in ${names.place(planned)}; reply “in ${names.place(asked)}” to move it there.`
}

/** "Which of these has a data centre in Germany?": sellers that name machines there; '' where no place is named. */
function namedThere({ namedSpec, catalog, renderContext: { names } }: QuestionContext): string {
  const region = namedSpec?.region ?? null
  if (region === null || catalog === undefined) return ''
  const sellers = [...catalog.providers.values()].filter(({ regions }) =>
    regions?.rows.some((row) => row.place === region || isWithin(row.place, region, catalog.places)),
  )
  const listed = sellers.slice(0, mostSellers).map(({ name }) => name)
  return listed.length === 0
    ? ''
    : `Machines in ${names.place(region)} are named by ${listed.join(', ')}${sellers.length > mostSellers ? ` and ${formatCount(sellers.length - mostSellers)} more` : ''}.`
}
const mostSellers = 8

/** "Does Lambda have a Finland site?": whether the seller that is named has machines there; null where none is, or nothing of it is on record. */
function sellerThere({
  subject,
  namedSpec,
  catalog,
  whatIf,
  renderContext,
}: QuestionContext): readonly string[] | null {
  const { names } = renderContext
  const region = namedSpec?.region ?? null
  const [id, ...others] = subject?.providers ?? []
  const provider = id === undefined ? undefined : catalog?.providers.get(id)
  if (region === null || id === undefined || others.length > 0 || provider === undefined || catalog === undefined)
    return null
  const rows = provider.regions?.rows ?? []
  const place = names.place(region)
  if (rows.length === 0)
    return [
      `Where ${names.provider(id)} has machines is not on record here: its own console filters by country, ${place} among them or not.`,
    ]
  const isThere = rows.some((row) => row.place === region || isWithin(row.place, region, catalog.places))
  // What names no country may lie in it.
  const isOpen = rows.some((row) => isWithin(region, row.place, catalog.places))
  const countries = countriesOf(provider, catalog.places).slice(0, mostCountries).join(', ')
  const other = whatIf !== undefined && 'option' in whatIf ? whatIf.option : null
  return [
    isThere
      ? `Yes: ${names.provider(id)} says that it has machines in ${place}.`
      : `${isOpen ? 'Perhaps' : 'No'}: ${names.provider(id)} names no machines in ${place}; it names ${countries}.`,
    isThere || other === null
      ? ''
      : `In ${place} this would do: ${planInFull(other, names)}, ${formatDuration(other.hours.p50)} and ${formatUsd(other.allInUsd.p50)} in total.`,
  ]
}
const mostCountries = 15

/** What the limit to its place costs: the plan with it, and the same without it. */
function limitCost(other: Option, context: QuestionContext): readonly string[] {
  const {
    scenario: { spec },
    recommendation,
    renderContext: { names },
    namedSpec,
    args,
  } = context
  const region = spec.region ?? namedSpec?.region ?? null
  const place = region === null ? 'that place' : names.place(region)
  const wider = spec.region === null ? null : (namedSpec?.region ?? null)
  const without =
    spec.region === null ? 'as planned' : wider === null ? 'without that limit' : `in ${names.place(wider)}`
  const [best, free] = spec.region === null ? [other, recommendation.best] : [recommendation.best, other]
  const told = (option: Option): string =>
    `${formatUsd(option.allInUsd.p50)} and ${formatDuration(option.hours.p50)} on ${planAndProvider(option, names)}`
  const share = best.allInUsd.p50 / free.allInUsd.p50 - 1
  const apart = formatUsdDifference(best.allInUsd.p50, free.allInUsd.p50)
  const isNone = apart === formatUsd(0) || Math.abs(share) < hardly
  if (isNone)
    return [
      `${args?.placeCost === 'whether' ? 'No' : 'Nothing'}: in ${place} it is ${told(best)}, and ${without} ${told(free)}.`,
    ]
  const lead = args?.placeCost === 'whether' ? (share > 0 ? 'Yes, ' : 'No, ') : ''
  const sum = `${apart} (${formatPercent(Math.abs(share))}) ${share > 0 ? 'more' : 'less'} in ${place}`
  return [
    `${lead}${sum}: ${told(best)}, against ${told(free)} ${without}.`,
    isSameGpus(best, free)
      ? 'The GPUs and their hours are the same: fewer sellers to choose from make the difference.'
      : '',
  ]
}
const hardly = 0.01
