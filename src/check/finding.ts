/** One thing that was checked of a claim, and how it came out. */

export type Verdict = 'consistent' | 'off' | 'impossible'

export type Finding = {
  readonly about: 'durations' | 'hours' | 'dollars' | 'step cost' | 'memory' | 'speed' | 'utilisation' | 'price'
  readonly verdict: Verdict
  /** The figure that was checked, as typed. */
  readonly claimed: string
  /** The sum that it was checked by, or what ours says of it. */
  readonly shown: string
  /** Claimed over what it should be; null where it is no matter of a factor. */
  readonly factor: number | null
  /** What may have gone wrong, as a clause; null where no usual slip comes near. */
  readonly slip: string | null
}

const weight: Readonly<Record<Verdict, number>> = { consistent: 0, off: 1, impossible: 2 }

/** The gravest first. */
export const byGravity = (one: Finding, other: Finding): number => weight[other.verdict] - weight[one.verdict]

/** The gravest verdict; null where nothing could be checked. */
export function verdictOf(findings: readonly Finding[]): Verdict | null {
  return findings.toSorted(byGravity)[0]?.verdict ?? null
}
