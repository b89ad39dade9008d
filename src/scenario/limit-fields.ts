import type { SpecField } from './scenario.ts'

/** What a run may cost and take: no part of the job itself. */
export const limitFields: ReadonlySet<SpecField> = new Set(['budgetUsd', 'deadlineHours'])
