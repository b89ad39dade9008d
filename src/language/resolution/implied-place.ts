/** Where a certificate, a law or data of patients keep the job, when nobody names a place. */
import { type Certificate, certificateNames } from '../../catalog/provider.ts'
import { quoted } from '../../scenario/format-values.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'

/** A certificate that nobody is known to hold is no reason to take just anybody: data centres of its place are taken. */
export function placeByCertificates(draft: Draft, { vocabulary }: ResolverInput): void {
  const asked = draft.has('certificates') ? draft.get('certificates') : null
  if (asked === null) return
  const { certificates, heldCertificates } = vocabulary.jurisdictions
  const place = asked.map((one) => certificates[one]).find((one) => one !== undefined)
  const isPlaceTaken = place !== undefined && draft.get('region') === null
  const where = place === undefined ? '' : (vocabulary.places.get(place)?.name ?? '')
  if (isPlaceTaken) {
    draft.set('region', place)
    draft.set('hosting', 'data-centre')
  }
  const named = (listed: readonly Certificate[]): string => listed.map((one) => certificateNames[one]).join(' and ')
  const missing = asked.filter((one) => !heldCertificates.has(one))
  if (missing.length > 0) {
    const held = asked.filter((one) => heldCertificates.has(one))
    draft.set('certificates', held.length === 0 ? null : held)
    draft.set('hosting', 'data-centre')
    draft.addRemark(
      'certificates',
      `No provider is known here to hold ${named(missing)} for GPUs: ask each for it before you book${isPlaceTaken ? `; taken are data centres in ${where} alone` : ''}.`,
    )
  } else if (isPlaceTaken)
    draft.addRemark('region', `${named(asked)}: only machines in ${where} are taken; name another place to have that.`)
}

/** "RBI", "LGPD": the place that data are kept in by it, or how else it is met. */
export function placeByLaws(draft: Draft, { recognized: { tokens }, vocabulary }: ResolverInput): void {
  const typed = ` ${tokens.map(({ text }, at) => `${text}${adjacentNumber(tokens, at)}`).join(' ')} `
  for (const { words, name, place, binds, says, providers } of vocabulary.jurisdictions.laws) {
    if (!words.some((word) => typed.includes(` ${word} `)) || draft.get('owned') === true) continue
    // What is asked for besides a place is said wherever the machines are to stand.
    if (says !== undefined) {
      draft.addRemark(null, `${name} ${says}`)
      draft.set('hosting', 'data-centre')
    }
    if (providers !== undefined && draft.get('providers') === null) draft.set('providers', [...providers])
    if (draft.get('region') !== null) continue
    const where = place === null ? '' : (vocabulary.places.get(place)?.name ?? '')
    if (binds && place !== null) {
      draft.set('region', place)
      draft.addRemark('region', `${name}: only machines in ${where} are taken; name another place to have that.`)
    } else
      draft.addRemark(
        null,
        `${name} asks for a contract on the data, as a rule not for a place${where === '' ? '' : `; say “in ${where}” to have machines there alone`}.`,
      )
  }
}

/** "NIS2" */
const adjacentNumber = (tokens: ResolverInput['recognized']['tokens'], at: number): string => {
  const next = tokens[at + 1]
  return next?.kind === 'number' && next.adjacent ? next.text : ''
}

/**
 * Data of patients of a hospital in Munich stay in the EU, in data centres; so do data of people where the text tells of the
 * EU: their language, a town, a budget in euros. A seller that is named is kept.
 */
export function placeByPeople(draft: Draft, { recognized: { tokens, normalized }, vocabulary }: ResolverInput): void {
  if (draft.get('region') !== null || draft.get('owned') === true) return
  const words = tokens.map(({ text }) => text)
  const kind = vocabulary.sensitiveWords.find(words)?.kind
  const isOpen = draft.get('providers') === null && !overseas.test(normalized.text)
  if (kind !== 'patients' && (kind !== 'people' || !isOpen)) return
  const found = institutionIn(words, kind, vocabulary)
  const isPaidInEuros = kind === 'people' && draft.budgetMoney?.name === 'euro'
  const place = found?.place ?? (isPaidInEuros ? 'eu' : null)
  if (place === null) return
  draft.set('region', place)
  draft.set('hosting', 'data-centre')
  const where = vocabulary.places.get(place)?.name ?? place
  const typed = found === null ? 'A budget in euros' : quoted(draft.words({ from: found.at, to: found.at + 1 }))
  draft.addRemark(
    'region',
    `${typed}: for data of ${kind} only data centres in ${where} are taken; say “anywhere” to have others.`,
  )
}

function institutionIn(
  words: readonly string[],
  kind: 'patients' | 'people',
  { jurisdictions }: Pick<Vocabulary, 'jurisdictions'>,
): { readonly place: string; readonly at: number } | null {
  const { institutions, adjectives, adjectivesBefore } = jurisdictions
  const placeOf = (byPlace: typeof institutions, word: string): string | undefined =>
    Object.entries(byPlace).find(([, listed]) => listed.includes(word))?.[0]
  for (const [at, word] of words.entries()) {
    const isOfPeople = kind === 'people' || words.slice(at + 1, at + 3).some((next) => adjectivesBefore.includes(next))
    const place = placeOf(institutions, word) ?? (isOfPeople ? placeOf(adjectives, word) : undefined)
    // Of people it is the law of the EU and its neighbours that asks for it.
    if (place !== undefined && (kind === 'patients' || ofPeople.has(place))) return { place, at }
  }
  return null
}
/** Places whose law asks for it of people, too. */
const ofPeople: ReadonlySet<string> = new Set(['eu', 'europe'])
/** "Emails from our US branch": of people there too. */
const overseas = /\b(?:US|USA|UK|U\.S\.|America\w*|British|Canad\w+|Australia\w*|India\w*)(?!\w)/u
