/** The words of data/reader/question-forms.json ready to be looked up. */
import type { AskedSetting, CountedPart, QuestionForms } from '../../catalog/question-forms.ts'
import { type Token, tokenize } from '../text/tokenize.ts'
import { PhraseTrie } from './phrase-trie.ts'

type FormCue =
  | { readonly kind: 'counted' | 'used' }
  | { readonly kind: 'part'; readonly part: CountedPart }
  | { readonly kind: 'setting'; readonly setting: AskedSetting }
  | { readonly kind: 'period'; readonly hours: number }

/** What the words of a text name, each kind by its first. */
export type FormWords = {
  readonly asksCounted: boolean
  readonly asksUsed: boolean
  readonly part: CountedPart | null
  /** Parts that are named besides: "storage and egress". */
  readonly partsBeside: readonly CountedPart[]
  readonly setting: AskedSetting | null
  /** Hours of a time that is named by what is done in it: a lunch break. */
  readonly period: number | null
  /** Words that name none of them. */
  readonly others: readonly string[]
}

export type FormCues = {
  readonly wordsOf: (text: string) => FormWords
  /** The first setting that a question names, and how many words stand between its opening and that. */
  readonly headOf: (text: string) => { readonly setting: AskedSetting | null; readonly leading: number }
}

/** Compiles the forms of questions. */
export function formCuesOf({ countedBy, parts, periods, usedBy, settings }: QuestionForms): FormCues {
  const phrases = new PhraseTrie<readonly FormCue[]>((known, added) => [...known, ...added])
  for (const pattern of countedBy) phrases.add(pattern, [{ kind: 'counted' }])
  for (const pattern of usedBy) phrases.add(pattern, [{ kind: 'used' }])
  for (const { words, ...part } of parts) for (const pattern of words) phrases.add(pattern, [{ kind: 'part', part }])
  for (const { hours, words } of periods) for (const pattern of words) phrases.add(pattern, [{ kind: 'period', hours }])
  for (const { id, words } of settings)
    for (const pattern of words) phrases.add(pattern, [{ kind: 'setting', setting: id }])
  return {
    wordsOf: (text) => wordsOf(tokenize(text.replaceAll(amounts, '')), phrases),
    headOf: (text) => headOf(tokenize(text), phrases),
  }
}

/** "Pulling 140 GB of weights" is pulling the weights. */
const amounts = /\b\d[\d.,]{0,9} ?(?:[gt]i?b|gigs?|gigabytes?|terabytes?) (?:worth )?of\b/giu

function wordsOf(tokens: readonly Token[], phrases: PhraseTrie<readonly FormCue[]>): FormWords {
  const found: FormCue[] = []
  const others: string[] = []
  for (let at = 0; at < tokens.length;) {
    const match = phrases.longestMatch(tokens, at)
    if (match === null) {
      const { kind, text } = tokens[at] ?? { kind: 'sign', text: '' }
      if (kind !== 'sign') others.push(text)
      at += 1
      continue
    }
    found.push(...match.meaning)
    at = match.to
  }
  const parts = found.flatMap((cue) => (cue.kind === 'part' ? [cue.part] : []))
  const [part = null] = parts
  return {
    asksCounted: found.some(({ kind }) => kind === 'counted'),
    asksUsed: found.some(({ kind }) => kind === 'used'),
    part,
    partsBeside: parts.filter(({ id }, at) => parts.findIndex((one) => one.id === id) === at && id !== part?.id),
    period: found.find((cue) => cue.kind === 'period')?.hours ?? null,
    setting: found.find((cue) => cue.kind === 'setting')?.setting ?? null,
    others,
  }
}

/** Words of an opening, which count for none: "how many", "what is the". */
const opening: ReadonlySet<string> = new Set(
  "which what what's whats is are the was were how many much big large heavy long often frequently a an of number count size tell give show remind me your our this that in one each exactly actual actually total i know".split(
    ' ',
  ),
)

function headOf(tokens: readonly Token[], phrases: PhraseTrie<readonly FormCue[]>): ReturnType<FormCues['headOf']> {
  let leading = 0
  for (let at = 0; at < tokens.length; at += 1) {
    const setting = phrases.longestMatch(tokens, at)?.meaning.find((cue) => cue.kind === 'setting')?.setting
    if (setting !== undefined) return { setting, leading }
    const { kind, text } = tokens[at] ?? { kind: 'sign', text: '' }
    if (kind !== 'sign' && !opening.has(text)) leading += 1
  }
  return { setting: null, leading }
}
