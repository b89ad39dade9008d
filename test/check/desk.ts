/** Claims judged over the project's own data on a fixed day. */
import { compose } from '../../src/compose.ts'
import type { CheckedClaim } from '../../src/check/check.ts'
import { isClaim } from '../../src/check/is-claim.ts'
import type { Spec } from '../../src/scenario/spec.ts'
import { vocabulary } from '../scenario/language.ts'

export const today = '2026-11-24'
export const rooms = compose().corridor()

export const check = (text: string, context: Spec | null = null): CheckedClaim => rooms.check(text, today, context)

export const isClaimed = (text: string): boolean => isClaim(text, vocabulary, today)
