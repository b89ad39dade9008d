/** "One lora per customer, 60 customers", "each shop gets its own model, 35 shops": things of which each has a run. */
import { countOf, countPattern } from './same-run-again.ts'

const trained = String.raw`(?:q?loras?|adapters?|models?|fine-?tunes?|finetunings?|runs?|trainings?|versions?|checkpoints?|bots?|classifiers?|jobs?)`
const before = String.raw`(?:(?:one|1|an?|the|its|their|own|separate|individual|different|distinct|dedicated|new|fresh|single|custom|small|little|specialised|specialized|flux|sdxl|sd|image|style|q?lora|adapter|full|full-?weight|\d{1,3}(?:\.\d)?b) ){0,4}`
/** What a period, a part of a run or of its data is called has no run of its own. */
const thing = String.raw`(?!(?:day|night|week|weekend|month|quarter|year|hour|minute|second|epoch|gpu|card|node|machine|run|time|step|token|word|example|sample|row|page|document|million|example|prompt|batch|layer|expert|and|the|of|one|model)s?\b)(?<thing>[a-z]{3,14})`
const asked = String.raw`(?:(?:per|for (?:each|every)(?: one| single)?(?: of (?:the|our|these|those|my))?|each|every) )`

const forms: readonly RegExp[] = [
  new RegExp(String.raw`(?<what>\b${before}${trained}) ${asked}${thing}\b`, 'iu'),
  new RegExp(
    String.raw`(?<what>\b(?:one|1|a separate one|another one|its own|a different one)) ${asked}${thing}\b`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:each|every)(?: single)? ${thing}(?: (?:gets?|has|needs?|wants?|should (?:get|have)|will (?:get|have)|would (?:get|have)|to (?:get|have)|having|with))? (?:its|their|his|her|an?|one) (?:own )?(?<what>${before}${trained})\b`,
    'iu',
  ),
  new RegExp(String.raw`(?<what>\b${before}${trained}) ${asked}(?:\w{2,12} )?${thing}\b`, 'iu'),
]
/** "Each of our 35 shops gets its own lora", "12 models (one per market)": the count stands there itself. */
const countedForms: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:each|every(?: one)?|all) (?:of )?(?:our|the|these|those|my) ${countPattern} (?:\w{2,12} ){0,2}?${thing} (?:(?:gets?|has|have|needs?|wants?|should|will|would|must|to) (?:get |have |be )?)?(?:its|their|his|her|an?|one) (?:own )?(?<what>(?:\w[\w.-]{0,14} ){0,5}?${trained})\b`,
    'iu',
  ),
  new RegExp(
    String.raw`(?<![$€£.,\w])${countPattern} (?:of them|(?<what>${before}${trained}))[\s,:;(–-]{1,3}(?:one|1|a separate one|each one) ${asked}(?:of )?(?:our |the |these )?${thing}\b\)?`,
    'iu',
  ),
]
const most = 1e5
const maxLength = 1500

/** Null where nothing has a run each, or how many of it there are is not said. */
export function onePerThingIn(
  text: string,
): { readonly count: number; readonly words: string; readonly rest: string } | null {
  if (text.length > maxLength || !/\b(?:per|each|every)\b/iu.test(text)) return null
  for (const form of countedForms) {
    const match = form.exec(text)
    const count = countOf(match?.[1] ?? '')
    if (match !== null && count >= 2 && count <= most)
      return { count, words: match[0].trim(), rest: text.replace(match[0], keptOf(match.groups?.['what'] ?? '')) }
  }
  for (const form of forms) {
    const match = form.exec(text)
    const { thing: noun, what = '' } = match?.groups ?? {}
    if (match === null || noun === undefined) continue
    const counted = countOfThings(noun).exec(text)
    const count = counted === null ? 0 : countOf(counted[1] ?? '')
    if (counted === null || !(count >= 2 && count <= most)) continue
    const rest = text.replace(match[0], keptOf(what)).replace(counted[0], ' ')
    return { count, words: `${counted[0].trim()}, ${match[0].trim()}`, rest }
  }
  return null
}

/** What is trained stays behind: a method, a size. */
const keptOf = (what: string): string =>
  what.replaceAll(/\b(?:one|1|an?|its|their|own|separate|different|distinct|individual|dedicated)\b/giu, '').trim()

function countOfThings(noun: string): RegExp {
  const stem = noun
    .toLowerCase()
    .replace(/(?:ies|y)$/u, '')
    .replace(/(?<=(?:ch|sh|x|ss))es$|(?<!s)s$/u, '')
  return new RegExp(
    String.raw`(?<![$€£.,\w]|[$€£] )\(?${countPattern}(?: of)?(?: (?:the|our|these|my|such|different|separate|distinct|new|internal|regional|client|retail|pilot|paying|big|small|\p{L}{2,12}(?=ing |al |ed |ly ))){0,2} ${stem}(?:s|es|y|ies)?\b\)?`,
    'iu',
  )
}

const oneForEach =
  /[,;.]?\s{0,2}\b(?:should|do|must|would) (?:i|we) (?:really )?(?:need |have )?(?:to )?(?:get|rent|book|take|use|buy|need) \d{1,3} (?:gpus|cards)\b(?: for (?:that|it|this))?\??/iu

/** Without "should I get 12 GPUs?", one for each run: it is asked and not wished, and what all at once cost is told anyway. */
export const withoutOneForEach = (rest: string): string => rest.replace(oneForEach, ' ')
