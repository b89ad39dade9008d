/** The values of a configuration by what they say, with a record of which keys were used for it. */
import type { ConfigEntry, Scalar } from './config-entry.ts'
import { keyAliases, type CanonicalKey } from './key-aliases.ts'

/** Looks values up by their meaning, whatever a trainer calls the key, and records each key it used. */
export class ConfigValues {
  readonly entries: readonly ConfigEntry[]
  /** Paths that were understood, each with what was made of it. */
  readonly usedKeys = new Map<string, string>()

  constructor(entries: readonly ConfigEntry[]) {
    this.entries = entries
  }

  /** The entry of a meaning; of several with one name the last. null where it is absent, empty or "auto". */
  entry(canonicalKey: CanonicalKey): ConfigEntry | null {
    for (const name of keyAliases[canonicalKey]) {
      const match = this.entries.findLast(
        ({ path, key, value }) => (name.includes('.') ? path.endsWith(name) : key === name) && isSet(value),
      )
      if (match !== undefined) return match
    }
    return null
  }

  /** Its value as words; of a list the words joined by commas. */
  text(canonicalKey: CanonicalKey): string | null {
    const match = this.entry(canonicalKey)
    if (match === null) return null
    return [match.value].flat().map(String).join(',').trim()
  }

  /** A number above zero: trainers write -1 for "not set". */
  number(canonicalKey: CanonicalKey): number | null {
    const value = Number(this.entry(canonicalKey)?.value ?? NaN)
    return Number.isFinite(value) && value > 0 ? value : null
  }

  /** Whether it is switched on; "offload", "unsloth" and other words are. null where nothing is said. */
  isOn(canonicalKey: CanonicalKey): boolean | null {
    const value = this.entry(canonicalKey)?.value ?? null
    if (typeof value === 'boolean') return value
    if (value === null) return null
    return !/^(?:false|no|off|0|none|disabled?|eager|sdpa)$/i.test(String(value))
  }

  /** Marks the key of a meaning as understood, and returns it. */
  markUsed(canonicalKey: CanonicalKey, means: string): string {
    const match = this.entry(canonicalKey)
    if (match !== null) this.usedKeys.set(match.path, means)
    return match?.key ?? ''
  }
}

const isSet = (value: ConfigEntry['value']): boolean => {
  const [first] = [value].flat() as readonly Scalar[]
  return first !== null && first !== undefined && first !== '' && first !== 'auto'
}
