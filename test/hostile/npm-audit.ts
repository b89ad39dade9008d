/** Reads what `npm audit --json` printed. */
import * as z from 'zod'

const severities = ['info', 'low', 'moderate', 'high', 'critical'] as const
const auditSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.enum(severities), range: z.string(), via: z.array(z.unknown()) }),
  ),
  metadata: z.object({ dependencies: z.object({ total: z.number() }) }),
})
const advisorySchema = z.object({ title: z.string(), url: z.string().optional() })

export type AuditReport = { readonly lines: readonly string[]; readonly isGrave: boolean }

/** Not a report: the registry was not reached, and nothing is known. */
export function parseAuditReport(output: string): AuditReport {
  const parsed = auditSchema.safeParse(parseJson(output))
  if (!parsed.success)
    return { lines: ['advisories: the registry could not be asked; nothing was checked'], isGrave: false }
  const { vulnerabilities, metadata } = parsed.data
  const vulnerable = Object.entries(vulnerabilities)
  const grave = vulnerable.filter(([, { severity }]) => severity === 'high' || severity === 'critical')
  return {
    lines: [
      `advisories: ${metadata.dependencies.total} packages, ${vulnerable.length} with known faults, ${grave.length} of them grave`,
      ...vulnerable.map(([name, { severity, range, via }]) => `  ${severity}: ${name} ${range}${advisoryReasons(via)}`),
    ],
    isGrave: grave.length > 0,
  }
}

function advisoryReasons(via: readonly unknown[]): string {
  const reasons = via.flatMap((one) => {
    const parsed = advisorySchema.safeParse(one)
    return parsed.success ? [[parsed.data.title, parsed.data.url].filter((part) => part !== undefined).join(' ')] : []
  })
  return reasons.length === 0 ? '' : `: ${reasons.join('; ')}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
