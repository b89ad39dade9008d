/** Claims judged over the project's own data on a fixed day. */
import { sharedApp } from '../shared-app.ts'
import type { ClaimAnswer } from '../../src/check/claim-check.ts'
import { isClaim } from '../../src/check/claim-detection.ts'
import type { Spec } from '../../src/scenario/scenario.ts'
import { vocabulary } from '../language/fixtures.ts'

export const today = '2026-11-24'
const app = sharedApp()
export const advisor = app.advisor()
export const renderContext = app.cli.renderContextOn(today)

export const check = (text: string, context: Spec | null = null): ClaimAnswer =>
  advisor.checkClaim(text, today, context)

export const isClaimText = (text: string): boolean => isClaim(text, vocabulary, today)
