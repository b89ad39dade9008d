/** The marks of a text while claims are made of them: which are used, and what stands around each. */
import type { Claim, Mode } from './claims.ts'
import type { Mark, Sense } from './sense.ts'
import type { Token } from './tokens.ts'

type Kind = Sense['kind']
export type Polarity = 'meant' | 'excluded' | 'dropped'

/** Words that a negation reaches over: "not on an A100", "don't want to use the A100". */
const passable: ReadonlySet<Kind> = new Set(['glue', 'article', 'place', 'any', 'is', 'ask', 'more'])

export class Context {
  readonly marks: readonly Mark[]
  readonly mode: Mode
  readonly used = new Set<number>()
  readonly claims: Claim[] = []

  readonly #tokens: readonly Token[]
  readonly #polarities = new Map<number, Polarity>()

  constructor(marks: readonly Mark[], tokens: readonly Token[], mode: Mode) {
    this.marks = marks
    this.#tokens = tokens
    this.mode = mode
  }

  claim(claim: Claim, ...used: readonly number[]): void {
    this.claims.push(claim)
    for (const index of used) this.used.add(index)
  }

  /** The nearest mark before (step -1) or after (step 1) that is of none of `kinds`. */
  past(index: number, step: 1 | -1, ...kinds: readonly Kind[]): number {
    let at = index + step
    for (let kind = this.kindAt(at); kind !== undefined && kinds.includes(kind); kind = this.kindAt(at)) at += step
    return at
  }

  /** The words of a mark, lower case, with single spaces. */
  textAt(index: number): string {
    const mark = this.marks[index]
    return mark === undefined
      ? ''
      : this.#tokens
          .slice(mark.from, mark.to)
          .map(({ text }) => text)
          .join(' ')
  }

  kindAt(index: number): Kind | undefined {
    return this.marks[index]?.sense.kind
  }

  /** "excluded" after a no, "dropped" after "instead of", otherwise "meant". */
  polarity(index: number): Polarity {
    // Lists are long where somebody means harm: each is walked once.
    const known = this.#polarities.get(index)
    if (known !== undefined) return known
    const found = this.#polarityOf(index)
    this.#polarities.set(index, found)
    return found
  }

  /** Whether the no before a mark is a plain "not". */
  #corrects(index: number): boolean {
    const no = this.past(index, -1, 'glue', 'article', 'place', 'any')
    return this.textAt(no) === 'not'
  }

  #polarityOf(index: number): Polarity {
    const own = this.marks[index]?.sense.kind
    if (this.kindAt(index + 1) === 'only') return 'meant'
    let at = index - 1
    for (let step = 0; step < 6; step += 1, at -= 1) {
      const kind = this.kindAt(at)
      if (kind === undefined) return 'meant'
      if (kind === 'not') return 'excluded'
      if (kind === 'instead') return 'dropped'
      if (kind === 'or' || kind === 'and' || kind === 'comma') {
        const before = this.kindAt(at - 1) === 'comma' ? at - 2 : at - 1
        // "no packing, offload": a comma carries a no only from one GPU or provider to the next; and "not Lambda, RunPod"
        // corrects, unless the list goes on.
        if (kind === 'comma' && own !== 'gpu' && own !== 'provider') return 'meant'
        if (
          kind === 'comma' &&
          this.#corrects(before) &&
          this.kindAt(index + 1) !== 'or' &&
          this.kindAt(index + 1) !== 'and'
        )
          return 'meant'
        return this.kindAt(before) === own && this.kindAt(at + 1) === own ? this.polarity(before) : 'meant'
      }
      if (!passable.has(kind)) return 'meant'
    }
    return 'meant'
  }
}
