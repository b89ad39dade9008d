import type { Scenario, SpecField } from './scenario.ts'

/** What a run may cost and take: no part of the job itself. */
export const limitFields: ReadonlySet<SpecField> = new Set(['budgetUsd', 'deadlineHours'])

/** The scenario where its budget and its deadline do not hold. */
export const withoutLimits = ({ spec, ...rest }: Scenario): Scenario => ({
  ...rest,
  spec: { ...spec, budgetUsd: null, deadlineHours: null },
})
