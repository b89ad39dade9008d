/** The values of a configuration by what they say, with a record of which keys were used for it. */
import type { Entry, Scalar } from './entries.ts'
import { keyNames, type Meaning } from './keys.ts'

export class Keyed {
  readonly entries: readonly Entry[]
  /** Paths that were understood, each with what was made of it. */
  readonly used = new Map<string, string>()

  constructor(entries: readonly Entry[]) {
    this.entries = entries
  }

  /** The entry of a meaning; of several with one name the last. null where it is absent, empty or "auto". */
  entry(meaning: Meaning): Entry | null {
    for (const name of keyNames[meaning]) {
      const found = this.entries.findLast(
        ({ path, key, value }) => (name.includes('.') ? path.endsWith(name) : key === name) && isSet(value),
      )
      if (found !== undefined) return found
    }
    return null
  }

  /** Its value as words; of a list the words joined by commas. */
  words(meaning: Meaning): string | null {
    const found = this.entry(meaning)
    if (found === null) return null
    return [found.value].flat().map(String).join(',').trim()
  }

  /** A number above zero: trainers write -1 for "not set". */
  number(meaning: Meaning): number | null {
    const value = Number(this.entry(meaning)?.value ?? NaN)
    return Number.isFinite(value) && value > 0 ? value : null
  }

  /** Whether it is switched on; "offload", "unsloth" and other words are. null where nothing is said. */
  isOn(meaning: Meaning): boolean | null {
    const value = this.entry(meaning)?.value ?? null
    if (typeof value === 'boolean') return value
    if (value === null) return null
    return !/^(?:false|no|off|0|none|disabled?|eager|sdpa)$/i.test(String(value))
  }

  /** Marks the key of a meaning as understood, and returns it. */
  use(meaning: Meaning, means: string): string {
    const found = this.entry(meaning)
    if (found !== null) this.used.set(found.path, means)
    return found?.key ?? ''
  }
}

const isSet = (value: Entry['value']): boolean => {
  const [first] = [value].flat() as readonly Scalar[]
  return first !== null && first !== undefined && first !== '' && first !== 'auto'
}
