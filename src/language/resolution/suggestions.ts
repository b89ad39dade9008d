/** Texts to type instead: each is tried, and only one that is understood is offered. */
import type { DraftIssue } from '../../scenario/scenario-draft.ts'

/** Examples that always parse. */
export const exampleCommands = [
  '70b 2B tokens',
  'llama 3.1 8b 100M tokens qlora on a 4090',
  'mistral 7b 10k examples x 1k tokens x 3 epochs under $50',
] as const

const maxSuggestions = 3
/** Characters of a text that can be typed again. */
const maxLength = 300
/** Texts tried before giving up. */
const maxTried = 8

/** Without double spaces, and without words left hanging where a term was taken out. */
function tidy(candidate: string): string {
  const text = candidate
    .replaceAll(/<[@#!][^<>]{0,100}>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/ ([,;?!.])(?!\d)/g, '$1')
    .replaceAll(
      / (?:on|at|with|using|in|for|to|from|via|vs|or|and|but)(?: an?| the| my)?(?=[,;?!.]|$| (?:on|at|with|using|in|for|to|from|via|vs|or|and|but) )/g,
      '',
    )
    .replace(/^[\s,;]+(?:(?:or|and|but) )?|^(?:or|and|but) /, '')
  // From the end backwards: a pattern would begin anew at each of a thousand commas.
  let end = text.length
  while (end > 0 && /[\s,;=^*+/·-]/.test(text[end - 1] ?? '')) end -= 1
  return text.slice(0, end)
}

/** Of the candidates the first few that `isUnderstood`. */
export function acceptedSuggestions(
  candidates: Iterable<string>,
  isUnderstood: (text: string) => boolean,
): readonly string[] {
  const accepted = new Set<string>()
  let tried = 0
  for (const candidate of candidates) {
    const text = tidy(candidate)
    if (text === '' || text.length > maxLength || accepted.has(text)) continue
    tried += 1
    if (tried > maxTried) break
    if (isUnderstood(text)) accepted.add(text)
    if (accepted.size === maxSuggestions) break
  }
  return [...accepted]
}

/**
 * What the person may have meant: the text with the faulty words replaced, without them, or completed with a model or
 * data where it lacks them.
 */
export function* repairCandidates(
  text: string,
  issues: readonly DraftIssue[],
  isUnderstood: (text: string) => boolean,
  canComplete: boolean,
  missing: MissingInputs,
): Generator<string> {
  // Steps without a batch are data already: an amount of tokens beside them would contradict them.
  const hasData = issues.some(({ kind, terms }) => kind === 'missing-data' && terms.length > 0)
  for (const changed of repairedTexts(text, issues)) {
    // What is too long to be offered is not read either: a wall of signs is told so in milliseconds.
    if (changed.length > 2 * maxLength) continue
    // As it would be offered: a text is read once.
    const repaired = tidy(changed)
    if (repaired.length > maxLength) continue
    if (isUnderstood(repaired)) yield repaired
    else if (canComplete) yield* completedTexts(repaired, hasData, isUnderstood, missing)
  }
}

function* repairedTexts(text: string, issues: readonly DraftIssue[]): Generator<string> {
  const unknown = issues.filter(({ kind }) => kind === 'unknown')
  if (unknown.length > 0) {
    const alternatives = unknown.map((issue) => issue.alternatives)
    const [only] = unknown
    if (unknown.length === 1 && only !== undefined && isOpening(removeTerm(text, only.terms[0] ?? ''))) {
      yield* only.alternatives
      return
    }
    for (let rank = 0; rank < maxSuggestions; rank += 1) {
      if (!alternatives.some((choice) => choice[rank] !== undefined)) break
      yield unknown.reduce((remaining, issue, index) => {
        const word = alternatives[index]?.[rank] ?? alternatives[index]?.[0]
        return word === undefined
          ? removeTerm(remaining, issue.terms[0] ?? '')
          : replaceTerm(remaining, issue.terms[0] ?? '', word)
      }, text)
    }
    yield unknown.flatMap(({ terms }) => terms).reduce(removeTerm, text)
    return
  }
  yield* singledTexts(text, issues)
  for (const issue of issues) {
    const [term = ''] = issue.terms
    if (issue.kind === 'conflict') for (const one of [...issue.terms].reverse()) yield removeTerm(text, one)
    if (issue.kind === 'conflict') for (const one of issue.terms) yield removeTerm(text, ` ${one}`)
    for (const word of issue.alternatives) yield term === '' ? `${text} ${word}` : replaceTerm(text, term, word)
    if (issue.kind === 'bad-value') yield issue.terms.reduce(removeTerm, text)
  }
  yield text
}

/** "What if the", "and our": words that say nothing by themselves. */
const isOpening = (text: string): boolean =>
  /^\W{0,9}(?:(?:and|so|ok|but|what|how|about|if|the|our|my|all|its?)\W{1,9}){1,6}$/iu.test(`${text.slice(0, 80)} `)

/** "batch 1 accum 64 vs batch 8 accum 8": the text with all that stands first, and with all that stands second. */
function* singledTexts(text: string, issues: readonly DraftIssue[]): Generator<string> {
  const pairs = issues.filter(({ kind, terms }) => kind === 'conflict' && terms.length === 2).map(({ terms }) => terms)
  if (pairs.length === 0) return
  for (const dropped of [1, 0]) yield pairs.reduce((rest, pair) => removeJoined(rest, pair[dropped] ?? ''), text)
}

/** Without a term, and without the "vs" or "or" that joined it to the other. */
function removeJoined(text: string, term: string): string {
  const at = text.toLowerCase().lastIndexOf(term.toLowerCase())
  if (at < 0 || term === '') return text
  const [before, after] = [text.slice(0, at), text.slice(at + term.length)]
  const unjoined = before.replace(/\s(?:vs\.?|versus|or|compared to|compared with)\s*$/i, ' ')
  return unjoined !== before ? `${unjoined} ${after}` : `${before} ${after.replace(/^\s*(?:vs\.?|versus|or)\s/i, ' ')}`
}

/** What a text says nothing of. */
export type MissingInputs = { readonly model: boolean; readonly data: boolean }

/** A text that lacks its data, or its model, or both, with what it lacks and no more. */
function* completedTexts(
  text: string,
  hasData: boolean,
  isUnderstood: (text: string) => boolean,
  missing: MissingInputs,
): Generator<string> {
  const models = ['llama 3.1 8b', '70b']
  const withData = hasData ? [] : ['100M tokens', '10k examples x 512 tokens'].map((data) => `${text} ${data}`)
  // The comma keeps "8b" from counting what follows.
  const withModel = models.map((model) => `${model}${hasData ? ',' : ''} ${text}`)
  // Only what can help is tried: each try reads the text anew.
  if (!missing.model && !missing.data) return
  if (missing.model && missing.data && !hasData) {
    yield `llama 3.1 8b 100M tokens ${text}`
    return
  }
  const isOne = missing.model !== missing.data
  const ways = isOne ? [missing.model ? withModel : withData] : [withData, withModel]
  yield* ways.flatMap((candidates) => understoodOf(candidates, isUnderstood))
}

/** Where the first is not understood the others are not tried: they complete the same text with the same kind of part. */
function understoodOf(
  [first, ...others]: readonly string[],
  isUnderstood: (text: string) => boolean,
): readonly string[] {
  if (first === undefined || !isUnderstood(first)) return []
  return [first, ...others.filter(isUnderstood)]
}

/** A description of what was read, and what it lacks. */
export function* completedFrom(
  described: string,
  isUnderstood: (text: string) => boolean,
  missing: MissingInputs,
): Generator<string> {
  if (missing.model || missing.data) yield* completedTexts(described, false, isUnderstood, missing)
  else yield described
}

const replaceTerm = (text: string, term: string, word: string): string => {
  const at = text.toLowerCase().indexOf(term.toLowerCase())
  return at < 0 || term === '' ? text : `${text.slice(0, at)} ${word} ${text.slice(at + term.length)}`
}

const removeTerm = (text: string, term: string): string => replaceTerm(text, term, '')
