/** "Single-tenant or bare metal only", "no shared hosts": that nobody else is to be on the machine, and the text without it. */
import { collapseSpaces } from '../text/characters.ts'

export type SoleTenancy = { readonly words: string; readonly rest: string }

const host = String.raw`(?:hosts?|machines?|servers?|hardware|nodes?|box(?:es)?|infra(?:structure)?|metal|tenancy|tenants?|instances?)`
const forms = new RegExp(
  [
    String.raw`\b(?:bare[- ]?metal|(?:single|sole)[- ]tenan(?:t|cy)(?: ${host})?|(?:dedicated|isolated|private|physical) ${host}(?! memory| ram))\b`,
    String.raw`\b(?:no|not|never|without|avoid\w*|nothing)(?: on| any| a)? (?:shared ${host}|multi-?tenan(?:t|cy)(?: ${host})?)\b`,
    String.raw`\b(?:don['’]?t|do not|not|never|can['’]?t|cannot|can not|mustn['’]?t|must not|may not|won['’]?t) (?:be |have to |to )?shar(?:e|ed|ing) ?(?:(?:a|the|it|them|one|hosts?|machines?|hardware|gpus?|servers?|boxe?s?) ){0,3}with (?:any |other |anybody |anyone |somebody |someone )?(?:else|others|tenants?|customers?|compan(?:y|ies)|people|users?|clients?)\b`,
  ].join('|'),
  'giu',
)
const longest = 1500
/** One's own machine in a rack, and rooms of one's own, are shared with nobody. */
const ours = /\b(?:our|my) (?:own )?(?:bare[- ]?metal|dedicated|private|physical)\b/iu

/** Null where nothing of the kind is asked for. */
export function soleTenancyIn(text: string): SoleTenancy | null {
  if (text.length > longest || ours.test(text)) return null
  const found = [...text.matchAll(forms)].map(([words]) => words)
  return found.length === 0 ? null : { words: found.join('”, “'), rest: collapseSpaces(text.replaceAll(forms, ' ')) }
}
