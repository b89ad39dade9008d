/** Phrases as a tree of tokens: the longest known phrase at a place, hyphens and spaces alike. */
import { type Token, tokenize } from '../text/tokenize.ts'

/** Children by the next token: `adjacent` where it must touch the one before, `spaced` where it may stand apart. */
type TrieNode<T> = {
  adjacent: Map<string, TrieNode<T>> | null
  spaced: Map<string, TrieNode<T>> | null
  sense: T | null
}

/** Most nodes have children of one kind or none: a map is made where it is needed. */
const createNode = <T>(): TrieNode<T> => ({ adjacent: null, spaced: null, sense: null })

type PhraseMatch<T> = { readonly sense: T; readonly to: number }

export class PhraseTrie<T> {
  readonly #root = createNode<T>()

  /** Adds every spelling of `pattern`: "full (ft|tune) [run]" is four. The first sense of a spelling stays. */
  add(pattern: string, sense: T): void {
    for (const spelling of expandPattern(pattern)) {
      let here = this.#root
      for (const { text, isTight: isAdjacent } of patternKeys(spelling)) {
        const branch = isAdjacent ? (here.adjacent ??= new Map()) : (here.spaced ??= new Map())
        let next = branch.get(text)
        if (next === undefined) {
          next = createNode<T>()
          branch.set(text, next)
        }
        here = next
      }
      here.sense ??= sense
    }
  }

  /** The longest phrase that starts at `at`, and the index after it. */
  longestMatch(tokens: readonly Token[], at: number): PhraseMatch<T> | null {
    return this.#walk(this.#root, tokens, at, true)
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
    return node.sense !== null && endsWord(tokens, here) ? { sense: node.sense, to: here + 1 } : null
  }
}

/** Signs that join the parts of one name: "llama-3.1_8b" is "llama 3.1 8b". */
const joiners = new Set(['-', '_', '.', '/', "'"])

export const isJoiner = ({ kind, text }: Token): boolean => kind === 'sign' && joiners.has(text)

/** The index of the next part of a name: past one joiner that touches both its neighbours. */
export function skipJoiner(tokens: readonly Token[], at: number): number {
  const sign = tokens[at]
  return sign?.adjacent === true && isJoiner(sign) && tokens[at + 1]?.adjacent === true ? at + 1 : at
}

/** "h100" does not end inside "h100x": the next token is apart, a sign, or of the other kind. */
function endsWord(tokens: readonly Token[], at: number): boolean {
  const here = tokens[at]
  const next = tokens[at + 1]
  if (here === undefined || next === undefined || !next.adjacent || next.kind === 'sign') return true
  // The sign between count and GPU: "8xH100".
  if (here.text === 'x' && here.adjacent && tokens[at - 1]?.kind === 'number') return true
  // "h100s", "4090s"; "h100x8"; digits after letters begin another word: "bs4".
  return here.kind === 'number' ? next.kind === 'word' && /^(?:s|x)$/u.test(next.text) : next.kind === 'number'
}

type PatternKey = { readonly text: string; readonly isTight: boolean }

const plainWords = /^[a-z]+(?: [a-z]+)*$/

const spacedKeys = new Map<string, PatternKey>()

/** A word that may stand apart; the same few thousand words make up all spellings. */
function spacedKey(text: string): PatternKey {
  const known = spacedKeys.get(text)
  if (known !== undefined) return known
  const key = { text, isTight: false }
  spacedKeys.set(text, key)
  return key
}

/**
 * The keys of one spelling. A tight part must touch the one before: the 100 of "h100" (or "a 100M" would be an A100),
 * the b of "8b". Other parts may stand apart.
 */
function patternKeys(spelling: string): readonly PatternKey[] {
  // Most spellings by far: what there is to tell apart in others costs ten times as much.
  if (plainWords.test(spelling)) return spelling.split(' ').map(spacedKey)
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

/** "a (b|c) [d]" is "a b d", "a b", "a c d", "a c". Groups do not nest. */
export function expandPattern(pattern: string): string[] {
  let built = ['']
  for (const part of pattern.split(/(\([^)]*\)|\[[^\]]*\])/)) {
    if (part === '') continue
    const choices = /^[([]/.test(part) ? part.slice(1, -1).split('|') : [part]
    const all = part.startsWith('[') ? [...choices, ''] : choices
    built = built.flatMap((start) => all.map((choice) => start + choice))
  }
  return built.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '')
}
