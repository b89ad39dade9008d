/** "Proposal A: 4 H200 at Nebius. Proposal B: 8 A100 at Lambda. The job in both: …": each is read with what both share. */
import { gpuPricesIn } from '../language/inquiries/gpu-prices.ts'
import { maxCompared } from '../language/multiple-commands.ts'
import { precisionsOf } from './interpret-precisions.ts'
import type { FoundInterpretation, ReadJob } from './part-readers.ts'

/** The words before a letter or a number that a proposal goes by. */
const label =
  /(?<![\w-])(?:the )?(?:(?:options?|proposals?|plan|variant|quote|offer|alternative|scenario|version|choice|set-?up|bid) ?#?\(?(?<long>[a-d1-4]|one|two|three|four)\b\)?|\(?(?<short>[a-d])\)|(?<=(?:^|[.:;!?\n])\s*)(?<bare>[a-d])(?=\s?:))(?: (?:is|would be|means)\b|\s?[:=,–—-])?\s{0,3}/giu
const places: Readonly<Record<string, number>> = { a: 0, b: 1, c: 2, d: 3, one: 0, two: 1, three: 2, four: 3 }
const placeOf = (name: string): number => places[name.toLowerCase()] ?? Number(name) - 1

const sentenceEnds = /(?<=[.;!?])\s+|\n+/gu
const joiners = /(?:[\s,;.]|\b(?:and|or|vs|versus|while|whereas)\b)+$/iu
/** Which one is taken is said: it is no question any more. */
const decided =
  /\b(?:go(?:ing)? (?:with|for)|went (?:with|for)|decision:?|decided (?:on|for)|picked|chose(?:n)?|settled on) (?:option |plan |proposal |variant |quote )?\(?[a-d1-4]\b/iu
const maxLength = 2000
const longestName = 60

/** Null where fewer than two are named, one is no whole job with the rest of the text, or one of them was taken. */
export function proposalsOf(text: string, readJob: ReadJob): FoundInterpretation {
  if (text.length > maxLength) return null
  const labels = [...text.matchAll(label)]
  if (labels.length < 2) return precisionsOf(text, readJob)
  if (labels.length > maxCompared || decided.test(text)) return null
  // Offers with a price each are weighed by those.
  if (gpuPricesIn(text) !== null) return null
  if (labels.some(({ groups }, at) => placeOf(groups?.['long'] ?? groups?.['short'] ?? groups?.['bare'] ?? '') !== at))
    return null
  const head = text.slice(0, labels[0]?.index)
  const bodies = labels.map(({ 0: words, index }, at) => text.slice(index + words.length, labels[at + 1]?.index))
  const last = bodies.at(-1) ?? ''
  // It has as many sentences as the first has; what stands behind them is said of all.
  const length = (bodies[0] ?? '').replace(joiners, '').split(sentenceEnds).length
  const end = [...last.trimEnd().matchAll(sentenceEnds)].at(length - 1)?.index ?? last.length
  const tail = last.slice(end)
  const own = bodies.map((body, at) => (at < bodies.length - 1 ? body : last.slice(0, end)))
  const scenarios = own.map((body) => readJob(`${head}${body.replace(joiners, '')}. ${tail}`))
  const known = scenarios.filter((scenario) => scenario !== null)
  if (known.length < own.length) return null
  return {
    kind: 'comparison',
    thread: null,
    scenarios: known,
    names: own.map((body, at) => shortName(body) ?? labels[at]?.[0].replace(joiners, '').replace(':', '').trim() ?? ''),
  }
}

function shortName(body: string): string | null {
  const name = body.replace(joiners, '').trim()
  return name === '' || name.length > longestName ? null : name
}
