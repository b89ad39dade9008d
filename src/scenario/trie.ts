/** Phrases as a tree of tokens: the longest known phrase at a place, hyphens and spaces alike. */
import { type Token, tokenise } from './tokens.ts'

/** By what comes next: `tight` where it must touch what is before it, `loose` where it may stand apart. */
type Node<T> = { readonly tight: Map<string, Node<T>>; readonly loose: Map<string, Node<T>>; found: T | null }

const node = <T>(): Node<T> => ({ tight: new Map(), loose: new Map(), found: null })

type Found<T> = { readonly sense: T; readonly to: number }

export class Phrases<T> {
  readonly #root = node<T>()

  /** Adds every spelling of `pattern`: "full (ft|tune) [run]" is four. The first sense of a spelling stays. */
  add(pattern: string, sense: T): void {
    for (const spelling of spellings(pattern)) {
      let here = this.#root
      for (const { text, isTight } of steps(spelling)) {
        const branch = isTight ? here.tight : here.loose
        const next = branch.get(text) ?? node<T>()
        branch.set(text, next)
        here = next
      }
      here.found ??= sense
    }
  }

  /** The longest phrase that starts at `at`, and the index after it. */
  longest(tokens: readonly Token[], at: number): Found<T> | null {
    return this.#walk(this.#root, tokens, at, true)
  }

  #walk(node: Node<T>, tokens: readonly Token[], index: number, isFirst: boolean): Found<T> | null {
    const here = isFirst ? index : afterJoint(tokens, index)
    const token = tokens[here]
    if (token === undefined) return null
    const loose = this.#step(node.loose.get(token.text), tokens, here)
    if (isFirst || !token.glued) return loose
    const tight = this.#step(node.tight.get(token.text), tokens, here)
    return tight !== null && (loose === null || tight.to > loose.to) ? tight : loose
  }

  #step(node: Node<T> | undefined, tokens: readonly Token[], here: number): Found<T> | null {
    if (node === undefined) return null
    const further = this.#walk(node, tokens, here + 1, false)
    if (further !== null) return further
    return node.found !== null && wholeWord(tokens, here) ? { sense: node.found, to: here + 1 } : null
  }
}

/** Signs that join the parts of one name: "llama-3.1_8b" is "llama 3.1 8b". */
const joints = new Set(['-', '_', '.', '/', "'"])

export const isJoint = ({ kind, text }: Token): boolean => kind === 'sign' && joints.has(text)

/** The index of the next part of a name: past one joint that touches both its neighbours. */
export function afterJoint(tokens: readonly Token[], at: number): number {
  const sign = tokens[at]
  return sign?.glued === true && isJoint(sign) && tokens[at + 1]?.glued === true ? at + 1 : at
}

/** "h100" does not end inside "h100x": the next token is apart, a sign, or of the other kind. */
function wholeWord(tokens: readonly Token[], at: number): boolean {
  const here = tokens[at]
  const next = tokens[at + 1]
  if (here === undefined || next === undefined || !next.glued || next.kind === 'sign') return true
  // The sign between count and GPU: "8xH100".
  if (here.text === 'x' && here.glued && tokens[at - 1]?.kind === 'number') return true
  // "h100s", "4090s"; "h100x8"; digits after letters begin another word: "bs4".
  return here.kind === 'number' ? next.kind === 'word' && /^(?:s|x)$/u.test(next.text) : next.kind === 'number'
}

/**
 * The steps of one spelling. A tight part must touch the one before: the 100 of "h100" (or "a 100M" would be an A100),
 * the b of "8b". Other parts may stand apart.
 */
function steps(spelling: string): { text: string; isTight: boolean }[] {
  const tokens = tokenise(spelling).filter((token) => !isJoint(token))
  return tokens.map((token, index) => {
    const before = tokens[index - 1]
    const isTight =
      token.glued && before !== undefined && (token.kind === 'word' ? token.text.length <= 1 : before.text.length <= 2)
    return { text: token.text, isTight }
  })
}

/** "a (b|c) [d]" is "a b d", "a b", "a c d", "a c". Groups do not nest. */
export function spellings(pattern: string): string[] {
  let built = ['']
  for (const part of pattern.split(/(\([^)]*\)|\[[^\]]*\])/)) {
    if (part === '') continue
    const choices = /^[([]/.test(part) ? part.slice(1, -1).split('|') : [part]
    const all = part.startsWith('[') ? [...choices, ''] : choices
    built = built.flatMap((start) => all.map((choice) => start + choice))
  }
  return built.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '')
}
