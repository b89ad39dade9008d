/** Reads what `npm audit --json` printed. */
import * as z from 'zod'

const severities = ['info', 'low', 'moderate', 'high', 'critical'] as const
const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.enum(severities), range: z.string(), via: z.array(z.unknown()) }),
  ),
  metadata: z.object({ dependencies: z.object({ total: z.number() }) }),
})
const titled = z.object({ title: z.string(), url: z.string().optional() })

export type Audit = { readonly lines: readonly string[]; readonly isGrave: boolean }

/** Not a report: the registry was not reached, and nothing is known. */
export function readAudit(printed: string): Audit {
  const read = report.safeParse(jsonOf(printed))
  if (!read.success)
    return { lines: ['advisories: the registry could not be asked; nothing was checked'], isGrave: false }
  const { vulnerabilities, metadata } = read.data
  const known = Object.entries(vulnerabilities)
  const grave = known.filter(([, { severity }]) => severity === 'high' || severity === 'critical')
  return {
    lines: [
      `advisories: ${metadata.dependencies.total} packages, ${known.length} with known faults, ${grave.length} of them grave`,
      ...known.map(([name, { severity, range, via }]) => `  ${severity}: ${name} ${range}${reasonsOf(via)}`),
    ],
    isGrave: grave.length > 0,
  }
}

function reasonsOf(via: readonly unknown[]): string {
  const reasons = via.flatMap((one) => {
    const read = titled.safeParse(one)
    return read.success ? [[read.data.title, read.data.url].filter((part) => part !== undefined).join(' ')] : []
  })
  return reasons.length === 0 ? '' : `: ${reasons.join('; ')}`
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
