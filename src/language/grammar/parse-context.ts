/** The mentions of a text while slots are filled from them: which are used, and what stands around each. */
import type { Clause } from './clause.ts'
import { clausesOf } from './clauses.ts'
import { choosesOne, pleads } from './listed-refusals.ts'
import type { Slot, InputMode } from './slots.ts'
import { type Mention, type MentionOfKind, type Meaning, isKind } from '../lexicon/meanings.ts'
import type { NumberReading } from '../lexicon/quantity-role-model.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { PhraseTrie } from '../lexicon/phrase-trie.ts'
import type { Token } from '../text/tokenize.ts'

type MeaningKind = Meaning['kind']
export type Polarity = 'meant' | 'excluded' | 'dropped'

/** Words that a negation reaches over: "not on an A100", "don't want to use the A100". */
const transparentKinds: ReadonlySet<MeaningKind> = new Set([
  'function-word',
  'article',
  'preposition',
  'any',
  'equals',
  'request',
  'more',
])

const untilWords: ReadonlySet<string> = new Set(['until', 'till', 'til', 'through'])
const otherWords: ReadonlySet<string> = new Set(
  'else instead rent renting cloud other alternative alternatives'.split(' '),
)

const singular = /^(?:is|was|has|had|isn't|wasn't|hasn't|doesn't|never|won't)\b/u

/** So many more may stand in a list that is ruled out: longer ones mean harm. */
const maxListed = 8

/** What the rules know of words beyond the mentions. */
export type GrammarVocabulary = Pick<Vocabulary, 'roleScores' | 'stopwords' | 'clauseCues' | 'models'>

/** Rules of the grammar read mentions from it and add slots to it; a mention that is used is not read again. */
export class ParseContext {
  readonly mentions: readonly Mention[]
  readonly mode: InputMode
  readonly used = new Set<number>()
  readonly slots: Slot[] = []
  /** Numbers without a unit, as they were scored. */
  readonly numbers: NumberReading[] = []
  readonly vocabulary: GrammarVocabulary

  readonly tokens: readonly Token[]
  readonly #polarities = new Map<number, Polarity>()

  constructor(mentions: readonly Mention[], tokens: readonly Token[], mode: InputMode, vocabulary: GrammarVocabulary) {
    this.mentions = mentions
    this.tokens = tokens
    this.mode = mode
    this.vocabulary = vocabulary
  }

  readonly #texts: string[] = []
  #byKind: Map<MeaningKind, number[]> | null = null
  #clauses: readonly Clause[] | null = null

  /** The clauses of the text, cut when they are first asked for. */
  clauses(): readonly Clause[] {
    this.#clauses ??= clausesOf({ tokens: this.tokens }, this.vocabulary.clauseCues)
    return this.#clauses
  }

  add(slot: Slot, ...used: readonly number[]): void {
    this.slots.push(slot)
    for (const index of used) this.used.add(index)
  }

  /** The index of the nearest mention before (step -1) or after (step 1) that is of none of `kinds`. */
  skip(index: number, step: 1 | -1, ...kinds: readonly MeaningKind[]): number {
    let at = index + step
    for (let kind = this.kindAt(at); kind !== undefined && kinds.includes(kind); kind = this.kindAt(at)) at += step
    return at
  }

  /** The mentions of some kinds that nothing has used when their turn comes, each with its index. */
  *unused<K extends MeaningKind>(...kinds: readonly K[]): Generator<{ mention: MentionOfKind<K>; index: number }> {
    const [first, ...others] = kinds
    const indices =
      others.length === 0 && first !== undefined
        ? this.#indicesOf(first)
        : kinds.flatMap((kind) => this.#indicesOf(kind)).toSorted((one, other) => one - other)
    for (const index of indices) {
      const mention = this.mentions[index]
      if (mention !== undefined && first !== undefined && isKind(mention, first, ...others) && !this.used.has(index))
        yield { mention, index }
    }
  }

  /** Whether the text has a mention of one of some kinds, used or not. */
  has(...kinds: readonly MeaningKind[]): boolean {
    return kinds.some((kind) => this.#indicesOf(kind).length > 0)
  }

  /** Where the mentions of a kind stand: a text of thousands of signs is looked through once, and not by every rule. */
  #indicesOf(kind: MeaningKind): readonly number[] {
    if (this.#byKind === null) {
      this.#byKind = new Map()
      for (const [index, { meaning }] of this.mentions.entries()) {
        const indices = this.#byKind.get(meaning.kind)
        if (indices === undefined) this.#byKind.set(meaning.kind, [index])
        else indices.push(index)
      }
    }
    return this.#byKind.get(kind) ?? []
  }

  /** The words of a mention, lower case, with single spaces. */
  textAt(index: number): string {
    // Hundreds of rules look at the same words.
    const known = this.#texts[index]
    if (known !== undefined) return known
    const mention = this.mentions[index]
    return mention === undefined ? '' : (this.#texts[index] = this.#wordsOf(mention))
  }

  #wordsOf(mention: Mention): string {
    if (mention.from >= mention.to) return ''
    let words = this.tokens[mention.from]?.text ?? ''
    for (let at = mention.from + 1; at < mention.to; at += 1) words += ` ${this.tokens[at]?.text ?? ''}`
    return words
  }

  /** What stands from the one index up to the other, with a space between; nothing where nothing does. */
  textBetween(from: number, to: number): string {
    if (to <= from) return ''
    let words = this.textAt(from)
    for (let at = from + 1; at < to; at += 1) words += ` ${this.textAt(at)}`
    return words
  }

  /** The last word of what stands there: "chats" of "support chats"; '' where nothing does. */
  lastWordAt(index: number): string {
    return this.textAt(index).split(' ').at(-1) ?? ''
  }

  /** The longest phrase of a table that begins with a mention; `to`: the token after its last. */
  phraseAt<T>(index: number, phrases: PhraseTrie<T>): { readonly meaning: T; readonly to: number } | null {
    const mention = this.mentions[index]
    return mention === undefined ? null : phrases.longestMatch(this.tokens, mention.from)
  }

  kindAt(index: number): MeaningKind | undefined {
    return this.mentions[index]?.meaning.kind
  }

  /** "excluded" after a no, "dropped" after "instead of", otherwise "meant". */
  polarity(index: number): Polarity {
    // Lists are long where somebody means harm: each is walked once.
    const cached = this.#polarities.get(index)
    if (cached !== undefined) return cached
    const polarity = this.#polarityOf(index)
    this.#polarities.set(index, polarity)
    return polarity
  }

  /** Whether the negation before a mention is a plain "not". */
  #corrects(index: number): boolean {
    const no = this.skip(index, -1, 'function-word', 'article', 'preposition', 'any')
    return this.textAt(no) === 'not'
  }

  /** "Spot not allowed", "A100 is no option", "RunPod is out", "Together can't take us": the negation stands behind, and ends there. */
  #isForbidden(index: number, further = maxListed): boolean {
    const { ruledOut, occupied } = this.vocabulary.clauseCues
    const behind = this.phraseAt(index + 1, ruledOut) ?? this.phraseAt(index + 1, occupied)
    const isUntil = behind !== null && untilWords.has(this.tokens[behind.to]?.text ?? '')
    // "Busy until Monday": the run may wait for them, unless something else is looked for; "reserved until March" is ours.
    const isOurs = behind !== null && this.tokens[behind.to - 1]?.text === 'reserved'
    if (isUntil && !isOurs && this.tokens.some(({ text }) => otherWords.has(text))) return true
    if (!isUntil && this.phraseAt(index + 1, ruledOut) !== null) return true
    const out = this.skip(index, 1, 'equals')
    if (this.textAt(out) === 'out') return (out > index + 1 && this.textAt(out + 1) !== 'there') || this.#isEnd(out + 1)
    if (further === 0) return false
    // "L4s and T4s are not an option"
    const isJoined = ['and', 'or', 'comma'].includes(this.kindAt(index + 1) ?? '')
    const isSame = this.kindAt(index) !== 'amount' && this.kindAt(index + 2) === this.kindAt(index)
    // "CoreWeave, Lambda had no stock": said of the one.
    const isOfOne = this.kindAt(index + 1) === 'comma' && singular.test(this.textAt(index + 3))
    return isJoined && isSame && !isOfOne && this.#isForbidden(index + 2, further - 1)
  }

  #isEnd(index: number): boolean {
    return [undefined, 'comma', 'sentence-end', 'sign'].includes(this.kindAt(index))
  }

  /** "Spot yes, Vast no": a name alone with its answer. */
  #isAnsweredNo(index: number): boolean {
    const before = this.kindAt(index - 1)
    const isAlone = before === undefined || ['comma', 'sentence-end', 'and', 'but', 'sign'].includes(before)
    const end = /^(?:thanks|thx|ty)$/u.test(this.textAt(index + 2)) ? index + 3 : index + 2
    return isAlone && /^(?:no|nope|nah|never)$/u.test(this.textAt(index + 1)) && this.#isEnd(end)
  }

  /** "RunPod is out, Lambda too" */
  #isForbiddenToo(index: number): boolean {
    const before = this.skip(index, -1, 'comma', 'and', 'equals', 'not', 'function-word')
    if (this.textAt(index + 1) !== 'too' || before === index - 1) return false
    for (let at = before; at >= Math.max(0, before - 3); at -= 1)
      if (this.kindAt(at) === this.kindAt(index)) return this.#isForbidden(at)
    return false
  }

  #polarityOf(index: number): Polarity {
    const own = this.mentions[index]?.meaning.kind
    if (this.kindAt(index + 1) === 'only') return 'meant'
    if (this.#isForbidden(index) || this.#isForbiddenToo(index) || this.#isAnsweredNo(index)) return 'excluded'
    // "A 3B instead of the 14B, and 20M tokens instead of 200M": each has what it replaces behind it.
    if (
      own === 'amount' &&
      this.kindAt(index + 1) === 'instead' &&
      /^(?:and|comma)$/u.test(this.kindAt(index - 1) ?? '')
    )
      return 'meant'
    let at = index - 1
    let colon = -1
    for (let step = 0; step < 6; step += 1, at -= 1) {
      const kind = this.kindAt(at)
      if (kind === undefined) return 'meant'
      // "No training: qwen2.5 72b" says no to what stands before the colon.
      if (kind === 'not') return colon > at + 1 ? 'meant' : 'excluded'
      if (this.textAt(at) === ':') colon = at
      // "A100 over the H100" prefers one; "2 epochs over the 600M tokens" are passes.
      if (kind === 'instead') return own === 'amount' && this.textAt(at).startsWith('over') ? 'meant' : 'dropped'
      if (kind === 'or' || kind === 'and' || kind === 'comma') {
        const before = this.kindAt(at - 1) === 'comma' ? at - 2 : at - 1
        // "no packing, offload": a comma carries a no only from one GPU or provider to the next; and "not Lambda, RunPod"
        // corrects, unless the list goes on.
        if (kind === 'comma' && own !== 'gpu' && own !== 'provider') return 'meant'
        if (
          kind === 'comma' &&
          (this.#corrects(before) || pleads.test(this.textAt(index + 1))) &&
          this.kindAt(index + 1) !== 'or' &&
          this.kindAt(index + 1) !== 'and'
        )
          return 'meant'
        if (kind === 'comma' && choosesOne.test(this.textAt(this.skip(index, 1, 'or', 'comma', 'provider', 'gpu'))))
          return 'meant'
        return this.kindAt(before) === own && this.kindAt(at + 1) === own ? this.polarity(before) : 'meant'
      }
      if (!transparentKinds.has(kind)) return 'meant'
    }
    return 'meant'
  }
}
