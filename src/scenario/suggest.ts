/** Texts to type instead: each is tried, and only one that is understood is offered. */
import type { Fault } from './draft.ts'
import { nearest } from './spellings.ts'
import { quoted } from './spell.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Examples that always parse. */
export const examples = [
  '70b 2B tokens',
  'llama 3.1 8b 100M tokens qlora on a 4090',
  'mistral 7b 10k examples x 1k tokens x 3 epochs under $50',
] as const

const most = 3
/** Characters of a text that can be typed again. */
const longestOffered = 300
/** Texts tried before giving up. */
const patience = 8

/** Without double spaces, and without words left hanging where a term was taken out. */
function tidied(candidate: string): string {
  const plain = candidate
    .replaceAll(/<[@#!][^<>]{0,100}>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/ ([,;?!.])(?!\d)/g, '$1')
    .replaceAll(
      / (?:on|at|with|using|in|for|to|from|via|vs|or|and)(?: an?| the| my)?(?=[,;?!.]|$| (?:on|at|with|using|in|for|to|from|via|vs|or|and) )/g,
      '',
    )
    .replace(/^[\s,;]+/, '')
  // From the end backwards: a pattern would begin anew at each of a thousand commas.
  let end = plain.length
  while (end > 0 && /[\s,;]/.test(plain[end - 1] ?? '')) end -= 1
  return plain.slice(0, end)
}

/** Of the candidates the first few that `isUnderstood`. */
export function understood(candidates: Iterable<string>, isUnderstood: (text: string) => boolean): readonly string[] {
  const found = new Set<string>()
  let tried = 0
  for (const candidate of candidates) {
    const text = tidied(candidate)
    if (text === '' || text.length > longestOffered || found.has(text)) continue
    tried += 1
    if (tried > patience) break
    if (isUnderstood(text)) found.add(text)
    if (found.size === most) break
  }
  return [...found]
}

/**
 * What the person may have meant: the text with the faulty words replaced, without them, or completed with a model or
 * data where it lacks them.
 */
export function* repairs(
  text: string,
  faults: readonly Fault[],
  isUnderstood: (text: string) => boolean,
  canComplete: boolean,
): Generator<string> {
  // Steps without a batch are data already: an amount of tokens beside them would contradict them.
  const hasData = faults.some(({ kind, terms }) => kind === 'missing-data' && terms.length > 0)
  for (const repaired of mended(text, faults)) {
    // What is too long to be offered is not read either: a wall of signs is told so in milliseconds.
    if (tidied(repaired).length > longestOffered) continue
    if (isUnderstood(repaired)) yield repaired
    else if (canComplete) yield* completed(repaired, hasData)
  }
}

function* mended(text: string, faults: readonly Fault[]): Generator<string> {
  const unknown = faults.filter(({ kind }) => kind === 'unknown')
  if (unknown.length > 0) {
    const choices = unknown.map((fault) => fault.instead)
    for (let rank = 0; rank < most; rank += 1) {
      if (!choices.some((choice) => choice[rank] !== undefined)) break
      yield unknown.reduce((rest, fault, index) => {
        const word = choices[index]?.[rank] ?? choices[index]?.[0]
        return word === undefined ? withoutTerm(rest, fault.terms[0] ?? '') : replaced(rest, fault.terms[0] ?? '', word)
      }, text)
    }
    yield unknown.flatMap(({ terms }) => terms).reduce(withoutTerm, text)
    return
  }
  for (const fault of faults) {
    const [term = ''] = fault.terms
    if (fault.kind === 'conflict') for (const one of [...fault.terms].reverse()) yield withoutTerm(text, one)
    if (fault.kind === 'conflict') for (const one of fault.terms) yield withoutTerm(text, ` ${one}`)
    for (const word of fault.instead) yield term === '' ? `${text} ${word}` : replaced(text, term, word)
    if (fault.kind === 'bad-value') yield fault.terms.reduce(withoutTerm, text)
  }
  yield text
}

/** A text that lacks its data, or its model, with some. */
function* completed(text: string, hasData: boolean): Generator<string> {
  if (!hasData) for (const data of ['100M tokens', '10k examples x 512 tokens']) yield `${text} ${data}`
  for (const model of ['llama 3.1 8b', '70b']) yield `${model} ${text}`
  // The comma keeps "8b" from counting what follows.
  if (hasData) for (const model of ['llama 3.1 8b', '70b']) yield `${model}, ${text}`
  else yield `llama 3.1 8b 100M tokens ${text}`
}

const replaced = (text: string, term: string, word: string): string => {
  const at = text.toLowerCase().indexOf(term.toLowerCase())
  return at < 0 || term === '' ? text : `${text.slice(0, at)} ${word} ${text.slice(at + term.length)}`
}

const withoutTerm = (text: string, term: string): string => replaced(text, term, '')

/** Known words near to a mistyped term; for what looks like a GPU the GPUs nearest to it, however far. */
export function nearTo(term: string, vocabulary: Vocabulary): readonly string[] {
  if (looksLikeGpu(term)) {
    const near = nearest(term, vocabulary.gpus.labels)
    return near.length > 0
      ? near
      : nearest(
          term,
          vocabulary.gpus.labels.filter(({ plain }) => plain.length > 3),
          most,
          term.length,
        )
  }
  const near = nearest(term, vocabulary.spellings)
  if (near.length > 0) return near
  const words = term.split(/\s+/)
  if (words.length === 1) return ofBrand(term, vocabulary)
  // Of several words each by itself; "100 milion" has its number right.
  const mended = words.map((word) =>
    word.length < 4 || /^[\d.,]+$/.test(word) ? word : (nearest(word, vocabulary.spellings, 1)[0] ?? word),
  )
  return mended.join(' ') === words.join(' ') ? [] : [mended.join(' ')]
}

/** "gpt-9": the models that begin alike. */
function ofBrand(term: string, { models }: Vocabulary): readonly string[] {
  const brand = /^[a-z]{3,}(?=[-_ ]?\d)/i.exec(term)?.[0].toLowerCase()
  return brand === undefined ? [] : [...models.byId.keys()].filter((id) => id.startsWith(brand)).slice(0, 2)
}

export const looksLikeGpu = (term: string): boolean =>
  /^(?:nvidia |geforce |amd |radeon |tesla )?(?:gtx|rtx|rx|titan|quadro|arc|[a-z]{1,3}[ -]?\d{2,4}[a-z]{0,4}$)/i.test(
    term,
  )

/** "Did you mean “rtx 4090”?", or nothing. */
export function didYouMean(words: readonly string[]): string {
  const [first, second, third] = words.map((word) => quoted(word.replaceAll('-', ' ')))
  if (first === undefined) return ''
  if (second === undefined) return ` Did you mean ${first}?`
  return third === undefined ? ` Did you mean ${first} or ${second}?` : ` Did you mean ${first}, ${second} or ${third}?`
}
