/** Phrases as a tree of tokens: the longest known phrase at a place, hyphens and spaces alike. */
import { type Token, tokenize } from '../text/tokenize.ts'
import {
  choicesOf,
  endsOfWide,
  type PatternKey,
  type PatternParts,
  secondWordsOf,
  widePartsOf,
} from './wide-pattern.ts'
import { collapseSpaces } from '../text/characters.ts'
import { isJoiner, skipJoiner } from './joiners.ts'

/** Children by the next token: `adjacent` where it must touch the one before, `spaced` where it may stand apart. */
type TrieNode<T> = {
  adjacent: Map<string, TrieNode<T>> | null
  spaced: Map<string, TrieNode<T>> | null
  meaning: T | null
}

/** Most nodes have children of one kind or none: a map is made where it is needed. */
const createNode = <T>(): TrieNode<T> => ({ adjacent: null, spaced: null, meaning: null })

function childOf<T>(node: TrieNode<T>, text: string, isTight: boolean): TrieNode<T> {
  const branch = isTight ? (node.adjacent ??= new Map()) : (node.spaced ??= new Map())
  const known = branch.get(text)
  if (known !== undefined) return known
  const child = createNode<T>()
  branch.set(text, child)
  return child
}

type PhraseMatch<T> = { readonly meaning: T; readonly to: number }

/** A pattern that was added, and is not spelled out yet. */
type WaitingPattern<T> = { readonly pattern: string; readonly meaning: T }

type WidePattern<T> = {
  readonly parts: PatternParts
  readonly meaning: T
  readonly seconds: ReadonlySet<string> | null
}

/** Patterns are spelled out when a text first has a word that they begin with: most are never asked for. */
export class PhraseTrie<T> {
  readonly #root = createNode<T>()
  readonly #waiting = new Map<string, WaitingPattern<T>[]>()
  /** Those with too many spellings, by their first words. */
  readonly #wide = new Map<string, WidePattern<T>[]>()
  readonly #joined: (known: T, added: T) => T
  /** What was found in the last text: each of its readers looks the same places up. */
  #last: { readonly tokens: readonly Token[]; readonly matches: (PhraseMatch<T> | null)[] } | null = null

  /** `joined`: the sense of a spelling that two patterns share; by default that of the first. */
  constructor(joined: (known: T, added: T) => T = (known) => known) {
    this.#joined = joined
  }

  /** Adds every spelling of `pattern`: "full (ft|tune) [run]" is four. */
  add(pattern: string, meaning: T): void {
    this.#last = null
    const added = { pattern, meaning }
    for (const first of firstWords(pattern)) {
      const waiting = this.#waiting.get(first)
      if (waiting === undefined) this.#waiting.set(first, [added])
      else waiting.push(added)
    }
  }

