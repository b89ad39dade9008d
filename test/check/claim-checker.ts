/** Claims judged over the project's own data on a fixed day. */
import { createApp } from '../../src/app.ts'
import type { ClaimAnswer } from '../../src/check/claim-check.ts'
import { isClaim } from '../../src/check/claim-detection.ts'
import type { Spec } from '../../src/scenario/scenario.ts'
import { vocabulary } from '../language/fixtures.ts'

export const today = '2026-11-24'
export const advisor = createApp().advisor()

export const check = (text: string, context: Spec | null = null): ClaimAnswer => advisor.check(text, today, context)

export const isClaimText = (text: string): boolean => isClaim(text, vocabulary, today)
