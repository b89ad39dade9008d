/** "Two full fine-tunes …, plus a spare run": runs that are set aside, which are to be paid as the others are. */
import { countOf, countPattern } from './same-run-again.ts'

const kinds = String.raw`(?:spare|back-?up|extra|reserve|contingency|additional|buffer|fallback|safety|stand-?by|emergency)`
const runs = String.raw`(?:runs?|ones?|tries|try|attempts?|trainings?|fine-?tun(?:es?|ings?)|jobs?)`
const joint = String.raw`[,;]?\s*(?:\b(?:plus|and|with|including|incl\.?|as well as|also|keep(?:ing)?)|\+|&)\s+(?:maybe |say |about |then )?`
const spares = new RegExp(
  String.raw`${joint}(?:(?<count>an?|one|${countPattern.slice(1, -1)})\s+(?:(?:more|further) )?(?:${kinds}(?:s\b| ${runs}\b(?! (?:epochs?|gpus?)))|spare\b(?! (?:gpus?|cards?|nodes?|machines?|disk|time|capacity))|re-?runs?\b|retr(?:y|ies)\b|${runs} (?:in|as(?: an?)?) (?:reserve|spare|back-?up)s?\b))(?: (?:in case|if) [^.,;?!]{3,40})?`,
  'iu',
)

export type SpareRuns = { readonly count: number; readonly words: string; readonly rest: string }

/** Null where none is set aside. */
export function spareRunsIn(text: string): SpareRuns | null {
  const found = spares.exec(text)
  if (found === null) return null
  const said = found.groups?.['count'] ?? ''
  const count = /^(?:an?|one)$/iu.test(said) ? 1 : countOf(said)
  const words = found[0].replace(/^[,;\s]+/u, '').trim()
  return Number.isFinite(count) && count > 0 && count <= mostSpares
    ? { count, words, rest: text.replace(found[0], ' ') }
    : null
}
const mostSpares = 20

type Counted = {
  readonly series: { readonly count: number; readonly per: null; readonly words: string }
  readonly rest: string
}

/** The runs that a text counts, and those that it sets aside; one, where it counts none besides. */
export function withSpareRuns<
  Series extends { readonly series: { readonly count: number; readonly words: string }; readonly rest: string },
>(text: string, countedIn: (text: string) => Series | null): Series | Counted | null {
  const spare = spareRunsIn(text)
  if (spare === null) return countedIn(text)
  const counted = countedIn(spare.rest)
  const words = [...(counted === null ? [] : [counted.series.words]), spare.words].join(', ')
  const count = (counted?.series.count ?? 1) + spare.count
  const rest =
    counted?.rest ??
    spare.rest
      .replaceAll(/\s{2,}/gu, ' ')
      .replaceAll(/ ([,.;?!])/gu, '$1')
      .trim()
  return { series: { count, per: null, words }, rest }
}
