/** Whether the app can answer now; each reason against it is a sentence. */
export type Health = {
  /** Records what is wrong with one part; null: nothing any more. */
  readonly report: (part: string, trouble: string | null) => void
  readonly isTroubled: (part: string) => boolean
  /** Empty when the app can answer. */
  readonly troubles: () => readonly string[]
}

/** Healthy until something is reported. */
export function watchHealth(): Health {
  const parts = new Map<string, string>()
  return {
    report: (part, trouble) => {
      if (trouble === null) parts.delete(part)
      else parts.set(part, trouble)
    },
    isTroubled: (part) => parts.has(part),
    troubles: () => [...parts.values()],
  }
}