  #spellOut(first: string): void {
    const waiting = this.#waiting.get(first)
    if (waiting === undefined) return
    this.#waiting.delete(first)
    for (const { pattern, meaning } of waiting) {
      const parts = widePartsOf(pattern, patternKeys)
      if (parts !== null) {
        const wide = { parts, meaning, seconds: secondWordsOf(parts, first) }
        this.#wide.set(first, [...(this.#wide.get(first) ?? []), wide])
        continue
      }
      for (const end of new Set(this.#endsOf(pattern, first)))
        end.meaning = end.meaning === null ? meaning : this.#joined(end.meaning, meaning)
    }
  }

  /** The nodes at which the spellings of a pattern that begin with `first` end, made where they are missing. */
  #endsOf(pattern: string, first: string): Iterable<TrieNode<T>> {
    const parts = plainParts(pattern)
    if (parts === null)
      return spellingsFrom(pattern, first)
        .map(patternKeys)
        .filter(([key]) => key?.text === first)
        .map((keys) => keys.reduce((node, { text, isTight }) => childOf(node, text, isTight), this.#root))
    // Spellings that begin alike are walked once: some patterns have thousands of them.
    let ends = new Set([this.#root])
    for (const choices of parts) {
      const next = new Set<TrieNode<T>>()
      for (const node of ends) {
        for (const words of choices) {
          if (node === this.#root && words.length > 0 && words[0] !== first) continue
          next.add(words.reduce((from, word) => childOf(from, word, false), node))
        }
      }
      ends = next
    }
    ends.delete(this.#root)
    return ends
  }

  /** The longest phrase that starts at `at`, and the index after it. */
  longestMatch(tokens: readonly Token[], at: number): PhraseMatch<T> | null {
    if (this.#last?.tokens !== tokens) this.#last = { tokens, matches: [] }
    const { matches } = this.#last
    const known = matches[at]
    if (known !== undefined) return known
    const match = this.#matchAt(tokens, at)
    if (at >= 0) matches[at] = match
    return match
  }

  #matchAt(tokens: readonly Token[], at: number): PhraseMatch<T> | null {
    const token = tokens[at]
    if (token === undefined) return null
    this.#spellOut(token.text)
    const match = this.#walk(this.#root, tokens, at, true)
    const wide = this.#wide.get(token.text)
    return wide === undefined ? match : this.#longestWide(wide, tokens, at, match)
  }

  #longestWide(
    wide: readonly WidePattern<T>[],
    tokens: readonly Token[],
    at: number,
    match: PhraseMatch<T> | null,
  ): PhraseMatch<T> | null {
    let longest = match
    const second = tokens[skipJoiner(tokens, at + 1)]?.text ?? ''
    for (const { parts, meaning, seconds } of wide) {
      if (seconds?.has(second) === false) continue
      const ends = endsOfWide(parts, tokens, at, skipJoiner).filter((end) => endsWord(tokens, end))
      if (ends.length === 0) continue
      const to = Math.max(...ends) + 1
      if (longest === null || to > longest.to) longest = { meaning, to }
      else if (to === longest.to) longest = { meaning: this.#joined(longest.meaning, meaning), to }
    }
    return longest
  }

  #walk(node: TrieNode<T>, tokens: readonly Token[], index: number, isFirst: boolean): PhraseMatch<T> | null {
    const here = isFirst ? index : skipJoiner(tokens, index)
    const token = tokens[here]
    if (token === undefined) return null
    const spaced = this.#step(node.spaced?.get(token.text), tokens, here)
    if (isFirst || !token.adjacent) return spaced
    const adjacent = this.#step(node.adjacent?.get(token.text), tokens, here)
    return adjacent !== null && (spaced === null || adjacent.to > spaced.to) ? adjacent : spaced
  }

  #step(node: TrieNode<T> | undefined, tokens: readonly Token[], here: number): PhraseMatch<T> | null {
    if (node === undefined) return null
    const longer = this.#walk(node, tokens, here + 1, false)
    if (longer !== null) return longer
    return node.meaning !== null && endsWord(tokens, here) ? { meaning: node.meaning, to: here + 1 } : null
  }
}

/** "h100" does not end inside "h100x": the next token is apart, a sign, or of the other kind. */
function endsWord(tokens: readonly Token[], at: number): boolean {
  const here = tokens[at]
  const next = tokens[at + 1]
  if (here === undefined || next === undefined || !next.adjacent || next.kind === 'sign') return true
  // The sign between count and GPU: "8xH100".
  if (here.text === 'x' && here.adjacent && tokens[at - 1]?.kind === 'number') return true
  // "h100s", "4090s"; "h100x8"; digits after letters begin another word: "bs4".
  return here.kind === 'number' ? next.kind === 'word' && ['s', 'x'].includes(next.text) : next.kind === 'number'
}

/**
 * The keys of one spelling. A tight part must touch the one before: the 100 of "h100" (or "a 100M" would be an A100),
 * the b of "8b". Other parts may stand apart.
 */
function patternKeys(spelling: string): PatternKey[] {
  const tokens = tokenize(spelling).filter((token) => !isJoiner(token))
  return tokens.map((token, index) => {
    const previous = tokens[index - 1]
    const isAdjacent =
      token.adjacent &&
      previous !== undefined &&
      (token.kind === 'word' ? token.text.length <= 1 : previous.text.length <= 2)
    return { text: token.text, isTight: isAdjacent }
  })
}

/**
 * The parts of a pattern of plain words that all stand apart, which most are: of each part its choices, of each choice its
 * words. Null for any other pattern.
 */
function plainParts(pattern: string): readonly (readonly (readonly string[])[])[] | null {
  const parts = pattern.match(/\([a-z |]*\)|\[[a-z |]*\]|[a-z]+/g) ?? []
  if (parts.join(' ') !== pattern) return null
  return parts.map((part) => choicesOf(part).map((choice) => choice.split(' ').filter((word) => word !== '')))
}

/** The words that spellings of a pattern begin with: as much of it is taken apart as that needs. */
function firstWords(pattern: string): ReadonlySet<string> {
  const plain = firstWord.exec(pattern)?.[0]
  if (plain !== undefined) return new Set([plain.toLowerCase()])
  let beginnings = ['']
  for (const part of partsOf(pattern)) {
    if (beginnings.every((text) => hasFirstWord.test(text))) break
    beginnings = continued(beginnings, part)
  }
  return new Set(beginnings.map(firstKeyOf).filter((key) => key !== undefined))
}

const firstKeyOf = (text: string): string | undefined =>
  firstWord.exec(text)?.[0].toLowerCase() ?? patternKeys(hasFirstWord.exec(text)?.[0] ?? text)[0]?.text

/** Letters that are a token by themselves, or digits that are; anything else is taken apart by `tokenize`. */
const firstWord = /^(?:[a-z]+(?=[ \d-]|$)|\d+(?=[ a-df-z-]|$))/i
/** A word and what ends it. */
const hasFirstWord = /^\s*[a-z\d]\S*\s/i

/** "a (b|c) [d]" is "a b d", "a b", "a c d", "a c". Groups do not nest. */
export const expandPattern = (pattern: string): string[] => tidied(partsOf(pattern).reduce(continued, ['']))

/** The spellings that begin with the word `first`, and those of which it takes more than a word to tell. */
function spellingsFrom(pattern: string, first: string): string[] {
  let beginnings = ['']
  let isToldAll = false
  for (const part of partsOf(pattern)) {
    beginnings = continued(beginnings, part)
    if (isToldAll) continue
    beginnings = beginnings.filter((text) => !hasFirstWord.test(text) || firstKeyOf(text) === first)
    isToldAll = beginnings.every((text) => hasFirstWord.test(text))
  }
  return tidied(beginnings)
}

const tidied = (spellings: readonly string[]): string[] =>
  spellings.map((text) => collapseSpaces(text)).filter((text) => text !== '')

const partsOf = (pattern: string): readonly string[] => pattern.split(/(\([^)]*\)|\[[^\]]*\])/)

/** Each of the beginnings with each of the choices that a part leaves. */
function continued(beginnings: string[], part: string): string[] {
  if (part === '') return beginnings
  return beginnings.flatMap((start) => choicesOf(part).map((choice) => start + choice))
}
