/** Whether the app can answer now; each reason against it is a sentence. */
export type Health = {
  /** Records what is wrong with one part; null: nothing any more. */
  readonly report: (part: string, trouble: string | null) => void
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
    troubles: () => [...parts.values()],
  }
}
