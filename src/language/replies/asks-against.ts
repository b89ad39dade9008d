/** Questions that expect a no. */

/** "Is a 3090 out of the question?": a yes would say the opposite of what the answer tells. */
export const asksAgainst =
  /\b(?:out of the question|no-?go|overkill|impossible|hopeless|unrealistic|not enough|no longer|not fit|(?:doesn't|won't|does not|will not|cannot|can't) fit|too (?:small|slow|old|weak|little))\b|^\W*(?:will|would|does|could|might) (?:it|this|that) (?:likely |probably |then )?(?:oom|run out of (?:memory|vram)|blow up|crash)\b/u
