/** One thing that was checked of a claim, and how it came out. */

export type CheckVerdict = 'consistent' | 'off' | 'impossible'

/** One figure of a claim, judged. */
export type CheckFinding = {
  readonly about: 'durations' | 'hours' | 'dollars' | 'step cost' | 'memory' | 'speed' | 'utilisation' | 'price'
  readonly verdict: CheckVerdict
  /** The figure that was checked, as typed. */
  readonly claimed: string
  /** The sum that it was checked by, or what ours says of it. */
  readonly shown: string
  /** Claimed over what it should be; null where it is no matter of a factor. */
  readonly factor: number | null
  /** What may have gone wrong, as a clause; null where no usual slip comes near. */
  readonly slip: string | null
  /** Of a speed that may be: tokens a second over all GPUs. */
  readonly tokensPerSecond?: number
}

const severity: Readonly<Record<CheckVerdict, number>> = { consistent: 0, off: 1, impossible: 2 }

/** The gravest first. */
export const bySeverity = (one: CheckFinding, other: CheckFinding): number =>
  severity[other.verdict] - severity[one.verdict]

/** The gravest verdict; null where nothing could be checked. */
export function verdictOf(findings: readonly CheckFinding[]): CheckVerdict | null {
  return findings.toSorted(bySeverity)[0]?.verdict ?? null
}
