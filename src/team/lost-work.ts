/** Work that went with a crash. */

/** The step up to which a run is saved that lost so many of the hours of its last attempt; null where that is not known. */
export function savedByLoss(
  { step, resumedAtStep }: { readonly step: number | null; readonly resumedAtStep: number },
  lostHours: number | null,
  hours: number | null,
): number | null {
  if (step === null || lostHours === null || hours === null || lostHours > hours) return null
  return step - (lostHours / hours) * (step - resumedAtStep)
}
